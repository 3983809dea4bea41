using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Learning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Region")]
[Implements(typeof(INode))]
internal sealed class RegionNode(Snapshot read) : INode
{
    [GqlId]
    public string Id => read.Desk.IdOf(NodeTypes.Region, Code);

    public string Code => read.Desk.Info.Id.Value;

    public string Name => read.Desk.Info.Name;

    [Description("IANA zone that decides days, months and years.")]
    public string Zone => read.Desk.Info.Zone.Name;

    public async Task<ParticipationNode?> Participation(int? year) => ParticipationNode.Of((await read.RegionAsync(year))?.Whole);

    [Description("TOP: the agencies without a parent on the figure's date, so that figures add up. ALL: every level.")]
    public async Task<IEnumerable<AgencyNode>> Agencies(AgencyLevel level = AgencyLevel.Top, AgencyOrder orderBy = AgencyOrder.Name, int? year = null) =>
        AgencyList.Of(read, await read.RegionAsync(year), level, orderBy);

    [Cost(SeriesReader.RegionCost)]
    [Description("A figure over time; `from` and `to` left out = this year.")]
    public Task<SeriesNode?> Series(Metric metric, Bucket bucket = Bucket.Month, DateOnly? from = null, DateOnly? to = null) =>
        SeriesReader.ReadAsync(read, null, includeChildren: true, metric, bucket, from, to);
}
