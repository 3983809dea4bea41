using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Evaluation.Publishing;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Tests.Evaluation;

/// <summary>
/// Somebody asks every figure after every answer, keeps all they ever saw, and subtracts. What a figure adds up is known here exactly, which
/// is more than the figures tell.
/// </summary>
public sealed class SuppressionTests(ITestOutputHelper output)
{
    private static readonly DateOnly Start = new(2025, 1, 6);

    [Theory]
    [InlineData(1, 3, 2, 6)]
    [InlineData(2, 2, 0, 2)]
    [InlineData(3, 4, 3, 9)]
    [InlineData(4, 1, 4, 3)]
    [InlineData(5, 6, 0, 5)]
    [InlineData(6, 2, 3, 1)]
    public void No_difference_of_two_or_three_figures_ever_seen_leaves_fewer_than_five_answers(int seed, int tops, int children, int batches)
    {
        var random = new Random(seed);
        var region = new AnsweringRegion(tops, children, batches);
        var seen = new HashSet<UInt128>();
        for (var i = 0; i < 120; i++)
        {
            // People of one agency tend to go to one batch: groups that nearly coincide are what gives people away.
            var agency = random.Next(region.Agencies.Count);
            var batch = random.Next(4) == 0 ? random.Next(batches) : agency % batches;
            region.Answer(region.Agencies[agency], random.Next(12) == 0 ? null : batch, Start.AddDays((i * 3) + random.Next(20) - 10), closes: random.Next(2) == 0 ? null : Start.AddDays(i * 3));
            seen.UnionWith(Asked(region));
        }

        seen.Remove(UInt128.Zero);
        output.WriteLine($"{seen.Count} figures seen, {region.State.Reactions.Publication.Steps.Count} steps, {UInt128.PopCount(seen.Aggregate(UInt128.Zero, (a, b) => a | b))} of 120 answers shown");
        Assert.True(seen.Count > 20);
        Subtract([.. seen]);
    }

    [Fact]
    public void An_agency_that_is_nearly_a_batch_waits_until_it_is_not()
    {
        var region = new AnsweringRegion(3, 0, 2);
        for (var i = 0; i < 6; i++)
        {
            region.Answer(region.Agencies[0], 0, Start);
        }

        var other = region.Answer(region.Agencies[0], 1, Start);
        // Six answers of the batch and the agency, one of the agency alone: shown side by side they would tell the one.
        Assert.Equal(5, region.View(GroupKind.Batch, "B0").Responses);
        var agency = region.State.Reactions.Publication.Published(p => p.Kind == PlaceKind.Agency, new Quarter(0), new Quarter(int.MaxValue)).ToHashSet();
        var batch = region.State.Reactions.Publication.Published(p => p.Kind == PlaceKind.Batch, new Quarter(0), new Quarter(int.MaxValue)).ToHashSet();
        Assert.True(agency.Except(batch).Count() + batch.Except(agency).Count() is 0 or >= Publication.GroupMin);
        Assert.DoesNotContain(other, agency);
    }

    [Fact]
    public void Four_answers_are_not_shown_and_five_are()
    {
        var region = new AnsweringRegion(5, 0, 1);
        for (var i = 0; i < 4; i++)
        {
            region.Answer(region.Agencies[i], 0, Start);
            Assert.True(region.View(GroupKind.Region).Suppressed);
        }

        region.Answer(region.Agencies[4], 0, Start, recommend: 10);
        var view = region.View(GroupKind.Batch, "B0");
        Assert.Equal((5, 20m), (view.Responses, view.Nps));
        Assert.Equal(50m, view.Index.Value);
        Assert.Equal((250m, 5m), (view.Index.Numerator, view.Index.Denominator));
    }

    [Fact]
    public void A_figure_moves_by_five_answers_or_more_and_never_back()
    {
        var random = new Random(9);
        var region = new AnsweringRegion(4, 2, 5);
        var last = region.Groups.ToDictionary(g => g, _ => 0);
        for (var i = 0; i < 300; i++)
        {
            region.Answer(region.Agencies[random.Next(region.Agencies.Count)], random.Next(5), Start.AddDays(i));
            foreach (var group in region.Groups)
            {
                var now = region.View(group.Kind, group.Code).Responses ?? 0;
                Assert.True(now == last[group] || now >= last[group] + Publication.GroupMin, $"{group} went from {last[group]} to {now}");
                last[group] = now;
            }
        }

        Assert.InRange(last[new EvaluationGroup(GroupKind.Region, "")], 275, 300);
        Assert.InRange(last[new EvaluationGroup(GroupKind.AgencyWithChildren, "T0")], 45, 100);
    }

