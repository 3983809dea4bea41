using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;

namespace Bangkom.Grains.Programs;

/// <summary>A programme's fold. A batch never changes its programme.</summary>
/// <param name="program">Its code.</param>
internal sealed class ProgramState(ProgramId program) : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 1;

    /// <summary>The latest definition; null before the first.</summary>
    public ProgramDefined? Definition { get; private set; }

    /// <summary>Its batches by code.</summary>
    public ImmutableSortedDictionary<BatchId, BatchPlan> Batches { get; private set; } = ImmutableSortedDictionary<BatchId, BatchPlan>.Empty;

    public static ProgramState FromParts(ProgramId program, IReadOnlyList<object> parts)
    {
        var head = (ProgramHead)parts[0];
        return new ProgramState(program) { Definition = head.Definition, Batches = head.Batches };
    }

    public void Apply(RecordedFact recorded)
    {
        switch (recorded.Fact)
        {
            case ProgramDefined f when f.Program == program:
                Definition = f;
                break;
            case BatchScheduled f:
                Batches = Batches.SetItem(f.Batch, f.Plan);
                break;
            case BatchChanged f:
                Batches = Batches.SetItem(f.Batch, f.Plan);
                break;
        }
    }

    public IReadOnlyList<object> ToParts() => [new ProgramHead(Definition, Batches)];
}

/// <summary>A programme's snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.ProgramHead")]
internal sealed record ProgramHead(
    [property: Id(0)] ProgramDefined? Definition,
    [property: Id(1)] ImmutableSortedDictionary<BatchId, BatchPlan> Batches);
