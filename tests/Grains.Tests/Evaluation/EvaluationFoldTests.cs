using System.Collections.Immutable;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Bangkom.Grains.Tests.Evaluation;

/// <summary>What the fold makes of tests, follow-ups and surveys.</summary>
public sealed class EvaluationFoldTests
{
    private static readonly DateOnly Day = new(2026, 2, 2);
    private readonly AnsweringRegion _region = new(8, 0, 2);

    [Fact]
    public void A_class_gain_comes_from_the_means_and_who_knew_everything_is_counted_apart()
    {
        foreach (var (pre, post, i) in new[] { (40m, 70m, 0), (60m, 80m, 1), (20m, 90m, 2), (100m, 100m, 3), (30m, 40m, 4) })
        {
            Test(i, TestPhase.Pre, pre);
            Test(i, TestPhase.Post, post);
        }

        var knowledge = _region.View(GroupKind.Batch, "B0").Learning[0];
        // Means 50 and 76 of 100: half of what was left to learn and a little more.
        Assert.Equal((5, 0.52m, 50m, 76m), (knowledge.People, knowledge.ClassGain, knowledge.PreMean, knowledge.PostMean));
        Assert.Equal((1, 2, 1, 1), (knowledge.Low, knowledge.Medium, knowledge.High, knowledge.AtMaximum));
        Assert.Equal(0.52m, _region.View(GroupKind.Batch, "B0").LearningGain);
        Assert.True(_region.View(GroupKind.Batch, "B0").Learning[1].Suppressed);
    }

    [Fact]
    public void A_test_without_the_other_one_is_no_pair()
    {
        for (var i = 0; i < 6; i++)
        {
            Test(i, TestPhase.Pre, 50);
        }

        Assert.True(_region.View(GroupKind.Region).Learning[0].Suppressed);
    }

    [Fact]
    public void A_whole_class_that_knew_everything_has_no_gain()
    {
        for (var i = 0; i < 5; i++)
        {
            Test(i, TestPhase.Pre, 100);
            Test(i, TestPhase.Post, 100);
        }

        var knowledge = _region.View(GroupKind.Batch, "B0").Learning[0];
        Assert.Equal((5, null, 5), (knowledge.People, knowledge.ClassGain, knowledge.AtMaximum));
    }

    [Fact]
    public void Transfer_is_the_share_at_or_above_the_threshold()
    {
        for (var i = 0; i < 5; i++)
        {
            // 0.5 × superior + 0.3 × 3 + 0.2 × 3: with 3 it is just reached, with 2 it is 2.5.
            FollowUp(i, FollowUpRole.Superior, i < 3 ? 3 : 2, Day);
            FollowUp(i, FollowUpRole.Peer, 3, Day);
            FollowUp(i, FollowUpRole.Self, 3, Day);
        }

        var view = _region.View(GroupKind.Batch, "B0");
        Assert.Equal((3m, 5m, 0.6m), (view.TransferRate.Numerator, view.TransferRate.Denominator, view.TransferRate.Value));
        Assert.Equal(2.8m, view.Transfers[0].MeanScore);
        Assert.True(view.Transfers[1].Rate.Suppressed);
    }

    [Fact]
    public void Who_was_not_answered_in_time_counts_with_the_answers_there_are_but_not_with_their_own_alone()
    {
        for (var i = 0; i < 7; i++)
        {
            FollowUp(i, i < 5 ? FollowUpRole.Superior : FollowUpRole.Self, 4, Day);
        }

        Assert.True(_region.View(GroupKind.Region).TransferRate.Suppressed);
        _region.Answer(_region.Agencies[0], 0, Day.AddDays(150));
        Assert.Equal(5m, _region.View(GroupKind.Region).TransferRate.Denominator);
        Assert.True(_region.State.IsClosed("s0", 3));
        FollowUp(0, FollowUpRole.Peer, 1, Day.AddDays(150));
        Assert.Equal(5m, _region.View(GroupKind.Region).TransferRate.Numerator);
    }

    [Fact]
    public void A_snapshot_goes_on_as_the_fold_it_was_taken_of()
    {
        var random = new Random(4);
        var straight = new AnsweringRegion(3, 2, 4);
        var state = new EvaluationState();
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        foreach (var (fact, i) in SomeFacts(straight, random).Select((f, i) => (f, i)))
        {
            straight.Apply(fact);
            state.Apply(new RecordedFact(i + 1, default, default, Sources.Answers, null, FactTargets.Everyone, fact));
            if (random.Next(10) == 0)
            {
                state = EvaluationState.FromParts([.. state.ToParts().Select(p => serializer.Deserialize<object>(serializer.SerializeToArray(p))!)]);
            }
        }

        foreach (var group in straight.Groups)
        {
            Assert.Equal(Text(straight.State, group, straight), Text(state, group, straight));
        }

        Assert.Equal(straight.State.ToParts().Count, state.ToParts().Count);
        Assert.Equal(straight.State.Clock, state.Clock);
    }

