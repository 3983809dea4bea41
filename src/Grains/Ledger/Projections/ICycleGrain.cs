using Bangkom.Grains.Live;
using Orleans.Concurrency;

namespace Bangkom.Grains.Ledger.Projections;

/// <summary>A concept of the programme's cycle, whose changes can be watched.</summary>
[Alias("bangkom.ICycleGrain")]
public interface ICycleGrain : IProjectionGrain, IWatchable
{
    /// <summary>Every fact of the concept up to here is in its state.</summary>
    [ReadOnly, Alias("GetPosition")]
    Task<long> GetPosition();
}
