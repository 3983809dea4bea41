using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Effects;

namespace Bangkom.Grains.Tests.Evaluation;

/// <summary>The comparison of trained units with units not yet trained, by hand and over a thousand regions of known truth.</summary>
public sealed class EffectTests(ITestOutputHelper output)
{
    private const int Regions = 1_000;
    private const int Units = 24;
    private const int Trained = 12;

    [Fact]
    public void Six_units_that_rise_by_3_beside_six_that_rise_by_1_differ_by_2()
    {
        var result = DifferenceInDifferences.Estimate(Hand(6, 6, 3, 1));
        Assert.Null(result.Refusal);
        Assert.Equal(2, result.Estimate!.Value, 6);
        Assert.InRange(2, result.Low!.Value, result.High!.Value);
        Assert.Equal((6, 6, 0), (result.Trained, result.NotTrained, result.LeftOut));
        Assert.True(result.Low > 0 && result.P < 0.05);
    }

    [Fact]
    public void The_order_of_the_units_changes_nothing()
    {
        var units = SyntheticRegion.Make(new Random(3), Units, Trained, 1);
        Assert.Equal(DifferenceInDifferences.Estimate(units), DifferenceInDifferences.Estimate([.. units.AsEnumerable().Reverse()]));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 20)]
    [InlineData(20, 3)]
    [InlineData(4, 5)]
    public void Too_few_units_on_a_side_are_refused(int trained, int others)
    {
        var result = DifferenceInDifferences.Estimate(Hand(trained, others, 3, 1));
        Assert.Equal(EffectRefusal.TooFewUnits, result.Refusal);
        Assert.Null(result.Estimate);
    }

    [Fact]
    public void Without_a_trained_unit_there_is_nothing_to_compare() =>
        Assert.Equal(EffectRefusal.NoTrainedUnits, DifferenceInDifferences.Estimate(Hand(0, 12, 3, 1)).Refusal);

    [Fact]
    public void Surveys_that_are_missing_are_named_as_the_reason()
    {
        var units = Hand(8, 8, 3, 1).Select((u, i) => i % 2 == 0 ? u : u with { Values = u.Values.Remove(3) }).ToList();
        var result = DifferenceInDifferences.Estimate(units);
        Assert.Equal((EffectRefusal.MissingPeriods, 8), (result.Refusal, result.LeftOut));
    }

    [Fact]
    public void A_unit_without_a_survey_in_the_window_is_left_out_and_counted()
    {
        var units = Hand(8, 8, 3, 1);
        units[0] = units[0] with { Values = units[0].Values.Remove(3) };
        var result = DifferenceInDifferences.Estimate(units);
        Assert.Equal((null, 7, 8, 1), (result.Refusal, result.Trained, result.NotTrained, result.LeftOut));
    }

    [Fact]
    public void Training_of_yesterday_has_no_periods_after_it()
    {
        var units = Hand(8, 8, 3, 1).Select(u => u.TrainedIn is null ? u : u with { TrainedIn = 11 }).ToList();
        Assert.Equal(EffectRefusal.MissingPeriods, DifferenceInDifferences.Estimate(units).Refusal);
    }

    [Fact]
    public void Units_that_rose_before_they_were_trained_are_refused()
    {
        var random = new Random(11);
        var refused = Enumerable.Range(0, 50)
            .Count(_ => DifferenceInDifferences.Estimate(SyntheticRegion.Make(random, Units, Trained, 0, drift: 1.5)).Refusal == EffectRefusal.PreTrends);
        Assert.InRange(refused, 45, 50);
    }

    [Fact]
    public void Over_a_thousand_regions_the_interval_covers_an_effect_of_two_points_and_finds_it()
    {
        var results = Simulate(2, 20_260_801);
        var told = results.Where(r => r.Refusal is null).ToList();
        var coverage = (double)told.Count(r => r.Low <= 2 && 2 <= r.High) / told.Count;
        var power = (double)told.Count(r => r.Low > 0) / Regions;
        output.WriteLine($"told {told.Count}, coverage {coverage:0.000}, power {power:0.000}, mean {told.Average(r => r.Estimate):0.00}");
        Assert.InRange(coverage, 0.93, 0.97);
        Assert.InRange(power, 0.80, 1);
        Assert.InRange(told.Average(r => r.Estimate!.Value), 1.9, 2.1);
        Assert.InRange(told.Count, 0.9 * Regions, Regions);
    }

    [Fact]
    public void Over_a_thousand_regions_without_an_effect_hardly_more_than_one_in_twenty_is_a_false_alarm()
    {
        var results = Simulate(0, 20_260_802);
        var alarms = (double)results.Count(r => r.Refusal is null && (r.Low > 0 || r.High < 0)) / results.Count;
        output.WriteLine($"alarms {alarms:0.000}");
        Assert.InRange(alarms, 0, 0.065);
    }

    private static List<EffectResult> Simulate(double effect, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Regions).Select(i => DifferenceInDifferences.Estimate(SyntheticRegion.Make(random, Units, Trained, effect), i))];
    }

    /// <summary>Units of different level that stand still and then rise, all trained in the sixth period.</summary>
    private static List<UnitSeries> Hand(int trained, int others, decimal ofTrained, decimal ofOthers) =>
    [
        .. Enumerable.Range(0, trained + others).Select(i => new UnitSeries(
            $"U{i:00}",
            i < trained ? 5 : null,
            Enumerable.Range(0, SyntheticRegion.Periods).ToImmutableSortedDictionary(t => t, t => 70 + (i % 5) + (t > 5 ? i < trained ? ofTrained : ofOthers : 0m)))),
    ];
}
