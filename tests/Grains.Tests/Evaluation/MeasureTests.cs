using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Measures;
using Bangkom.Grains.Policies;
using CsCheck;

namespace Bangkom.Grains.Tests.Evaluation;

/// <summary>The formulas of the four levels, by hand.</summary>
public sealed class MeasureTests
{
    [Fact]
    public void Marks_3_4_5_on_a_scale_of_5_have_the_index_75() => Assert.Equal(75, Reaction.Index([3, 4, 5], 5));

    [Fact]
    public void The_scale_s_ends_are_0_and_100()
    {
        Assert.Equal(0, Reaction.Index([1, 1], 4));
        Assert.Equal(100, Reaction.Index([4, 4], 4));
    }

    [Fact]
    public void The_index_lies_between_its_ends_and_rises_with_every_mark() =>
        Gen.Int[2, 10].SelectMany(k => Gen.Int[1, k].Array[1, 12].Select(marks => (k, marks))).Sample(t =>
        {
            var index = Reaction.Index(t.marks, t.k);
            var lowest = Array.IndexOf(t.marks, t.marks.Min());
            var better = t.marks.Select((m, i) => i == lowest ? Math.Min(t.k, m + 1) : m).ToArray();
            return index is >= 0 and <= 100 && Reaction.Index(better, t.k) >= index;
        });

    [Fact]
    public void Five_promoters_three_passives_and_two_detractors_have_an_nps_of_30() =>
        Assert.Equal(30, Reaction.Nps([1, 0, 0, 0, 0, 0, 1, 1, 2, 3, 2]));

    [Fact]
    public void Nobody_has_no_nps() => Assert.Null(Reaction.Nps(new int[11]));

    [Fact]
    public void From_40_to_70_of_100_half_of_what_could_be_learned_was()
    {
        Assert.Equal(0.5m, LearningGain.Of(40, 70, 100));
        Assert.Equal(GainBand.Medium, LearningGain.BandOf(0.5m));
    }

    [Theory]
    [InlineData("0.299999", GainBand.Low)]
    [InlineData("0.3", GainBand.Medium)]
    [InlineData("0.699999", GainBand.Medium)]
    [InlineData("0.7", GainBand.High)]
    [InlineData("-0.4", GainBand.Low)]
    public void A_gain_has_its_band(string gain, GainBand band) =>
        Assert.Equal(band, LearningGain.BandOf(decimal.Parse(gain, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Who_knew_everything_before_has_no_gain() => Assert.Null(LearningGain.Of(100, 100, 100));

    [Fact]
    public void The_raters_count_by_their_weights_and_who_did_not_answer_does_not()
    {
        Assert.Equal(3.1m, Transfer.Score([(4, 0.5m), (2, 0.3m), (2.5m, 0.2m)]));
        Assert.Equal(3.25m, Transfer.Score([(4, 0.5m), (2, 0.3m)]));
        Assert.Null(Transfer.Score([]));
    }

    [Fact]
    public void A_perfect_survey_scores_100_and_with_the_printed_weight_99()
    {
        Assert.Equal(100, Math.Round(Ikm.Index(All(4), Weight(Ikm.EqualWeight))!.Value, 6));
        Assert.Equal(99, Ikm.Index(All(4), Weight("0.11")));
        Assert.Equal(25, Math.Round(Ikm.Index(All(1), Weight("1/9"))!.Value, 6));
    }

    [Fact]
    public void An_element_that_nobody_answered_leaves_no_index() =>
        Assert.Null(Ikm.Index(All(3).SetItem(6, null), Weight("1/9")));

    [Theory]
    [InlineData("88.305", IkmBand.A)]
    [InlineData("88.3049", IkmBand.B)]
    [InlineData("88.31", IkmBand.A)]
    [InlineData("76.605", IkmBand.B)]
    [InlineData("76.604", IkmBand.C)]
    [InlineData("65", IkmBand.C)]
    [InlineData("64.994", IkmBand.D)]
    [InlineData("25", IkmBand.D)]
    public void A_band_goes_by_the_value_at_two_decimals(string index, IkmBand band) =>
        Assert.Equal(band, Ikm.BandOf(decimal.Parse(index, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(100, 80)]
    [InlineData(500, 217)]
    [InlineData(1_000, 278)]
    [InlineData(5_000, 357)]
    [InlineData(1_000_000, 384)]
    public void Samples_are_those_of_the_printed_table(int population, int sample) => Assert.Equal(sample, Ikm.SampleFor(population));

    [Theory]
    [InlineData("0")]
    [InlineData("1/0")]
    [InlineData("10/9")]
    [InlineData("-1/9")]
    [InlineData("one")]
    [InlineData(null)]
    public void What_is_no_weight_is_refused(string? text) => Assert.False(PolicyValues.TryWeight(text, out _));

    private static ImmutableArray<decimal?> All(decimal mark) => [.. Enumerable.Repeat((decimal?)mark, Ikm.Elements)];

    private static decimal Weight(string text) => PolicyValues.TryWeight(text, out var weight) ? weight : throw new FormatException(text);
}
