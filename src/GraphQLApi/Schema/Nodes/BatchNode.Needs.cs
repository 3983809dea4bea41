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
    [Description("People whose open needs its programme closes and who have completed what it presupposes, the highest priority first; without those who have a seat or wait for one in this batch, or in another one of the programme that is not over.")]
    public async Task<IEnumerable<RecommendedPersonNode>> RecommendedPeople(int first = 50) =>
        (await read.RecommendedAsync(plan.Program, batch, first)).Select(r => new RecommendedPersonNode(read, r));
}
