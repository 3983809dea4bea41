using Bangkom.Grains.Learning;

namespace Bangkom.Grains.History;

/// <summary>What tells moments apart.</summary>
/// <param name="Date">The year and the figure's date.</param>
/// <param name="AsOf">What had happened by then.</param>
/// <param name="Position">The last fact known; null = whatever is newest.</param>
internal readonly record struct MomentKey(FiguresDate Date, DateTimeOffset? AsOf, long? Position)
{
    /// <summary>The key of a point.</summary>
    public static MomentKey Of(TimePoint point) => new(point.Date, point.AsOf, point.IsMoving ? null : point.Position);
}

/// <summary>The moments asked for last. Figures are small and all kept; people's lines are large and kept within a budget.</summary>
/// <param name="momentsMax">Moments kept.</param>
/// <param name="linesMax">Lines kept over all of them; the newest moment's own are always kept.</param>
internal sealed class MomentCache(int momentsMax = HistoryLimits.MomentsMax, int linesMax = HistoryLimits.LinesMax)
{
    private readonly LinkedList<(MomentKey Key, FoldedMoment Folded)> _moments = [];

    /// <summary>A moment that is kept, which is from now on the one asked for last; else null.</summary>
    public FoldedMoment? Find(MomentKey key)
    {
        for (var node = _moments.First; node is not null; node = node.Next)
        {
            if (node.Value.Key == key)
            {
                _moments.Remove(node);
                _moments.AddFirst(node);
                return node.Value.Folded;
            }
        }

        return null;
    }

    /// <summary>Keeps a moment instead of an older state of it, and gives up what there is no room for.</summary>
    public void Keep(MomentKey key, FoldedMoment folded)
    {
        if (Find(key) is not null)
        {
            _moments.RemoveFirst();
        }

        _moments.AddFirst((key, folded));
        if (_moments.Count > momentsMax)
        {
            _moments.RemoveLast();
        }

        var lines = 0L;
        for (var node = _moments.First; node is not null; node = node.Next)
        {
            lines += node.Value.Folded.People?.Lines ?? 0;
            if (lines > linesMax && node != _moments.First && node.Value.Folded.People is { } people)
            {
                node.Value = (node.Value.Key, node.Value.Folded with { People = null });
                lines -= people.Lines;
            }
        }
    }
}
