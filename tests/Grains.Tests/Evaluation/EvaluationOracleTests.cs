using System.Collections.Immutable;
using System.Text;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Recount;

namespace Bangkom.Grains.Tests.Evaluation;

/// <summary>The fold against a naive recount of the stored JSON, on random answers of random groups.</summary>
public sealed class EvaluationOracleTests
{
    [Theory]
    [InlineData(1, 3, 2, 4)]
    [InlineData(2, 2, 0, 2)]
    [InlineData(3, 4, 3, 6)]
    [InlineData(4, 1, 5, 1)]
    public void Every_figure_of_every_group_and_quarter_agrees_with_the_recount(int seed, int tops, int children, int batches)
    {
        var region = new AnsweringRegion(tops, children, batches);
        var facts = Facts(region, new Random(seed)).ToList();
        facts.ForEach(region.Apply);
        var recount = new Recount.Cycle.Evaluation(facts.Select((f, i) => new RecountRow(i + 1, default, default, Sources.Answers, null, Encoding.UTF8.GetString(FactJson.Write(f)))));
        var shown = 0;
        foreach (var group in region.Groups)
        {
            foreach (var (from, to) in Periods())
            {
                var view = SatisfactionFigures.Of(region.State, group, region.Tree, from, to);
                var naive = recount.Of(KindOf(group.Kind), CodesOf(region, group), from.Index, to.Index);
                Assert.Equal(naive.Responses, view.Responses ?? 0);
                Assert.Equal(Round(naive.IndexSum), view.Index.Numerator ?? 0);
                Assert.Equal(naive.Recommend, view.Recommend.IsEmpty ? new int[11] : view.Recommend);
                Assert.Equal(
                    naive.Learning.Select(l => (l.People, l.People == 0 ? null : Gain(l.Pre / l.People, l.Post / l.People))),
                    view.Learning.Select(l => (l.People ?? 0, l.ClassGain)));
                Assert.Equal(naive.Transfer.Select(t => ((decimal)t.Reached, (decimal)t.All)), view.Transfers.Select(t => (t.Rate.Numerator ?? 0, t.Rate.Denominator ?? 0)));
                shown += naive.Responses;
            }
        }

        Assert.True(shown > 500, $"only {shown}");
    }

    [Fact]
    public void The_public_s_index_agrees_with_the_recount()
    {
        var random = new Random(5);
        var region = new AnsweringRegion(1, 0, 1);
        List<EvaluationFact> facts = [.. Enumerable.Range(0, 8).Select(u => new ServiceUnitDefined(new($"U{u}"), "Loket", region.Agencies[0]))];
        for (var i = 0; i < 60; i++)
        {
            ImmutableArray<int> answers = [.. Enumerable.Range(0, 9).Select(_ => random.Next(12) == 0 ? random.Next(6) : 20 + random.Next(10))];
            facts.Add(new SurveyRecorded(new($"U{random.Next(8)}"), Quarter.Of(2026, 1 + random.Next(4)), 30, [.. answers.Select(n => n + random.Next((3 * n) + 1))], answers, "1/9"));
        }

        facts.ForEach(region.Apply);
        var recount = new Recount.Cycle.Evaluation(facts.Select((f, i) => new RecountRow(i + 1, default, default, Sources.Answers, null, Encoding.UTF8.GetString(FactJson.Write(f)))));
        var found = 0;
        for (var quarter = Quarter.Of(2026, 1); quarter <= Quarter.Of(2026, 4); quarter = new Quarter(quarter.Index + 1))
        {
            foreach (var units in Enumerable.Range(0, 8).Select(u => new[] { $"U{u}" }).Append([.. Enumerable.Range(0, 8).Select(u => $"U{u}")]))
            {
                var index = IkmSums.Of([.. region.State.Services.SurveysOf(u => units.Contains(u.Unit.Value), quarter, quarter)]).Index;
                Assert.Equal(recount.Ikm(units, quarter.ToString()), index);
                found += index is null ? 0 : 1;
            }
        }

        Assert.True(found > 8);
    }

    private static IEnumerable<EvaluationFact> Facts(AnsweringRegion region, Random random)
    {
        var start = new DateOnly(2025, 2, 3);
        for (var i = 0; i < 500; i++)
        {
            var agency = random.Next(region.Agencies.Count);
            int? batch = random.Next(10) == 0 ? null : random.Next(3) == 0 ? random.Next(region.Batches.Length) : agency % region.Batches.Length;
            var on = start.AddDays(i + random.Next(30));
            var place = region.Place(region.Agencies[agency], batch, random.Next(4) == 0 ? null : on.AddDays(random.Next(30)));
            yield return random.Next(4) switch
            {
                0 or 1 => new QuestionnaireAnswered(new("Q"), $"t{random.Next(400)}", place, on, 4, [random.Next(1, 5), random.Next(1, 5), random.Next(1, 5)], random.Next(11), "x"),
                2 => new TestRecorded($"t{random.Next(50)}", place, on, (LearningDimension)random.Next(3), (TestPhase)random.Next(2), random.Next(8), 7),
                _ => new FollowUpAnswered($"s{random.Next(60)}", (FollowUpRole)random.Next(3), random.Next(2) == 0 ? 3 : 6, place, on.AddDays(-random.Next(60)), on, [random.Next(1, 5), random.Next(2, 5)], 0.2m + (0.1m * random.Next(3)), 3),
            };
        }
    }

    private static IEnumerable<(Quarter From, Quarter To)> Periods()
    {
        yield return (Quarter.Of(1, 1), Quarter.Of(9999, 4));
        foreach (var year in new[] { 2025, 2026 })
        {
            yield return (Quarter.Of(year, 1), Quarter.Of(year, 4));
            for (var number = 1; number <= 4; number++)
            {
                yield return (Quarter.Of(year, number), Quarter.Of(year, number));
            }
        }
    }

    private static string KindOf(GroupKind kind) => char.ToLowerInvariant($"{kind}"[0]) + $"{kind}"[1..];

    private static IReadOnlyCollection<string> CodesOf(AnsweringRegion region, EvaluationGroup group) => group.Kind == GroupKind.AgencyWithChildren
        ? [group.Code, .. region.Tree.DescendantsOf(new AgencyId(group.Code)).Select(a => a.Value)]
        : [group.Code];

    private static decimal? Gain(decimal pre, decimal post) => pre >= 1 ? null : Round((post - pre) / (1 - pre));

    private static decimal Round(decimal value) => Math.Round(value, 6, MidpointRounding.ToEven);
}
