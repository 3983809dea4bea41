using System.Collections.Immutable;
using Bangkom.Grains.Aggregates;
using Bangkom.Grains.Ids;
using Orleans.Concurrency;

namespace Bangkom.Grains.Region;

/// <summary>Event figures grouped by what completions have in common. Key: the region's code.</summary>
[Alias("bangkom.IAggregateGrain")]
public interface IAggregateGrain : IGrainWithStringKey
{
    /// <summary>The sums of the region, or of some agencies.</summary>
    /// <param name="query">What is added up; its scope is filled in here.</param>
    /// <param name="agencies">Agencies; null = all.</param>
    /// <param name="includeChildren">With the agencies below each, as the tree stands on the last bucket's last day.</param>
    /// <returns>Null when there are more than <see cref="AggregateColumns.RowsMax"/> rows.</returns>
    [ReadOnly, Alias("GetColumns")]
    Task<AggregateColumns?> GetColumns(EventQuery query, ImmutableArray<AgencyId>? agencies, bool includeChildren);
}
