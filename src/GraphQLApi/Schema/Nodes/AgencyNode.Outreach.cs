using System.ComponentModel;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Outreach and the professionalism index.</content>
internal sealed partial class AgencyNode
{
    [Authorize(Roles = Roles.Planning)]
    [Cost(OutreachNode.Price)]
    [Description("Null for a year that has not begun. includeChildren: as the tree stood on the figure's date.")]
    public async Task<OutreachNode?> Outreach(int? year, bool includeChildren = true) =>
        await read.Desk.Audience.GetOutreach(info.Agency, includeChildren, year) is { } view ? new OutreachNode(read, view) : null;

    // Appraisals and discipline of a few could be had by subtracting one agency's figures from another's: only who sees people sees them.
    [Authorize(Roles = Roles.Administrator)]
    [Cost(IpAsnFiguresNode.Price)]
    [Description("The professionalism index; `on` left out = today, `ruleSet` left out = the one of that day. Null when there is no such rule set.")]
    public async Task<IpAsnFiguresNode?> IpAsn(DateOnly? on, string? ruleSet, bool includeChildren = true) =>
        IpAsnFiguresNode.Of(await read.Desk.Professionalism.GetFigures(info.Agency, includeChildren, on, ruleSet));
}
