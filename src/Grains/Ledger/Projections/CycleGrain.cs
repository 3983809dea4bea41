using Bangkom.Grains.Facts;
using Bangkom.Grains.Live;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Ledger.Projections;

/// <summary>A concept of the programme's cycle: one grain a region (key region/all) that folds the concept's facts, and decides over them.</summary>
/// <typeparam name="TState">The fold.</typeparam>
internal abstract class CycleGrain<TState>(ProjectionServices services, ILogger logger) : DecidingGrain<TState>(services, logger), ICycleGrain
    where TState : class, IProjectionState
{
    private readonly WatchTopic _watchers = new(services.Time);

    /// <inheritdoc/>
    public Task<long> GetPosition() => Task.FromResult(Position);

    /// <inheritdoc/>
    public Task<long> Watch(IChangeObserver observer) => Task.FromResult(_watchers.Renew(observer));

    /// <inheritdoc/>
    public Task Unwatch(IChangeObserver observer)
    {
        _watchers.Remove(observer);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected sealed override StreamRange Range => StreamRange.Cycle;

    /// <inheritdoc/>
    protected sealed override bool Concerns(RecordedFact fact) => fact.Fact is CycleFact cycle && cycle.Stream == Stream.Type;

    /// <inheritdoc/>
    protected sealed override void Changed() => _watchers.Signal();
}
