using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Aggregates;
using Bangkom.Grains.Learning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

/// <content>Event figures grouped.</content>
internal sealed partial class Query
{
    [Cost(AggregateReader.Price)]
    [Description("Event figures grouped by what completions have in common; `from` and `to` left out = this year.")]
    public static Task<AggregateNode> Aggregate(
        [FromServices] RegionDesk desk, IEnumerable<Dimension> groupBy, Bucket? bucket, string? zone, AggregateFilter? filter, DateOnly? from, DateOnly? to) =>
        AggregateReader.ReadAsync(desk, groupBy, bucket, zone, filter, from, to);
}
