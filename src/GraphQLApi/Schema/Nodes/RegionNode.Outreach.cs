using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Ids;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Outreach and the professionalism index.</content>
internal sealed partial class RegionNode
{
    [Cost(OutreachNode.Price)]
    [Description("Null for a year that has not begun.")]
    public async Task<OutreachNode?> Outreach(int? year) =>
        await read.Desk.Audience.GetOutreach(null, includeChildren: true, year) is { } view ? new OutreachNode(read, view) : null;

    [Authorize(Roles = Roles.Administrator)]
    [Cost(OutreachNode.Price)]
    [Description("People with seats in two scheduled batches at the same time, of those that are not over.")]
    public async Task<Connection<DoubleBookingNode>> DoubleBookings(int first = 50, string? after = null) => Connection<DoubleBookingNode>.Of(
        await read.Desk.Audience.GetDoubleBookings(), b => $"{b.Person} {b.First} {b.Second}", b => new DoubleBookingNode(read, b), first, after);

    [Cost(CampaignNode.Price)]
    [Description("Null when there is none with this code.")]
    public async Task<CampaignNode?> Campaign(string code) =>
        Codes.IsValid(code) && await read.Desk.Audience.GetCampaign(code) is { } view ? new CampaignNode(read, view) : null;

    [Cost(CampaignNode.Price)]
    [Description("By code.")]
    public async Task<IEnumerable<CampaignNode>> Campaigns(int first = 10) =>
        (await Task.WhenAll((await read.Desk.Outreach.GetCampaigns()).Take(first).Select(c => read.Desk.Audience.GetCampaign(c))))
            .Where(c => c is not null).Select(c => new CampaignNode(read, c!));

    [Cost(IpAsnFiguresNode.Price)]
    [Description("The professionalism index; `on` left out = today, `ruleSet` left out = the one of that day. Null when there is no such rule set.")]
    public async Task<IpAsnFiguresNode?> IpAsn(DateOnly? on, string? ruleSet) =>
        IpAsnFiguresNode.Of(await read.Desk.Professionalism.GetFigures(null, includeChildren: true, on, ruleSet));
}
