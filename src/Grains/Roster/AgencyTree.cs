using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Roster;

/// <summary>
/// A region's agencies: names and definitions hold for all time, parents and merges are dated. Immutable, and a change shares
/// all that it leaves alone. The order in which facts arrive does not matter, and repeats change nothing.
/// </summary>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyTree")]
public sealed class AgencyTree
{
    /// <summary>Merges that are followed one after the other, and levels that are climbed, at most.</summary>
    public const int StepsMax = 32;

    [Id(0)] private readonly ImmutableSortedDictionary<AgencyId, AgencyNode> _nodes;
    [Id(1)] private readonly ImmutableDictionary<AgencyId, AgencyMerge> _merges;
    [NonSerialized] private volatile TreeOnDay? _latest;

    private AgencyTree(ImmutableSortedDictionary<AgencyId, AgencyNode> nodes, ImmutableDictionary<AgencyId, AgencyMerge> merges) =>
        (_nodes, _merges) = (nodes, merges);

    /// <summary>No agency.</summary>
    public static AgencyTree Empty { get; } =
        new(ImmutableSortedDictionary<AgencyId, AgencyNode>.Empty, ImmutableDictionary<AgencyId, AgencyMerge>.Empty);

    /// <summary>Every defined agency, also closed ones, by code.</summary>
    public IEnumerable<AgencyNode> Agencies => _nodes.Values.Where(node => node.IsDefined);

    /// <summary>An agency, or null when it was never defined.</summary>
    /// <param name="agency">Its code.</param>
    public AgencyNode? Find(AgencyId agency) => _nodes.TryGetValue(agency, out var node) && node.IsDefined ? node : null;

    /// <summary>True when the agency was defined.</summary>
    /// <param name="agency">Its code.</param>
    public bool Contains(AgencyId agency) => Find(agency) is not null;

    /// <summary>The agency's latest name, or null when it was never defined.</summary>
    /// <param name="agency">Its code.</param>
    public string? NameOf(AgencyId agency) => Find(agency)?.Name;

    /// <summary>The tree with one fact more; facts about anything else change nothing.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="position">Its place in the ledger.</param>
    public AgencyTree Apply(Fact fact, long position) => fact switch
    {
        AgencyDefined defined => With(Node(defined.Agency).Defined(defined, position)),
        AgencyRenamed renamed => With(Node(renamed.Agency).Named(renamed.Name, position)),
        AgencyMoved moved => With(Node(moved.Agency).Under(new(moved.EffectiveOn, moved.Parent, position))),
        AgencyMerged merged => WithMerge(merged, position),
        _ => this,
    };

    /// <summary>
    /// The agency that an agency is on a day: itself, or what it merged into by then; at most <see cref="StepsMax"/> merges are followed.
    /// </summary>
    /// <param name="agency">The agency as recorded.</param>
    /// <param name="day">The day.</param>
    public AgencyId Resolve(AgencyId agency, DateOnly day)
    {
        if (_merges.IsEmpty)
        {
            return agency;
        }

        for (var step = 0; step < StepsMax && _merges.TryGetValue(agency, out var merge) && merge.EffectiveOn <= day; step++)
        {
            agency = merge.Into;
        }

        return agency;
    }

    /// <summary>The first day without the agency, or null when it was never merged away.</summary>
    /// <param name="agency">The agency.</param>
    public DateOnly? ClosedOn(AgencyId agency) => _merges.TryGetValue(agency, out var merge) ? merge.EffectiveOn : null;

    /// <summary>What the agency merges into, whenever that is, or null.</summary>
    /// <param name="agency">The agency.</param>
    public AgencyId? Successor(AgencyId agency) => _merges.TryGetValue(agency, out var merge) ? merge.Into : null;

    /// <summary>True when the agency is defined and has not closed by this day.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="day">The day.</param>
    public bool IsOpenOn(AgencyId agency, DateOnly day) => Contains(agency) && !(ClosedOn(agency) <= day);

    /// <summary>The days on which agencies merge into others.</summary>
    public IEnumerable<DateOnly> MergeDays => _merges.Values.Select(merge => merge.EffectiveOn);

    /// <summary>The days on which the tree may change: moves and merges.</summary>
    public IEnumerable<DateOnly> ChangeDays => _nodes.Values.SelectMany(node => node.Parents).Select(parent => parent.EffectiveOn).Concat(MergeDays);

