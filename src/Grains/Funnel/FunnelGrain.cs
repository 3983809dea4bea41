using Bangkom.Grains.Batches;
using Bangkom.Grains.Catalog;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Needs;
using Orleans.Concurrency;

namespace Bangkom.Grains.Funnel;

/// <summary>Reads needs and the batches of a year.</summary>
[StatelessWorker, GrainType("funnel")]
internal sealed class FunnelGrain(RegionInfo region, RulesReader rules, TimeProvider time) : Grain, IFunnelGrain
{
    /// <inheritdoc/>
    public async Task<FunnelView?> GetFunnel(AgencyId? agency, bool includeChildren, int? year)
    {
        if (FiguresDate.Of(year, region.Today(time)) is not { } date)
        {
            return null;
        }

        var members = await GrainFactory.GetGrain<INeedsGrain>(region.Key(StreamId.All)).GetMembers(date);
        if (agency is { } one)
        {
            var tree = (await rules.ReadAsync()).Agencies;
            var asked = (includeChildren ? tree.DescendantsOn(one, date.On) : []).Append(one).ToHashSet();
            members = [.. members.Where(m => asked.Contains(m.Agency))];
        }

        var catalog = await GrainFactory.GetGrain<ICatalogGrain>(region.Key(StreamId.All)).GetView();
        var batches = catalog.Batches.Where(b => (b.Value.StartsOn ?? b.Value.EndsOn)?.Year == date.Year && !catalog.Cancelled.Contains(b.Key)).Select(b => b.Key).ToList();
        var trails = await Task.WhenAll(batches.Select(b => GrainFactory.GetGrain<IBatchGrain>(region.Key(b.Value)).GetTrails()));
        return new FunnelView(date.Year, date.On, batches.Count, FunnelCount.Of(members, trails.SelectMany(t => t)));
    }
}
