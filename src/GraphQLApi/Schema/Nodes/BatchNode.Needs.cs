using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Whom the batch would help.</content>
internal sealed partial class BatchNode
{
    [Authorize(Roles = Roles.Administrator)]
    [Cost(NeedList.Cost)]
    [Description("People whose open needs its programme closes and who have completed what it presupposes, the highest priority first; who has a seat already is not left out.")]
    public async Task<IEnumerable<RecommendedPersonNode>> RecommendedPeople(int first = 50) =>
        (await read.Desk.Needs.GetRecommended(plan.Program, first)).Select(r => new RecommendedPersonNode(read, r));
}
