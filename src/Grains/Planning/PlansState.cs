using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;

namespace Bangkom.Grains.Planning;

/// <summary>The fold of plans: the latest definition of each.</summary>
internal sealed class PlansState : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 1;

    /// <summary>Plans in a piece of a snapshot: with some 200 lines each the piece stays below 1 MB.</summary>
    private const int PiecePlans = 10;

    /// <summary>By code.</summary>
    public ImmutableSortedDictionary<PlanId, PlanDefined> Plans { get; private set; } = ImmutableSortedDictionary<PlanId, PlanDefined>.Empty;

    public static PlansState FromParts(IReadOnlyList<object> parts) => new()
    {
        Plans = parts.Cast<PlansPiece>().SelectMany(p => p.Plans).ToImmutableSortedDictionary(p => p.Plan, p => p),
    };

    public void Apply(RecordedFact recorded)
    {
        if (recorded.Fact is PlanDefined plan)
        {
            Plans = Plans.SetItem(plan.Plan, plan);
        }
    }

    public IReadOnlyList<object> ToParts()
    {
        var pieces = Plans.Values.Chunk(PiecePlans).Select(object (chunk) => new PlansPiece([.. chunk])).ToList();
        return pieces.Count > 0 ? pieces : [new PlansPiece([])];
    }
}

/// <summary>A piece of a snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PlansPiece")]
internal sealed record PlansPiece([property: Id(0)] ImmutableArray<PlanDefined> Plans);