    /// <summary>The tree as it stands on a day.</summary>
    /// <param name="day">The day.</param>
    public TreeOnDay On(DateOnly day)
    {
        // Reads cluster on one day, today; two threads may build the same view at once, and either is right.
        var latest = _latest;
        return latest?.Day == day ? latest : _latest = new TreeOnDay(this, day);
    }

    /// <summary>The agency above on a day, or null: a top agency. A closed parent's place is taken by its successor.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="day">The day.</param>
    public AgencyId? ParentOn(AgencyId agency, DateOnly day)
    {
        var above = agency;
        for (var step = 0; step < StepsMax; step++)
        {
            if (!_nodes.TryGetValue(above, out var node) || node.ParentOn(day) is not { } parent)
            {
                return null;
            }

            // An agency whose parent merged into it moves up to the parent's own place.
            var resolved = Resolve(parent, day);
            if (resolved != agency)
            {
                return resolved;
            }

            above = parent;
        }

        return null;
    }

    /// <summary>All agencies below on a day, without the agency itself.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="day">The day.</param>
    public ImmutableArray<AgencyId> DescendantsOn(AgencyId agency, DateOnly day) => On(day).DescendantsOf(agency);

    /// <summary>
    /// The agencies without a parent on a day, closed ones too: what they were credited before stays with them,
    /// and only with them the figures add up.
    /// </summary>
    /// <param name="day">The day.</param>
    public ImmutableArray<AgencyId> TopOn(DateOnly day) => On(day).Top;

    /// <summary>Levels from the top on a day: 1 = a top agency.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="day">The day.</param>
    public int DepthOn(AgencyId agency, DateOnly day)
    {
        var depth = 1;
        for (var above = ParentOn(agency, day); above is { } parent && depth <= StepsMax; above = ParentOn(parent, day))
        {
            depth++;
        }

        return depth;
    }

    /// <summary>
    /// True when an agency under a new parent from a day on would be above itself, on that day or when a later dated change
    /// takes effect: such a move is refused.
    /// </summary>
    /// <param name="agency">The agency to move.</param>
    /// <param name="parent">Its new parent.</param>
    /// <param name="effectiveOn">First day.</param>
    public bool WouldCycle(AgencyId agency, AgencyId parent, DateOnly effectiveOn)
    {
        if (agency == parent)
        {
            return true;
        }

        return Apply(new AgencyMoved(agency, parent, effectiveOn), long.MaxValue).HasCycleFrom(agency, effectiveOn);
    }

    /// <summary>
    /// True when an agency may not merge into another: into itself, into what is or comes to be below it, or in a circle of merges.
    /// </summary>
    /// <param name="agency">The agency that closes.</param>
    /// <param name="into">Its successor.</param>
    /// <param name="effectiveOn">The first day without it.</param>
    public bool MergeWouldCycle(AgencyId agency, AgencyId into, DateOnly effectiveOn)
    {
        var next = (AgencyId?)into;
        for (var step = 0; step < StepsMax && next is { } successor; step++)
        {
            if (successor == agency)
            {
                return true;
            }

            next = Successor(successor);
        }

        return next is not null || DescendantsOn(agency, effectiveOn).Contains(into)
            || Apply(new AgencyMerged(agency, into, effectiveOn, []), long.MaxValue).HasCycleFrom(into, effectiveOn);
    }

    private bool HasCycleFrom(AgencyId agency, DateOnly from)
    {
        // Only days on which some parent or merge changes can bring a circle about.
        var days = ChangeDays.Where(day => day > from).Append(from).Distinct();
        return days.Any(day => DepthOn(agency, day) > StepsMax);
    }

    private AgencyNode Node(AgencyId agency) => _nodes.TryGetValue(agency, out var node) ? node : AgencyNode.Undefined(agency);

    private AgencyTree With(AgencyNode node) => new(_nodes.SetItem(node.Agency, node), _merges);

    private AgencyTree WithMerge(AgencyMerged merged, long position) =>
        _merges.TryGetValue(merged.Agency, out var known) && known.Position >= position
            ? this
            : new(_nodes, _merges.SetItem(merged.Agency, new(merged.Into, merged.EffectiveOn, position)));
}
