using System.Runtime.CompilerServices;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Aggregates;
using Bangkom.Grains.Learning;

namespace Bangkom.GraphQLApi.Schema.Live;

/// <content>Event figures grouped: the region says that something changed, and the agencies are asked then.</content>
internal sealed partial class LiveFigures
{
    public async Task<IAsyncEnumerable<AggregateNode>> AggregateAsync(
        IEnumerable<Dimension> groupBy, Bucket? bucket, string? zone, AggregateFilter? filter, DateOnly? from, DateOnly? to, int? take)
    {
        Take.Check(take);
        var asked = groupBy.ToList();
        // What is wrong with the input is told before the stream starts.
        await ReadAsync();
        return UpdatesAsync(ReadAsync, take ?? int.MaxValue, default);

        Task<AggregateNode> ReadAsync() => AggregateReader.ReadAsync(desk, asked, bucket, zone, filter, from, to);
    }

    private async IAsyncEnumerable<AggregateNode> UpdatesAsync(Func<Task<AggregateNode>> read, int take, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var aggregate in ChangesAsync<AggregateNode, AggregateColumns>(desk.Region, async () => await read(), a => a.Columns, cancellationToken))
        {
            yield return aggregate;
            if (--take == 0)
            {
                yield break;
            }
        }
    }
}
