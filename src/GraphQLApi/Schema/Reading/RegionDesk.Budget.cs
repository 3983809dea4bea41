using Bangkom.Grains.Budget;
using Bangkom.Grains.Region;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <content>The region's money, and event figures grouped.</content>
internal sealed partial class RegionDesk
{
    public IBudgetGrain Budget => grains.GetGrain<IBudgetGrain>(region.Key("all"));

    public ICostGrain Costs => grains.GetGrain<ICostGrain>(region.Id.Value);

    public IAggregateGrain Aggregate => grains.GetGrain<IAggregateGrain>(region.Id.Value);
}
