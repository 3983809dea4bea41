using System.Text;
using Bangkom.Grains.Budget;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Policies;
using Bangkom.Recount;
using CsCheck;

namespace Bangkom.Grains.Tests.Budget;

/// <summary>Whatever is asked in whatever order, no stage passes the one before, and the sums are those of a recount.</summary>
public sealed class BudgetProperties
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 6, 1);

    private static readonly Gen<BudgetCommand> Commands = Gen.Select(Gen.Int[0, 6], Gen.Enum<FundingSource>(), Gen.Long[0, 400], Gen.Int[0, 9], Gen.Int[2025, 2026]).Select(
        (kind, fund, rupiah, number, year) => (BudgetCommand)(kind switch
        {
            0 => new PlanBudget(year, fund, rupiah),
            1 => new SetCeiling(year, fund, rupiah, "DPA"),
            2 or 3 => new CommitBudget(new BudgetCommitted($"C{number}", year, fund, rupiah / 4, Day, null, new BatchId("B"), null)),
            4 => new ReleaseCommitment($"C{number}", rupiah / 8, Day, "less"),
            5 => new RealiseBudget($"C{number}", rupiah / 8, Day, "SP2D"),
            // Its position is that of one of the facts so far, or of none.
            _ => new CorrectRealisation(3 + number, rupiah / 8, "typing slip"),
        }));

    [Fact]
    public void No_stage_passes_the_one_before_and_sums_are_those_of_a_recount() => Commands.Array[0, 60].Sample(commands =>
    {
        var state = new BudgetState();
        var rows = new List<RecountRow> { Row(1, new RegionDefined(new RegionId("R"), "R", "Asia/Jakarta"), null) };
        foreach (var command in commands)
        {
            if (command.ProblemIn(state.View) is not null || FactOf(command) is not { } fact)
            {
                continue;
            }

            var position = rows.Count + 1L;
            rows.Add(Row(position, fact, $"{position}"));
            state.Apply(new RecordedFact(position, Now, Now, "admin", $"{position}", new FactTargets(null, []), fact));
            Sound(state.View);
        }

        var recount = new Bangkom.Recount.Cycle.Budget(rows, Bangkom.Recount.Recount.Of(rows, Day));
        foreach (var (year, fund) in new[] { 2025, 2026 }.SelectMany(y => Enum.GetValues<FundingSource>().Select(f => (y, f))))
        {
            var of = recount.Source(year, WireNames.Of(fund));
            Assert.Equal(
                (of.Planned, of.Ceiling, of.Committed, of.Realised),
                (state.View.Year(year).PlanOf(fund), state.View.Year(year).CeilingOf(fund), state.View.CommittedOf(year, fund), state.View.RealisedOf(year, fund)));
        }

        Assert.Equal(BudgetState.FromParts(state.ToParts()).View.Commitments, state.View.Commitments);
    }, iter: 500);

    [Fact]
    public void Shares_are_whole_rupiah_that_add_up_and_differ_from_the_exact_share_by_less_than_one() =>
        Gen.Select(Gen.Long[0, BudgetCommand.RupiahMax], Gen.Int[0, 500].Array[0, 8]).Sample((rupiah, completed) =>
        {
            var by = completed.Select((c, i) => (new AgencyId($"A{i}"), c)).ToList();
            var shares = CostSharing.Share(CostFigures.None with { Committed = rupiah, Realised = rupiah, RealisedApbd = rupiah }, by).ToDictionary(s => s.Agency, s => s.Figures);
            decimal all = completed.Sum();
            Assert.Equal(all == 0 ? 0 : rupiah, shares.Values.Sum(s => s.Realised));
            foreach (var (agency, count) in by)
            {
                var share = shares.GetValueOrDefault(agency) ?? CostFigures.None;
                Assert.True(all == 0 || Math.Abs(share.Realised - (rupiah * count / all)) < 1, $"{share.Realised}");
                Assert.Equal((share.Realised, share.Realised, 0L), (share.Committed, share.RealisedApbd, share.Contribution));
            }
        });

    private static void Sound(BudgetView book)
    {
        Assert.All(book.Commitments.Values, c => Assert.True(c.Realised >= 0 && c.Realised <= c.Bound && c.Bound >= 0));
        foreach (var (year, of) in book.Years)
        {
            Assert.All(Enum.GetValues<FundingSource>(), f => Assert.True(book.CommittedOf(year, f) <= (of.CeilingOf(f) ?? 0)));
        }
    }

    private static Fact? FactOf(BudgetCommand command) => command switch
    {
        PlanBudget c => new BudgetPlanned(c.Year, c.Fund, c.Rupiah),
        SetCeiling c => new CeilingSet(c.Year, c.Fund, c.Rupiah, c.Document),
        CommitBudget c => c.Terms,
        ReleaseCommitment c => new CommitmentReleased(c.Commitment, c.Rupiah, c.On, c.Reason),
        RealiseBudget c => new BudgetRealised(c.Commitment, c.Rupiah, c.On, c.Document),
        CorrectRealisation c => new RealisationCorrected(c.Of, c.Rupiah, c.Reason),
        _ => null,
    };

    private static RecountRow Row(long position, Fact fact, string? key) => new(position, Now, Now, "admin", key, Encoding.UTF8.GetString(FactJson.Write(fact)));
}
