using System.Diagnostics;

namespace Bangkom.Grains.Packing;

/// <summary>
/// Rows that are only ever added, by ascending position. They stand in arrays of equal length, so that growing copies nothing and
/// wastes little.
/// </summary>
/// <typeparam name="T">A row: a small struct without references.</typeparam>
/// <param name="positionOf">A row's position.</param>
internal sealed class Column<T>(Func<T, long> positionOf)
    where T : struct
{
    private const int ArrayRows = 1_024;

    private readonly List<T[]> _arrays = [];

    /// <summary>Rows.</summary>
    public int Count { get; private set; }

    /// <summary>A row.</summary>
    /// <param name="index">From 0.</param>
    public T this[int index] => _arrays[index / ArrayRows][index % ArrayRows];

    /// <summary>Every row from the first on; rows added meanwhile may be among them.</summary>
    public IEnumerable<T> Rows
    {
        get
        {
            for (var i = 0; i < Count; i++)
            {
                yield return this[i];
            }
        }
    }

    /// <summary>Adds a row; one that is there already changes nothing.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="UnreachableException">It belongs between others: a fold takes its facts in order.</exception>
    public void Add(T row)
    {
        if (Count > 0 && positionOf(row) <= positionOf(this[Count - 1]))
        {
            if (IndexOf(positionOf(row)) < 0)
            {
                throw new UnreachableException("A row came behind later ones.");
            }

            return;
        }

        if (Count == _arrays.Count * ArrayRows)
        {
            _arrays.Add(new T[ArrayRows]);
        }

        _arrays[^1][Count++ % ArrayRows] = row;
    }

    /// <summary>Where a position stands; negative when there is no such row.</summary>
    /// <param name="position">The position.</param>
    public int IndexOf(long position)
    {
        var index = IndexAfter(position - 1);
        return index < Count && positionOf(this[index]) == position ? index : -1;
    }

    /// <summary>The first row behind a position; <see cref="Count"/> when there is none.</summary>
    /// <param name="position">The position.</param>
    public int IndexAfter(long position)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (positionOf(this[middle]) <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
