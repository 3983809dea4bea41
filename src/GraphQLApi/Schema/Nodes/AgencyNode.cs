using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Learning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <param name="read">What the answer has read.</param>
/// <param name="info">The agency's place in the tree.</param>
/// <param name="isFromRegion">True beside the region and other agencies: figures then come from the region's one set, so that parts add up.</param>
/// <param name="listed">The moment at which it is listed; null = now.</param>
[Name("Agency")]
[Implements(typeof(INode))]
internal sealed class AgencyNode(Snapshot read, AgencyInfo info, bool isFromRegion, ListedAt? listed = null) : INode
{
    [GqlId]
    public string Id => read.Desk.IdOf(NodeTypes.Agency, Code);

    public string Code => info.Agency.Value;

    public string Name => info.Name;

    public Task<AgencyNode?> Parent() => read.AgencyAsync(info.Parent, listed);

    public async Task<IEnumerable<AgencyNode>> Children() => listed is null
        ? AgencyList.Of(read, await read.RegionAsync(null), info.Children)
        : AgencyList.Of(read, await listed.RegionAsync(read), info.Children, listed);

    [Description("Set once closed or merged.")]
    public DateOnly? ClosedOn => info.ClosedOn;

    public Task<AgencyNode?> Successor() => read.AgencyAsync(info.Successor, listed);

    [Description("includeChildren: with the agencies below, as the tree stood on the figure's date. Without `at`: now, also in a list of another moment.")]
    public async Task<ParticipationNode?> Participation(int? year, bool includeChildren = true, TimeTravelInput? at = null, CancellationToken cancellationToken = default) =>
        ParticipationNode.Of(await FiguresAsync(year, includeChildren, at, cancellationToken));

    [Description("""
        Why a figure differs between two moments. `to` left out = now; `year` left out = the earlier of the years of the two dates.
        includeChildren: with the agencies below, as the tree stood on each moment's date.
        """)]
    public Task<ExplanationNode?> Explain(
        Metric metric, TimeTravelInput from, TimeTravelInput? to, int? year, bool includeChildren = true, int first = 50, string? after = null, CancellationToken cancellationToken = default) =>
        ExplanationList.ReadAsync(read, info.Agency, includeChildren, metric, from, to, year, first, after, cancellationToken);

    public async Task<IEnumerable<BatchNode>> Batches(int? year) =>
        BatchList.Of(read, await read.CatalogAsync(), await read.Desk.Agency(info.Agency).GetBatches(year));

    private async Task<ParticipationView?> FiguresAsync(int? year, bool includeChildren, TimeTravelInput? at, CancellationToken cancellationToken)
    {
        // An earlier year's tree may have had agencies below that are elsewhere now.
        var needsTree = includeChildren && (info.Children.Length > 0 || (year is { } asked && asked != read.Desk.Today.Year));
        if (!isFromRegion && !needsTree && at?.Place is null)
        {
            return (await read.Desk.Agency(info.Agency).GetView(year))?.Own;
        }

        var found = (await read.RegionAsync(year, at, cancellationToken))?.Agencies.GetValueOrDefault(info.Agency);
        return includeChildren ? found?.WithChildren : found?.Own;
    }
}
