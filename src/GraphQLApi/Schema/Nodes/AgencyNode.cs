using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Members;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <param name="read">What the answer has read.</param>
/// <param name="info">The agency's place in the tree.</param>
/// <param name="isFromRegion">True beside the region and other agencies: figures then come from the region's one set, so that parts add up.</param>
/// <param name="listed">The moment at which it is listed; null = now.</param>
[Name("Agency")]
[Implements(typeof(INode))]
internal sealed partial class AgencyNode(Snapshot read, AgencyInfo info, bool isFromRegion, ListedAt? listed = null) : INode
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

    [Authorize(Roles = Roles.Administrator)]
    [Cost(MemberPages.Cost)]
    [Description("""
        Members on the figure's date (of a year that is over its last day), with their records of the year. A cursor goes on from its place
        whatever became of the member it was of. `compliant` shows members in scope alone; `search`: words that all stand in the name,
        whatever their case and accents; a variable, and not on GET. With `at`: the members and records of that moment; each person is shown as now.
        """)]
    public Task<MemberConnection?> Members(
        [FromServices] MemberPages pages, IResolveFieldContext context,
        MemberFilter? filter, MemberOrder orderBy = MemberOrder.Name, bool includeChildren = true, int first = 50, string? after = null, int? year = null, TimeTravelInput? at = null) =>
        pages.ReadAsync(info.Agency, filter, orderBy, includeChildren, first, after, year, at, context);

    public async Task<IEnumerable<BatchNode>> Batches(int? year) =>
        BatchList.Of(read, await read.CatalogAsync(), await read.Desk.Agency(info.Agency).GetBatches(year));

    [Cost(SeriesReader.AgencyCost)]
    [Description("""
        A figure over time; `from` and `to` left out = this year. includeChildren: as the tree stood on each bucket's last day.
        With `at`: up to its day, counted from what it includes.
        """)]
    public Task<SeriesNode?> Series(
        Metric metric, Bucket bucket = Bucket.Month, DateOnly? from = null, DateOnly? to = null, bool includeChildren = true, TimeTravelInput? at = null, CancellationToken cancellationToken = default) =>
        SeriesReader.ReadAsync(read, info.Agency, includeChildren, metric, bucket, from, to, at, cancellationToken);

    private async Task<ParticipationView?> FiguresAsync(int? year, bool includeChildren, TimeTravelInput? at, CancellationToken cancellationToken)
    {
        // An earlier year's tree may have had agencies below that are elsewhere now.
        var needsTree = includeChildren && (info.Children.Length > 0 || (year is { } asked && asked != read.Desk.Today.Year));
        if (!isFromRegion && !needsTree && at?.Place is null)
        {
            return (await read.Desk.Agency(info.Agency).GetView(year))?.Own;
        }

        var found = (await read.RegionAsync(year, at, cancellationToken))?.Agencies.GetValueOrDefault(info.Agency);
        if (found is null && listed is not null && at?.Place is null && !needsTree)
        {
            // A moment may know a new agency before the region's figures of now, which trail it by a moment.
            return (await read.Desk.Agency(info.Agency).GetView(year))?.Own;
        }

        return includeChildren ? found?.WithChildren : found?.Own;
    }
}
