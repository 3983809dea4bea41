using System.Collections.Frozen;
using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Roster;

/// <summary>A region's agencies as they stand on one day, ready for many questions.</summary>
public sealed class TreeOnDay
{
    private readonly FrozenDictionary<AgencyId, ImmutableArray<AgencyId>> _children;

    internal TreeOnDay(AgencyTree tree, DateOnly day)
    {
        Day = day;
        var parents = tree.Agencies.Select(node => (node.Agency, Parent: tree.ParentOn(node.Agency, day))).ToList();
        Top = [.. parents.Where(pair => pair.Parent is null).Select(pair => pair.Agency)];
        _children = parents.Where(pair => pair.Parent is not null)
            .GroupBy(pair => pair.Parent!.Value, pair => pair.Agency)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
    }

    /// <summary>The day.</summary>
    public DateOnly Day { get; }

    /// <summary>The agencies without a parent, closed ones too, by code.</summary>
    public ImmutableArray<AgencyId> Top { get; }

    /// <summary>The agencies directly below, by code.</summary>
    /// <param name="agency">The agency.</param>
    public ImmutableArray<AgencyId> ChildrenOf(AgencyId agency) => _children.TryGetValue(agency, out var children) ? children : [];

    /// <summary>All agencies below, nearest levels first, without the agency itself.</summary>
    /// <param name="agency">The agency.</param>
    public ImmutableArray<AgencyId> DescendantsOf(AgencyId agency)
    {
        // The set keeps a circle, which intake refuses but an older ledger may hold, from running forever.
        var seen = new HashSet<AgencyId> { agency };
        var below = ImmutableArray.CreateBuilder<AgencyId>();
        var next = new Queue<AgencyId>([agency]);
        while (next.TryDequeue(out var above))
        {
            foreach (var child in ChildrenOf(above).Where(seen.Add))
            {
                below.Add(child);
                next.Enqueue(child);
            }
        }

        return below.ToImmutable();
    }
}
