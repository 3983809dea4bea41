using System.ComponentModel;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Money.</content>
internal sealed partial class ProgramNode
{
    [Authorize(Roles = Roles.Planning)]
    [Cost(CostNode.Price)]
    [Description("Of its own commitments and those of its batches in a budget year; null when nothing was spent or completed.")]
    public async Task<CostNode?> Cost(int? year) => CostNode.Of((await read.CostsAsync(year))?.Programs.GetValueOrDefault(definition.Program));
}
