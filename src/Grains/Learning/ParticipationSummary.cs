using System.Collections.Immutable;

namespace Bangkom.Grains.Learning;

/// <summary>How many people have exactly so many JP.</summary>
/// <param name="Jp">In JP.</param>
/// <param name="Count">People.</param>
[GenerateSerializer, Immutable, Alias("bangkom.JpCount")]
public readonly record struct JpCount([property: Id(0)] decimal Jp, [property: Id(1)] int Count);

/// <summary>
/// The exact sums behind the figures of an agency, of several, or of the region, for one year and day: parts add up to the whole,
/// and medians and ratios are computed from the summed parts (<see cref="ParticipationFigures.Of"/>).
/// </summary>
/// <param name="Year">The calendar year.</param>
/// <param name="FiguresOn">The figure's date.</param>
/// <param name="Headcount">People's figure: members in scope.</param>
/// <param name="Participants">People's figure: of these, with a completion that counts.</param>
/// <param name="Compliant">People's figure: of these, with their target reached.</param>
/// <param name="JpTotal">People's figure: their credited JP.</param>
/// <param name="TargetTimesDays">Σ target × days of the year, in JP-days.</param>
/// <param name="FulfilledTimesDays">Σ min(JP, target) × days of the year, in JP-days.</param>
/// <param name="DaysOfYear">365 or 366.</param>
/// <param name="DaysGone">Days from 1 January to the figure's date, both included.</param>
/// <param name="ForecastCompliant">People's figure: who will reach the target at their own pace.</param>
/// <param name="Completions">Event figure: completions that count, of anyone, credited here.</param>
/// <param name="JpCredited">Event figure: JP credited for these.</param>
/// <param name="JpCounts">The multiset of the JP of members in scope, ascending.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ParticipationSummary")]
public sealed record ParticipationSummary(
    [property: Id(0)] int Year,
    [property: Id(1)] DateOnly FiguresOn,
    [property: Id(2)] int Headcount,
    [property: Id(3)] int Participants,
    [property: Id(4)] int Compliant,
    [property: Id(5)] decimal JpTotal,
    [property: Id(6)] decimal TargetTimesDays,
    [property: Id(7)] decimal FulfilledTimesDays,
    [property: Id(8)] int DaysOfYear,
    [property: Id(9)] int DaysGone,
    [property: Id(10)] int ForecastCompliant,
    [property: Id(11)] int Completions,
    [property: Id(12)] decimal JpCredited,
    [property: Id(13)] ImmutableArray<JpCount> JpCounts)
{
    /// <summary>The summary of nobody.</summary>
    /// <param name="date">The year and the figure's date.</param>
    public static ParticipationSummary Empty(FiguresDate date) =>
        new(date.Year, date.On, 0, 0, 0, 0, 0, 0, date.DaysOfYear, date.DaysGone, 0, 0, 0, []);

    /// <summary>The sum of the parts.</summary>
    /// <param name="date">The year and the figure's date of every part.</param>
    /// <param name="parts">Summaries of different people and agencies.</param>
    /// <exception cref="ArgumentException">A part is for another year or day.</exception>
    public static ParticipationSummary Combine(FiguresDate date, IEnumerable<ParticipationSummary> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var counts = new SortedDictionary<decimal, int>();
        var sum = Empty(date);
        foreach (var part in parts)
        {
            if (part.Year != date.Year || part.FiguresOn != date.On)
            {
                throw new ArgumentException($"A part is for {part.Year} on {part.FiguresOn:O}, not for {date.Year} on {date.On:O}.", nameof(parts));
            }

            sum = sum with
            {
                Headcount = sum.Headcount + part.Headcount,
                Participants = sum.Participants + part.Participants,
                Compliant = sum.Compliant + part.Compliant,
                JpTotal = sum.JpTotal + part.JpTotal,
                TargetTimesDays = sum.TargetTimesDays + part.TargetTimesDays,
                FulfilledTimesDays = sum.FulfilledTimesDays + part.FulfilledTimesDays,
                ForecastCompliant = sum.ForecastCompliant + part.ForecastCompliant,
                Completions = sum.Completions + part.Completions,
                JpCredited = sum.JpCredited + part.JpCredited,
            };
            foreach (var (jp, count) in part.JpCounts)
            {
                counts[jp] = counts.GetValueOrDefault(jp) + count;
            }
        }

        return sum with { JpCounts = [.. counts.Select(pair => new JpCount(pair.Key, pair.Value))] };
    }

    /// <summary>Equal when every number is, also those of the multiset: an unchanged summary need not be published.</summary>
    /// <param name="other">The other summary.</param>
    public bool Equals(ParticipationSummary? other) =>
        other is not null
        && (Year, FiguresOn, Headcount, Participants, Compliant, JpTotal) == (other.Year, other.FiguresOn, other.Headcount, other.Participants, other.Compliant, other.JpTotal)
        && (TargetTimesDays, FulfilledTimesDays, DaysOfYear, DaysGone) == (other.TargetTimesDays, other.FulfilledTimesDays, other.DaysOfYear, other.DaysGone)
        && (ForecastCompliant, Completions, JpCredited) == (other.ForecastCompliant, other.Completions, other.JpCredited)
        && JpCounts.AsSpan().SequenceEqual(other.JpCounts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Year, FiguresOn, Headcount, Participants, JpTotal, Completions, JpCredited);
}
