using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Orleans.Concurrency;

namespace Bangkom.Grains.Budget;

/// <summary>What money bought: it brings together what was spent and who completed. Key: the region's code.</summary>
[Alias("bangkom.ICostGrain")]
public interface ICostGrain : IGrainWithStringKey
{
    /// <summary>A budget year; null for one that has not begun.</summary>
    /// <param name="year">The year; null = today's.</param>
    [ReadOnly, Alias("GetYear")]
    Task<CostView?> GetYear(int? year);

    /// <summary>Every batch that money was ever bound for, over all years.</summary>
    [ReadOnly, Alias("GetBatches")]
    Task<ImmutableSortedDictionary<BatchId, CostFigures>> GetBatches();
}
