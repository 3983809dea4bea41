using System.ComponentModel;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Budget;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Money.</content>
internal sealed partial class AgencyNode
{
    [Cost(CostNode.Price)]
    [Description("Money of a budget year in proportion to its completed people: of each batch, else of each programme. includeChildren: as the tree stood on the figure's date.")]
    public async Task<CostNode?> Cost(int? year, bool includeChildren = true) => await read.CostsAsync(year) is { } costs
        ? new CostNode((includeChildren ? costs.AgenciesWithBelow : costs.Agencies).GetValueOrDefault(info.Agency) ?? CostFigures.None)
        : null;
}
