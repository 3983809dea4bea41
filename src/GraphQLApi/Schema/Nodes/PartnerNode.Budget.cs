using System.ComponentModel;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Money.</content>
internal sealed partial class PartnerNode
{
    [Authorize(Roles = Roles.Pushes)]
    [Cost(CostNode.Price)]
    [Description("Of a budget year: commitments that name it or a batch that it holds, what it brings in kind, and the completions that it sent; null when there is nothing.")]
    public async Task<CostNode?> Cost(IResolveFieldContext context, int? year) =>
        Guarded(context) ? CostNode.Of((await read.CostsAsync(year))?.Partners.GetValueOrDefault(partner)) : null;

    [Authorize(Roles = Roles.Pushes)]
    [Description("By number.")]
    public async Task<IEnumerable<AgreementNode>?> Agreements(IResolveFieldContext context) => Guarded(context)
        ? (await read.BudgetAsync()).Agreements.Values.Where(a => a.Partner == partner).Select(a => new AgreementNode(read, a))
        : null;
}