    [Fact]
    public void Surveys_of_few_people_and_elements_that_few_answered_are_in_no_figure_and_counted()
    {
        var units = new[] { "U1", "U2", "U3" };
        foreach (var unit in units)
        {
            _region.Apply(new ServiceUnitDefined(new ServiceUnitId(unit), unit, _region.Agencies[0], 500));
        }

        Survey("U1", 100, 100);
        Survey("U2", 4, 4);
        Survey("U3", 0, 0);
        var view = IkmSums.Of([.. _region.State.Services.SurveysOf(_ => true, Quarter.Of(2026, 1), Quarter.Of(2026, 1))]);
        Assert.Equal((100L, 75m, 1, 2), (view.Respondents, view.Index, view.Surveys, view.LeftOut));
        Assert.Equal(Grains.Evaluation.Measures.IkmBand.C, view.Band);
    }

    [Fact]
    public void An_answer_that_is_missing_is_left_out_of_its_own_mean_and_counted()
    {
        _region.Apply(new ServiceUnitDefined(new ServiceUnitId("U1"), "U1", _region.Agencies[0], 500));
        ImmutableArray<int> answers = [100, 100, 100, 40, 100, 100, 100, 100, 100];
        _region.Apply(new SurveyRecorded(new ServiceUnitId("U1"), Quarter.Of(2026, 1), 100, [.. answers.Select((n, i) => n * (i == 3 ? 4 : 3))], answers, "0.11"));
        var view = IkmSums.Of([.. _region.State.Services.SurveysOf(_ => true, Quarter.Of(2026, 1), Quarter.Of(2026, 1))]);
        // 25 × 0.11 × (8 × 3 + 4).
        Assert.Equal(77m, view.Index);
        Assert.Equal((4m, 60L), (view.Elements[3].Mean, view.Elements[3].Missing));
    }

    [Fact]
    public void Without_any_survey_there_is_no_index_and_no_band()
    {
        var view = IkmSums.Of([]);
        Assert.Equal((0L, null, null, 0), (view.Respondents, view.Index, view.Band, view.Surveys));
    }

    private static string Text(EvaluationState state, EvaluationGroup group, AnsweringRegion region) => System.Text.Json.JsonSerializer.Serialize(
        SatisfactionFigures.Of(state, group, region.Tree, new Quarter(int.MinValue), new Quarter(int.MaxValue)));

    private static IEnumerable<EvaluationFact> SomeFacts(AnsweringRegion region, Random random)
    {
        for (var i = 0; i < 400; i++)
        {
            var place = region.Place(region.Agencies[random.Next(region.Agencies.Count)], random.Next(5) == 0 ? null : random.Next(4), Day.AddDays(random.Next(200)));
            var on = Day.AddDays(i + random.Next(10));
            yield return random.Next(3) switch
            {
                0 => new QuestionnaireAnswered(new("Q"), $"t{random.Next(300)}", place, on, 5, [random.Next(1, 6)], random.Next(11)),
                1 => new TestRecorded($"t{random.Next(60)}", place, on, (LearningDimension)random.Next(3), (TestPhase)random.Next(2), random.Next(11), 10),
                _ => new FollowUpAnswered($"s{random.Next(40)}", (FollowUpRole)random.Next(3), random.Next(2) == 0 ? 3 : 6, place, on.AddDays(-random.Next(40)), on, [random.Next(1, 5)], 0.5m, 3),
            };
        }
    }

    private void Test(int person, TestPhase phase, decimal score) =>
        _region.Apply(new TestRecorded($"t{person}", _region.Place(_region.Agencies[person], 0), Day, LearningDimension.Knowledge, phase, score, 100));

    private void FollowUp(int subject, FollowUpRole role, int mark, DateOnly on) => _region.Apply(new FollowUpAnswered(
        $"s{subject}", role, 3, _region.Place(_region.Agencies[subject], 0), Day, on, [mark],
        role switch { FollowUpRole.Superior => 0.5m, FollowUpRole.Peer => 0.3m, _ => 0.2m }, 3));

    private void Survey(string unit, int respondents, int answers) => _region.Apply(new SurveyRecorded(
        new ServiceUnitId(unit), Quarter.Of(2026, 1), respondents,
        [.. Enumerable.Repeat(answers * 3, 9)], [.. Enumerable.Repeat(answers, 9)], "1/9"));
}