    [Fact]
    public void What_stays_too_little_in_small_agencies_counts_in_the_one_above_after_the_quarter()
    {
        var region = new AnsweringRegion(1, 3, 4);
        foreach (var (agency, i) in region.Agencies.Where(a => a.Value.Contains('-')).SelectMany(a => Enumerable.Range(0, 3).Select(i => (a, i))))
        {
            region.Answer(agency, i, Start);
        }

        Assert.True(region.View(GroupKind.AgencyWithChildren, "T0").Suppressed);
        region.Answer(region.Agencies[0], 3, Start.AddDays(100));
        Assert.Equal(9, region.View(GroupKind.AgencyWithChildren, "T0").Responses);
        Assert.All(region.Agencies, a => Assert.True(region.View(GroupKind.Agency, a.Value).Suppressed));
    }

    [Fact]
    public void What_stays_too_little_in_closed_batches_counts_in_their_programme()
    {
        var region = new AnsweringRegion(6, 0, 3);
        foreach (var agency in region.Agencies.Take(3))
        {
            region.Answer(agency, 0, Start, closes: Start);
            region.Answer(agency, 2, Start, closes: Start);
        }

        region.Answer(region.Agencies[0], 1, Start.AddDays(100));
        Assert.True(region.View(GroupKind.Batch, "B0").Suppressed);
        // B0 is held by M0, B2 by M0 too: 2 % 3 % 2 = 0.
        Assert.Equal((6, 6, 6), (region.View(GroupKind.Program, "P0").Responses, region.View(GroupKind.Partner, "M0").Responses, region.View(GroupKind.Region).Responses));
    }

    [Fact]
    public void A_step_counts_in_the_quarter_of_its_latest_answer()
    {
        var region = new AnsweringRegion(5, 0, 1);
        for (var i = 0; i < 5; i++)
        {
            region.Answer(region.Agencies[i], 0, new DateOnly(2025, 12, 28).AddDays(i));
        }

        Assert.True(region.View(GroupKind.Region, year: 2025).Suppressed);
        Assert.Equal(5, region.View(GroupKind.Region, year: 2026, quarter: 1).Responses);
        Assert.True(region.View(GroupKind.Region, year: 2026, quarter: 2).Suppressed);
    }

    [Fact]
    public void Comments_are_those_of_published_answers_in_no_order_of_time()
    {
        var region = new AnsweringRegion(5, 0, 2);
        for (var i = 0; i < 5; i++)
        {
            region.Answer(region.Agencies[i], 0, Start, comment: $"c{i}");
        }

        region.Answer(region.Agencies[0], 1, Start, comment: "alone");
        Assert.Equal(["c0", "c1", "c2", "c3", "c4"], SatisfactionFigures.Comments(region.State, new(GroupKind.Batch, "B0"), region.Tree).Order());
        Assert.Empty(SatisfactionFigures.Comments(region.State, new(GroupKind.Batch, "B1"), region.Tree));
        Assert.Empty(SatisfactionFigures.Comments(region.State, new(GroupKind.Agency, "T0"), region.Tree));
    }

    /// <summary>What every figure adds up, as a set of answers.</summary>
    private static IEnumerable<UInt128> Asked(AnsweringRegion region)
    {
        var periods = new List<(Quarter, Quarter)> { (new(int.MinValue), new(int.MaxValue)) };
        foreach (var year in new[] { 2024, 2025, 2026 })
        {
            periods.Add((Quarter.Of(year, 1), Quarter.Of(year, 4)));
            periods.AddRange(Enumerable.Range(1, 4).Select(q => (Quarter.Of(year, q), Quarter.Of(year, q))));
        }

        return region.Groups.SelectMany(g => periods.Select(p =>
            region.State.Reactions.Publication.Published(SatisfactionFigures.PartOf(g, region.Tree), p.Item1, p.Item2)
                .Aggregate(UInt128.Zero, (set, answer) => set | (UInt128.One << answer))));
    }

    private static void Subtract(UInt128[] figures)
    {
        for (var i = 0; i < figures.Length; i++)
        {
            Leaves(figures[i]);
            for (var j = i + 1; j < figures.Length; j++)
            {
                Leaves(figures[i] ^ figures[j]);
                var (both, any) = (figures[i] & figures[j], figures[i] | figures[j]);
                for (var k = 0; k < figures.Length; k++)
                {
                    // The third less the other two: an answer is cancelled that is in none, or in the third and just one of the others.
                    Leaves((figures[k] ^ any) | both);
                }
            }
        }
    }

    private static void Leaves(UInt128 answers)
    {
        if (UInt128.PopCount(answers) is var left && left > 0 && left < Publication.GroupMin)
        {
            Assert.Fail($"Figures subtracted leave {left} answers.");
        }
    }
}
