using System.Threading.Channels;
using GraphQL;

namespace Bangkom.GraphQLApi.Transport.Execution;

/// <summary>
/// A subscription's results as they come. Behind a reader that is too slow the oldest waiting result is dropped: the newest
/// wins, and memory stays bounded.
/// </summary>
internal sealed class ResultStream : IObserver<ExecutionResult>, IDisposable
{
    private readonly Channel<ExecutionResult> _pending;
    private readonly IDisposable _subscription;

    public ResultStream(IObservable<ExecutionResult> source, int pendingMax)
    {
        _pending = Channel.CreateBounded<ExecutionResult>(new BoundedChannelOptions(pendingMax) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _subscription = source.Subscribe(this);
    }

    /// <summary>Reads until the source ends.</summary>
    /// <exception cref="ExecutionError">The source failed; the library has turned its exception into an error.</exception>
    public IAsyncEnumerable<ExecutionResult> ReadAsync(CancellationToken cancellationToken) => _pending.Reader.ReadAllAsync(cancellationToken);

    public void OnNext(ExecutionResult value) => _pending.Writer.TryWrite(value);

    public void OnError(Exception error) => _pending.Writer.TryComplete(error);

    public void OnCompleted() => _pending.Writer.TryComplete();

    public void Dispose() => _subscription.Dispose();
}
