using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;
using Orleans.Concurrency;

namespace Bangkom.Grains.Programs;

/// <summary>A programme of the catalogue and its batches. Key: region/code.</summary>
[Alias("bangkom.IProgramGrain")]
public interface IProgramGrain : IProjectionGrain
{
    /// <summary>The programme; null when it was never defined.</summary>
    [ReadOnly, Alias("GetView")]
    Task<ProgramView?> GetView();
}

/// <summary>A programme.</summary>
/// <param name="Definition">Its latest definition.</param>
/// <param name="Batches">Its batches with their plans, by code; cancelled ones too.</param>
/// <param name="Position">Every fact of the programme up to here is in it.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ProgramView")]
public sealed record ProgramView(
    [property: Id(0)] ProgramDefined Definition,
    [property: Id(1)] ImmutableSortedDictionary<BatchId, BatchPlan> Batches,
    [property: Id(2)] long Position);
