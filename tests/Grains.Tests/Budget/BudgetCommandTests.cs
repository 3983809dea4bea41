using Bangkom.Grains.Budget;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Partners;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Programs;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.Budget;

public sealed class BudgetCommandTests
{
    private readonly DecidingRegion _region = new();

    [Fact]
    public void Money_is_for_a_batch_or_a_programme_that_exists()
    {
        _region.Refuses("INVALID_PURPOSE", "batch", Commit());
        _region.Refuses("INVALID_PURPOSE", "batch", Commit("P", "B"));
        _region.Refuses("UNKNOWN_PROGRAM", "program", Commit("P"));
        _region.Refuses("UNKNOWN_BATCH", "batch", Commit(batch: "B"));
        _region.Accept(new DefineProgram(new ProgramId("P"), "Public service", LearningForm.Technical, 20, []), "admin");
        var fact = Assert.IsType<BudgetCommitted>(_region.Accept(Commit("P"), "admin")[0].Fact);
        Assert.Equal(("C1", 5_000_000L), (fact.Commitment, fact.Rupiah));
    }

    [Fact]
    public void Amounts_days_years_and_texts_have_limits()
    {
        _region.Refuses("INVALID_AMOUNT", "amount", new PlanBudget(2026, FundingSource.Apbd, -1));
        _region.Refuses("INVALID_AMOUNT", "amount", new PlanBudget(2026, FundingSource.Apbd, BudgetCommand.RupiahMax + 1));
        _region.Refuses("INVALID_YEAR", "year", new PlanBudget(1899, FundingSource.Apbd, 1));
        _region.Refuses("INVALID_TEXT", "document", new SetCeiling(2026, FundingSource.Apbd, 1, " "));
        _region.Refuses("INVALID_DAY", "on", new RealiseBudget("C1", 1, _region.Today.AddDays(1), "SP2D 1"));
        _region.Refuses("INVALID_CODE", "commitment", new ReleaseCommitment("c 1", 1, _region.Today, "less"));
        _region.Refuses("UNKNOWN_REALISATION", "realisation", new CorrectRealisation(1, 1, "slip"));
    }

    [Fact]
    public void An_agreement_names_a_partner_and_terms_that_make_sense()
    {
        var terms = new AgreementSigned(new PartnerId("UNI"), " PKS-1 ", Day(1, 1), Day(12, 31), 40, 2_000_000, 0.25m, 10_000_000);
        _region.Refuses("UNKNOWN_PARTNER", "partner", new SignAgreement(terms));
        _region.Accept(new DefinePartner(new PartnerId("UNI"), "Universitas Contoh"), "admin");
        _region.Refuses("INVALID_VALIDITY", "validTo", new SignAgreement(terms with { ValidTo = Day(1, 1, 2025) }));
        _region.Refuses("INVALID_SHARE", "coFundedShare", new SignAgreement(terms with { CoFundedShare = 1.1m }));
        _region.Refuses("INVALID_AMOUNT", "inKind", new SignAgreement(terms with { InKindRupiah = -1 }));
        Assert.Equal("PKS-1", Assert.IsType<AgreementSigned>(_region.Accept(new SignAgreement(terms), "admin")[0].Fact).Number);
    }

    [Fact]
    public void A_correction_had_happened_when_the_realisation_had()
    {
        _region.Accept(new DefineProgram(new ProgramId("P"), "Public service", LearningForm.Technical, 20, []), "admin");
        _region.Accept(new RealiseBudget("C1", 5, Day(3, 4), "SP2D 1"), "admin");
        var realised = _region.Facts[^1];
        var corrected = _region.Accept(new CorrectRealisation(realised.Position, 4, "slip"), "admin")[0];
        Assert.Equal(realised.OccurredAt, corrected.OccurredAt);
        Assert.Equal(RegionZone.Of("Asia/Jakarta").NoonOf(Day(3, 4)), corrected.OccurredAt);
    }

    [Theory]
    // 0.16 % of 1,000,000,000,000 is 1,600,000,000.
    [InlineData(1_600_000_000, true)]
    [InlineData(1_599_999_999, false)]
    public void The_floor_is_a_share_of_the_whole_APBD(long ceiling, bool isMet)
    {
        var state = new BudgetState();
        foreach (var (fact, i) in new Fact[] { new RegionBudgetSet(2026, 1_000_000_000_000, "Perda 1/2026"), new CeilingSet(2026, FundingSource.Apbd, ceiling, "DPA") }.Select((f, i) => (f, i)))
        {
            state.Apply(new RecordedFact(i + 1, _region.Now, _region.Now, "admin", null, new FactTargets(null, []), fact));
        }

        var floor = BudgetFigures.Floor(state.View, 2026, _region.Roster.Rules.Policies)!;
        Assert.Equal((isMet, 0.16m), (floor.IsMet, floor.Required));
        Assert.Equal((ceiling, 1_000_000_000_000m), (floor.Share!.Numerator, floor.Share.Denominator));
        Assert.Null(BudgetFigures.Floor(state.View, 2025, _region.Roster.Rules.Policies)!.IsMet);
        Assert.Null(BudgetFigures.Floor(state.View, 2026, PolicyBook.Empty));
    }

    [Fact]
    public void Costs_have_numerator_and_denominator_and_no_value_over_nothing()
    {
        // 12,000,000 of which a quarter is the partner's, for 24 people and 480 JP; in kind 3,000,000.
        var cost = new CostFigures(15_000_000, 12_000_000, 9_000_000, 3_000_000 + 3_000_000, 24, 480, null);
        Assert.Equal((12_000_000m, 24m, 500_000m), (cost.PerParticipant.Numerator, cost.PerParticipant.Denominator, cost.PerParticipant.Value));
        Assert.Equal(25_000m, cost.PerJp.Value);
        Assert.Equal(0.8m, cost.Realisation.Value);
        Assert.Equal(0.666667m, cost.Leverage.Value);
        Assert.Null(cost.PerClosedGap);
        Assert.Equal(1_000_000m, (cost with { ClosedGaps = 12 }).PerClosedGap!.Value);
        Assert.Null(CostFigures.None.PerParticipant.Value);
    }

    private static CommitBudget Commit(string? program = null, string? batch = null) => new(new BudgetCommitted(
        "C1", 2026, FundingSource.Apbd, 5_000_000, Day(3, 4), program is null ? null : new ProgramId(program), batch is null ? null : new BatchId(batch), null));
}
