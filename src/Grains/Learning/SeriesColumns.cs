using System.Collections.Immutable;

namespace Bangkom.Grains.Learning;

/// <summary>
/// The exact sums of an agency, of several, or of the region, bucket by bucket: parts add up to the whole, and shares are computed from
/// the summed parts.
/// </summary>
/// <param name="Headcount">People's figure: members in scope on the bucket's last day.</param>
/// <param name="Participants">People's figure: of these, with a completion from the year's start on.</param>
/// <param name="Compliant">People's figure: of these, with their target reached.</param>
/// <param name="JpTotal">People's figure: their credited JP from the year's start on.</param>
/// <param name="Completions">Event figure: completions of the bucket that count.</param>
/// <param name="JpCredited">Event figure: JP credited for these.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SeriesColumns")]
public sealed record SeriesColumns(
    [property: Id(0)] ImmutableArray<int> Headcount,
    [property: Id(1)] ImmutableArray<int> Participants,
    [property: Id(2)] ImmutableArray<int> Compliant,
    [property: Id(3)] ImmutableArray<decimal> JpTotal,
    [property: Id(4)] ImmutableArray<int> Completions,
    [property: Id(5)] ImmutableArray<decimal> JpCredited)
{
    /// <summary>The sums of nobody.</summary>
    /// <param name="range">The buckets.</param>
    public static SeriesColumns Empty(SeriesRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        ImmutableArray<int> none = [.. new int[range.Count]];
        ImmutableArray<decimal> nothing = [.. new decimal[range.Count]];
        return new SeriesColumns(none, none, none, nothing, none, nothing);
    }

    /// <summary>One figure of every bucket.</summary>
    /// <param name="metric">The figure.</param>
    public MetricColumns Of(Metric metric) => metric switch
    {
        Metric.Completions => Counts(Completions.Select(n => (decimal)n)),
        Metric.JpCredited => Counts(JpCredited),
        Metric.Participants => Counts(Participants.Select(n => (decimal)n)),
        Metric.Reach => Shares(Participants.Select(n => (decimal)n)),
        Metric.Compliance => Shares(Compliant.Select(n => (decimal)n)),
        _ => Shares(JpTotal),
    };

    private static MetricColumns Counts(IEnumerable<decimal> values) => new([.. values.Select(v => (decimal?)v)], null, null);

    private MetricColumns Shares(IEnumerable<decimal> numerators)
    {
        var ratios = numerators.Select((numerator, i) => Ratio.Of(numerator, Headcount[i])).ToArray();
        return new([.. ratios.Select(r => r.Value)], [.. ratios.Select(r => r.Numerator)], [.. ratios.Select(r => r.Denominator)]);
    }
}

/// <summary>One figure of every bucket.</summary>
/// <param name="Values">Null where a share is of nobody.</param>
/// <param name="Numerators">Of shares and means; else null.</param>
/// <param name="Denominators">Of shares and means; else null.</param>
public sealed record MetricColumns(
    ImmutableArray<decimal?> Values,
    ImmutableArray<decimal?>? Numerators,
    ImmutableArray<decimal?>? Denominators);
