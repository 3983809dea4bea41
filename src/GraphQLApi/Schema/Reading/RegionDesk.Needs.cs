using Bangkom.Grains.Needs;
using Bangkom.Grains.Planning;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <content>Needs and plans.</content>
internal sealed partial class RegionDesk
{
    public INeedsGrain Needs => grains.GetGrain<INeedsGrain>(region.Key("all"));

    public IPlansGrain Plans => grains.GetGrain<IPlansGrain>(region.Key("all"));
}
