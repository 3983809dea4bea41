using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Live;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Aggregates;
using Bangkom.Grains.Learning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

/// <content>Event figures grouped.</content>
internal sealed partial class Subscription
{
    [Cost(AggregateReader.Price)]
    [Description("The same selection as the query `aggregate`, whenever it changes.")]
    public static Task<IAsyncEnumerable<AggregateNode>> Aggregate(
        [FromServices] LiveFigures live, IEnumerable<Dimension> groupBy, Bucket? bucket, string? zone, AggregateFilter? filter, DateOnly? from, DateOnly? to, int? take) =>
        live.AggregateAsync(groupBy, bucket, zone, filter, from, to, take);
}
