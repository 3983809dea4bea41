using Bangkom.Grains.Outreach;
using Bangkom.Grains.Professionalism;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <content>Outreach and the professionalism index.</content>
internal sealed partial class RegionDesk
{
    public IOutreachGrain Outreach => grains.GetGrain<IOutreachGrain>(region.Key("all"));

    public IAudienceGrain Audience => grains.GetGrain<IAudienceGrain>(region.Id.Value);

    public IProfessionalismGrain Professionalism => grains.GetGrain<IProfessionalismGrain>(region.Id.Value);
}
