using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Needs. Without people, and over the whole region: every reader sees them.</content>
internal sealed partial class RegionNode
{
    [Cost(NeedList.Cost)]
    [Description("Needs as they rank, by people × priority.")]
    public async Task<Connection<NeedNode>> Needs(CompetencyKind? kind, int first = 50, string? after = null) =>
        await NeedList.PageAsync(read, (await read.NeedsAsync()).Whole, kind, first, after);

    [Cost(NeedList.Cost)]
    [Description("Closed needs / needs.")]
    public async Task<RatioNode> NeedCoverage() => new((await read.NeedsAsync()).Whole.Coverage);

    [Cost(NeedList.Cost)]
    [Description("100 × Σ actual / Σ required over people and competencies assessed; it can pass 100, where a surplus hides a gap.")]
    public async Task<JpmNode> Jpm(CompetencyKind? kind) => JpmNode.Of(NeedList.Of((await read.NeedsAsync()).Definitions, (await read.NeedsAsync()).Whole, kind));

    [Cost(NeedList.Cost)]
    [Description("100 × Σ min(actual, required) / Σ required.")]
    public async Task<JpmNode> JpmCapped(CompetencyKind? kind) => JpmNode.CappedOf(NeedList.Of((await read.NeedsAsync()).Definitions, (await read.NeedsAsync()).Whole, kind));

    [Cost(FunnelNode.Price)]
    [Description("Null for a year that has not begun.")]
    public async Task<FunnelNode?> Funnel(int? year) =>
        await read.Desk.Funnel.GetFunnel(null, includeChildren: true, year) is { } view ? new FunnelNode(view) : null;

    [Authorize(Roles = Roles.Planning)]
    [Cost(NeedList.Cost)]
    [Description("Agencies × competencies.")]
    public Task<NeedHeatNode> NeedHeat(CompetencyKind? kind) => NeedHeatNode.ReadAsync(read, kind, _ => true);
}
