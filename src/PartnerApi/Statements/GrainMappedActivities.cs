using Bangkom.Grains.Catalog;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;

namespace Bangkom.PartnerApi.Statements;

/// <summary>Asks the catalogue's grain.</summary>
internal sealed class GrainMappedActivities(IGrainFactory grains, RegionInfo region) : IMappedActivities
{
    public async Task<IReadOnlySet<string>> FindAsync(PartnerId partner, IReadOnlyCollection<string> activities)
    {
        var catalog = await grains.GetGrain<ICatalogGrain>(region.Key("all")).GetView();
        var mapped = catalog.ActivitiesOf(partner);
        return activities.Where(mapped.ContainsKey).ToHashSet(StringComparer.Ordinal);
    }
}
