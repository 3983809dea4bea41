using System.ComponentModel;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Money.</content>
internal sealed partial class RegionNode
{
    [Description("Money of a budget year; left out = this year.")]
    public async Task<BudgetNode?> Budget(int? year) => new BudgetNode(read, year ?? read.Desk.Today.Year, await read.BudgetAsync());
}
