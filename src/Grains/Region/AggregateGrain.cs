using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Aggregates;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Orleans.Concurrency;

namespace Bangkom.Grains.Region;

/// <summary>Asks the agencies for their own sums and adds them up; it keeps nothing.</summary>
[StatelessWorker, GrainType("aggregate")]
internal sealed class AggregateGrain(RegionInfo region, RulesReader rules) : Grain, IAggregateGrain
{
    /// <inheritdoc/>
    public async Task<AggregateColumns?> GetColumns(EventQuery query, ImmutableArray<AgencyId>? agencies, bool includeChildren)
    {
        if (query.Buckets.Count == 0)
        {
            return EventSums.Of([], query.Buckets);
        }

        var tree = (await rules.ReadAsync()).Agencies;
        var last = query.Buckets.Ends[^1];
        var scope = agencies?.SelectMany(a => includeChildren ? tree.DescendantsOn(a, last).Prepend(a) : [a]).ToImmutableHashSet();
        var asked = tree.Agencies.Select(a => a.Agency).Where(a => scope is null || scope.Contains(a)).ToArray();
        var parts = await Task.WhenAll(asked.Select(a => GrainFactory.GetGrain<IAgencyGrain>(region.Key(a.Value)).GetEvents(query with { Scope = scope })));
        return EventSums.Of(parts, query.Buckets);
    }
}
