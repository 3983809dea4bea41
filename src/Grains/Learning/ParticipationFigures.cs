using System.Collections.Immutable;

namespace Bangkom.Grains.Learning;

/// <summary>A share with what it is a share of; all three are null when suppressed.</summary>
/// <param name="Numerator">At most 6 decimals, half even.</param>
/// <param name="Denominator">At most 6 decimals, half even.</param>
/// <param name="Value">Numerator / denominator before their rounding, at most 6 decimals, half even; null when the denominator is 0.</param>
/// <param name="Suppressed">True when hidden for privacy; participation never is (domain §6).</param>
[GenerateSerializer, Immutable, Alias("bangkom.Ratio")]
public sealed record Ratio(
    [property: Id(0)] decimal? Numerator,
    [property: Id(1)] decimal? Denominator,
    [property: Id(2)] decimal? Value,
    [property: Id(3)] bool Suppressed = false)
{
    /// <summary>A ratio that is shown.</summary>
    /// <param name="numerator">Exact.</param>
    /// <param name="denominator">Exact.</param>
    public static Ratio Of(decimal numerator, decimal denominator) => OfScaled(numerator, denominator, 1);

    /// <summary>A ratio whose two sides are kept multiplied by the same number, so that its value needs one division only.</summary>
    /// <param name="numerator">Numerator × scale, exact.</param>
    /// <param name="denominator">Denominator × scale, exact.</param>
    /// <param name="scale">Greater than 0.</param>
    public static Ratio OfScaled(decimal numerator, decimal denominator, decimal scale) => new(
        Rounded.To6(numerator / scale),
        Rounded.To6(denominator / scale),
        denominator == 0 ? null : Rounded.To6(numerator / denominator));
}

/// <summary>Rounding of shown figures.</summary>
internal static class Rounded
{
    /// <summary>At most 6 decimals, half to even.</summary>
    public static decimal To6(decimal value) => Math.Round(value, 6, MidpointRounding.ToEven);
}

/// <summary>The figures of participation, computed from exact sums (domain §5).</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="FiguresOn">The figure's date.</param>
/// <param name="Headcount">People's figure: ASN in scope, the denominator of reach, compliance, means.</param>
/// <param name="Participants">People's figure: ASN in scope with at least one verified completion in the year.</param>
/// <param name="Compliant">People's figure: ASN in scope whose credited JP reached their target.</param>
/// <param name="JpTotal">People's figure: credited JP of the ASN in scope.</param>
/// <param name="JpMean">JP total / headcount; null for nobody.</param>
/// <param name="JpMedian">The middle, or the mean of the two in the middle; null for nobody.</param>
/// <param name="Completions">Event figure: verified completions, revoked and look-alikes left out.</param>
/// <param name="JpCredited">Event figure: JP credited for these.</param>
/// <param name="Reach">Participants / headcount.</param>
/// <param name="Compliance">Compliant / headcount.</param>
/// <param name="Fulfilment">Σ min(JP, target) / Σ target.</param>
/// <param name="Pace">Σ credited JP / (Σ target × days gone / days of the year).</param>
/// <param name="ForecastCompliant">ASN who will reach their target if they keep their own pace.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ParticipationFigures")]
public sealed record ParticipationFigures(
    [property: Id(0)] int Year,
    [property: Id(1)] DateOnly FiguresOn,
    [property: Id(2)] int Headcount,
    [property: Id(3)] int Participants,
    [property: Id(4)] int Compliant,
    [property: Id(5)] decimal JpTotal,
    [property: Id(6)] decimal? JpMean,
    [property: Id(7)] decimal? JpMedian,
    [property: Id(8)] int Completions,
    [property: Id(9)] decimal JpCredited,
    [property: Id(10)] Ratio Reach,
    [property: Id(11)] Ratio Compliance,
    [property: Id(12)] Ratio Fulfilment,
    [property: Id(13)] Ratio Pace,
    [property: Id(14)] int ForecastCompliant)
{
    /// <summary>The figures of a summary.</summary>
    /// <param name="summary">Exact sums.</param>
    public static ParticipationFigures Of(ParticipationSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        decimal days = summary.DaysOfYear;
        return new(
            summary.Year,
            summary.FiguresOn,
            summary.Headcount,
            summary.Participants,
            summary.Compliant,
            summary.JpTotal,
            summary.Headcount == 0 ? null : Rounded.To6(summary.JpTotal / summary.Headcount),
            MedianOf(summary.JpCounts),
            summary.Completions,
            summary.JpCredited,
            Ratio.Of(summary.Participants, summary.Headcount),
            Ratio.Of(summary.Compliant, summary.Headcount),
            Ratio.OfScaled(summary.FulfilledTimesDays, summary.TargetTimesDays, days),
            Ratio.OfScaled(summary.JpTotal * days * days, summary.TargetTimesDays * summary.DaysGone, days * days),
            summary.ForecastCompliant);
    }

    private static decimal? MedianOf(ImmutableArray<JpCount> counts)
    {
        var people = counts.Sum(pair => pair.Count);
        return people == 0 ? null : Rounded.To6((At(counts, (people - 1) / 2) + At(counts, people / 2)) / 2);
    }

    private static decimal At(ImmutableArray<JpCount> counts, int rank)
    {
        foreach (var (jp, count) in counts)
        {
            if (rank < count)
            {
                return jp;
            }

            rank -= count;
        }

        throw new ArgumentOutOfRangeException(nameof(rank));
    }
}
