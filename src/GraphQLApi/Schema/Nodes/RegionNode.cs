using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Learning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Region")]
[Implements(typeof(INode))]
internal sealed partial class RegionNode(Snapshot read) : INode
{
    [GqlId]
    public string Id => read.Desk.IdOf(NodeTypes.Region, Code);

    public string Code => read.Desk.Info.Id.Value;

    public string Name => read.Desk.Info.Name;

    [Description("IANA zone that decides days, months and years.")]
    public string Zone => read.Desk.Info.Zone.Name;

    public async Task<ParticipationNode?> Participation(int? year, TimeTravelInput? at, CancellationToken cancellationToken) =>
        ParticipationNode.Of((await read.RegionAsync(year, at, cancellationToken))?.Whole);

    [Description("""
        TOP: the agencies without a parent on the figure's date, so that figures add up. ALL: every level.
        With `at` the agencies, their order, parents and children are those of that moment; the fields inside each agency keep meaning now unless
        they are given an `at` of their own, and with the same one they come from the same set as the list and the region.
        """)]
    public async Task<IEnumerable<AgencyNode>> Agencies(
        AgencyLevel level = AgencyLevel.Top, AgencyOrder orderBy = AgencyOrder.Name, int? year = null, TimeTravelInput? at = null, CancellationToken cancellationToken = default) =>
        AgencyList.Of(read, await read.RegionAsync(year, at, cancellationToken), level, orderBy, ListedAt.Of(year, at, cancellationToken));

    [Description("Why a figure differs between two moments. `to` left out = now; `year` left out = the earlier of the years of the two dates.")]
    public Task<ExplanationNode?> Explain(
        Metric metric, TimeTravelInput from, TimeTravelInput? to, int? year, int first = 50, string? after = null, CancellationToken cancellationToken = default) =>
        ExplanationList.ReadAsync(read, null, includeChildren: true, metric, from, to, year, first, after, cancellationToken);

    [Cost(SeriesReader.RegionCost)]
    [Description("A figure over time; `from` and `to` left out = this year. With `at`: up to its day, counted from what it includes.")]
    public Task<SeriesNode?> Series(
        Metric metric, Bucket bucket = Bucket.Month, DateOnly? from = null, DateOnly? to = null, TimeTravelInput? at = null, CancellationToken cancellationToken = default) =>
        SeriesReader.ReadAsync(read, null, includeChildren: true, metric, bucket, from, to, at, cancellationToken);
}
