using System.Collections.Immutable;

namespace Bangkom.Grains.Learning;

/// <summary>
/// The buckets of a series, one after the other without a gap. Every bucket is whole, also the first and the last one asked for; the one
/// that is still running ends today, and what has not begun is no bucket.
/// </summary>
/// <param name="Bucket">Their length.</param>
/// <param name="Starts">First day of each.</param>
/// <param name="Ends">Last day of each, today at the latest: the figure's date of people's figures.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SeriesRange")]
public sealed record SeriesRange(
    [property: Id(0)] Bucket Bucket,
    [property: Id(1)] ImmutableArray<DateOnly> Starts,
    [property: Id(2)] ImmutableArray<DateOnly> Ends)
{
    /// <summary>Points that a series has at most.</summary>
    public const int PointsMax = 1_000;

    /// <summary>Points of the series.</summary>
    public int Count => Starts.Length;

    /// <summary>Cuts a range of days into buckets.</summary>
    /// <param name="bucket">Their length.</param>
    /// <param name="from">A day of the first bucket.</param>
    /// <param name="to">A day of the last one; later than today = today.</param>
    /// <param name="today">The day of <c>asOf</c>, else today, in the region's zone.</param>
    /// <returns>Null when it has more than <see cref="PointsMax"/>.</returns>
    public static SeriesRange? Of(Bucket bucket, DateOnly from, DateOnly to, DateOnly today)
    {
        var starts = ImmutableArray.CreateBuilder<DateOnly>();
        var ends = ImmutableArray.CreateBuilder<DateOnly>();
        var last = to < today ? to : today;
        for (var start = StartOf(bucket, from); start <= last;)
        {
            if (starts.Count == PointsMax)
            {
                return null;
            }

            var end = LastOf(bucket, start);
            starts.Add(start);
            ends.Add(end < today ? end : today);
            if (end >= last)
            {
                break;
            }

            start = end.AddDays(1);
        }

        return new SeriesRange(bucket, starts.ToImmutable(), ends.ToImmutable());
    }

    /// <summary>The bucket that a day is in, or the next one that ends on it or later; <see cref="Count"/> when there is none.</summary>
    /// <param name="day">The day.</param>
    public int IndexOf(DateOnly day)
    {
        var found = Ends.AsSpan().BinarySearch(day);
        return found < 0 ? ~found : found;
    }

    /// <summary>The figure's date of a bucket.</summary>
    /// <param name="index">The bucket.</param>
    public FiguresDate DateOf(int index) => new(Ends[index].Year, Ends[index]);

    /// <summary>Equal when the buckets are.</summary>
    /// <param name="other">The other range.</param>
    public bool Equals(SeriesRange? other) =>
        other is not null && Bucket == other.Bucket && Starts.AsSpan().SequenceEqual(other.Starts.AsSpan()) && Ends.AsSpan().SequenceEqual(other.Ends.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Count == 0 ? (int)Bucket : HashCode.Combine(Bucket, Starts[0], Ends[^1]);

    private static DateOnly StartOf(Bucket bucket, DateOnly day) => bucket switch
    {
        Bucket.Day => day,
        // ISO 8601: weeks begin on Monday.
        Bucket.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        Bucket.Month => new DateOnly(day.Year, day.Month, 1),
        Bucket.Quarter => new DateOnly(day.Year, day.Month - ((day.Month - 1) % 3), 1),
        _ => new DateOnly(day.Year, 1, 1),
    };

    // From the first day by number, because the day after the last one may be past the calendar's end.
    private static DateOnly LastOf(Bucket bucket, DateOnly start) => bucket switch
    {
        Bucket.Day => start,
        Bucket.Week => start > DateOnly.MaxValue.AddDays(-6) ? DateOnly.MaxValue : start.AddDays(6),
        Bucket.Month => LastOfMonth(start.Year, start.Month),
        Bucket.Quarter => LastOfMonth(start.Year, start.Month + 2),
        _ => new DateOnly(start.Year, 12, 31),
    };

    private static DateOnly LastOfMonth(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));
}
