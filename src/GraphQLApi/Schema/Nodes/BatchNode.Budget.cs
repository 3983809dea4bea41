using System.ComponentModel;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Money.</content>
internal sealed partial class BatchNode
{
    [Authorize(Roles = Roles.Planning)]
    [Cost(CostNode.Price)]
    [Description("Over all years; null while no money was bound for it.")]
    public async Task<CostNode?> Cost() => CostNode.Of((await read.BatchCostsAsync()).GetValueOrDefault(batch));
}
