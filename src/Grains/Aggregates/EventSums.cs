using System.Collections.Immutable;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Aggregates;

/// <summary>Adds agencies' sums up. Pure.</summary>
public static class EventSums
{
    /// <summary>The columns of what the agencies added up.</summary>
    /// <param name="parts">Each agency's cells.</param>
    /// <param name="buckets">The buckets asked for.</param>
    /// <returns>Null when there are more than <see cref="AggregateColumns.RowsMax"/> rows.</returns>
    public static AggregateColumns? Of(IEnumerable<ImmutableArray<EventCell>> parts, SeriesRange buckets)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(buckets);
        var sums = new SortedDictionary<(int Bucket, ImmutableArray<string?> Keys), (int Completions, long JpMicro, int People)>(Comparer<(int Bucket, ImmutableArray<string?> Keys)>.Create(Compare));
        foreach (var cell in parts.SelectMany(p => p))
        {
            var key = (cell.Bucket, cell.Keys);
            var sum = sums.GetValueOrDefault(key);
            sums[key] = (sum.Completions + cell.Completions, sum.JpMicro + cell.JpMicro, sum.People + cell.People);
            if (sums.Count > AggregateColumns.RowsMax)
            {
                return null;
            }
        }

        return new AggregateColumns(
            [.. sums.Keys.Select(k => k.Keys)],
            [.. sums.Keys.Select(k => buckets.Starts[k.Bucket])],
            [.. sums.Values.Select(s => s.Completions)],
            [.. sums.Values.Select(s => MicroJp.ToDecimal(s.JpMicro))],
            [.. sums.Values.Select(s => s.People)]);
    }

    private static int Compare((int Bucket, ImmutableArray<string?> Keys) a, (int Bucket, ImmutableArray<string?> Keys) b)
    {
        var order = a.Bucket.CompareTo(b.Bucket);
        for (var i = 0; order == 0 && i < a.Keys.Length; i++)
        {
            order = string.CompareOrdinal(a.Keys[i], b.Keys[i]);
        }

        return order;
    }
}
