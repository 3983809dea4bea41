using Bangkom.Grains.Facts;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Ledger.Projections;

/// <summary>A concept of the programme's cycle: one grain a region (key region/all) that folds the concept's facts, and decides over them.</summary>
/// <typeparam name="TState">The fold.</typeparam>
internal abstract class CycleGrain<TState>(ProjectionServices services, ILogger logger) : DecidingGrain<TState>(services, logger)
    where TState : class, IProjectionState
{
    /// <inheritdoc/>
    protected sealed override StreamRange Range => StreamRange.Cycle;

    /// <inheritdoc/>
    protected sealed override bool Concerns(RecordedFact fact) => fact.Fact is CycleFact cycle && cycle.Stream == Stream.Type;
}
