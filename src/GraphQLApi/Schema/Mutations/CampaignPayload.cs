using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Name("CampaignPayload")]
internal sealed class CampaignPayload(Answer answer, RegionDesk desk, string campaign) : Payload(answer, desk)
{
    public async Task<CampaignNode?> Campaign() => await Read.Desk.Audience.GetCampaign(campaign) is { } view ? new CampaignNode(Read, view) : null;
}

[Name("AbsencePayload")]
internal sealed class AbsencePayload(Answer answer, RegionDesk desk) : Payload(answer, desk);
