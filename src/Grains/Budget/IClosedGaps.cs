using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Budget;

/// <summary>
/// Tells which competency gaps were closed, for the cost of closing one. The concept of needs registers itself under this; while nobody
/// does, the cost per closed gap is not known.
/// </summary>
public interface IClosedGaps
{
    /// <summary>Gaps closed on some days.</summary>
    /// <param name="from">First day, in the region's zone.</param>
    /// <param name="to">Last day.</param>
    Task<ImmutableArray<ClosedGaps>> ReadAsync(DateOnly from, DateOnly to);
}

/// <summary>Gaps that were closed.</summary>
/// <param name="Agency">The agency of the people.</param>
/// <param name="Program">The programme that closed them, or null.</param>
/// <param name="Batch">The batch that closed them, or null.</param>
/// <param name="Count">How many.</param>
public sealed record ClosedGaps(AgencyId Agency, ProgramId? Program, BatchId? Batch, int Count);
