using System.Runtime.CompilerServices;
using System.Threading.Channels;
using GraphQL;

namespace Bangkom.GraphQLApi.Tests.Transport.TestSchema;

[Name("Subscription")]
public sealed class TestSubscription
{
    public static async IAsyncEnumerable<int> CountTo(int n)
    {
        for (var i = 1; i <= n; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    public static async IAsyncEnumerable<TestNode> Live([FromServices] TestFeed feed, IResolveFieldContext context)
    {
        await foreach (var number in feed.ReadAsync(context.CancellationToken))
            yield return new TestNode(number);
    }

    [Authorize(Roles = "people")]
    public static async IAsyncEnumerable<int> Private([FromServices] TestFeed feed, IResolveFieldContext context)
    {
        await foreach (var number in feed.ReadAsync(context.CancellationToken))
            yield return number;
    }

    public static async IAsyncEnumerable<int> Breaks()
    {
        yield return 1;
        await Task.Yield();
        throw new InvalidTimeZoneException("the source broke");
    }
}

/// <summary>A source that tests feed, and that tells how many listen.</summary>
public sealed class TestFeed
{
    private readonly Channel<int> _numbers = Channel.CreateUnbounded<int>();
    private readonly Channel<int> _listeners = Channel.CreateUnbounded<int>();
    private int _count;

    public void Publish(int number) => _numbers.Writer.TryWrite(number);

    /// <summary>Waits until so many listen.</summary>
    public async Task ListenersAsync(int wanted, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(10));
        while (await _listeners.Reader.ReadAsync(patience.Token) != wanted)
        {
        }
    }

    public async IAsyncEnumerable<int> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _listeners.Writer.TryWrite(Interlocked.Increment(ref _count));
        try
        {
            await foreach (var number in _numbers.Reader.ReadAllAsync(cancellationToken))
                yield return number;
        }
        finally
        {
            _listeners.Writer.TryWrite(Interlocked.Decrement(ref _count));
        }
    }
}
