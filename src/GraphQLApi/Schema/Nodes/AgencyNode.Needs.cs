using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Needs;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Needs of its people, from the region's one set. Where few work they tell of persons: partners and ASN do not see them.</content>
internal sealed partial class AgencyNode
{
    [Authorize(Roles = Roles.Planning)]
    [Cost(NeedList.Cost)]
    [Description("Needs as they rank, by people × priority. includeChildren: with the agencies below, as the tree stands today.")]
    public async Task<Connection<NeedNode>> Needs(CompetencyKind? kind, bool includeChildren = true, int first = 50, string? after = null) =>
        await NeedList.PageAsync(read, await NeedFiguresAsync(includeChildren), kind, first, after);

    [Authorize(Roles = Roles.Planning)]
    [Cost(NeedList.Cost)]
    [Description("Closed needs / needs.")]
    public async Task<RatioNode> NeedCoverage(bool includeChildren = true) => new((await NeedFiguresAsync(includeChildren)).Coverage);

    [Authorize(Roles = Roles.Planning)]
    [Cost(NeedList.Cost)]
    [Description("100 × Σ actual / Σ required over people and competencies assessed; it can pass 100, where a surplus hides a gap.")]
    public async Task<JpmNode> Jpm(CompetencyKind? kind, bool includeChildren = true) =>
        JpmNode.Of(NeedList.Of((await read.NeedsAsync()).Definitions, await NeedFiguresAsync(includeChildren), kind));

    [Authorize(Roles = Roles.Planning)]
    [Cost(NeedList.Cost)]
    [Description("100 × Σ min(actual, required) / Σ required.")]
    public async Task<JpmNode> JpmCapped(CompetencyKind? kind, bool includeChildren = true) =>
        JpmNode.CappedOf(NeedList.Of((await read.NeedsAsync()).Definitions, await NeedFiguresAsync(includeChildren), kind));

    [Authorize(Roles = Roles.Planning)]
    [Cost(FunnelNode.Price)]
    [Description("Null for a year that has not begun. includeChildren: as the tree stood on the figures' date.")]
    public async Task<FunnelNode?> Funnel(int? year, bool includeChildren = true) =>
        await read.Desk.Funnel.GetFunnel(info.Agency, includeChildren, year) is { } view ? new FunnelNode(view) : null;

    private async Task<NeedFigures> NeedFiguresAsync(bool includeChildren) =>
        (await read.NeedsAsync()).Agencies.GetValueOrDefault(info.Agency) is { } found ? includeChildren ? found.WithChildren : found.Own : NeedFigures.None;
}
