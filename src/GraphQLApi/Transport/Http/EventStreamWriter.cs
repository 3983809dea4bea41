using Bangkom.GraphQLApi.Transport.Execution;
using GraphQL;

namespace Bangkom.GraphQLApi.Transport.Http;

/// <summary>Writes whole events, one at a time, and gives up on a reader that takes none.</summary>
internal sealed class EventStreamWriter(Stream body, TransportSerializer serializer, TimeSpan sendTimeout, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public Task CommentAsync(CancellationToken cancellationToken) => WriteAsync(":\n\n"u8.ToArray(), cancellationToken);

    // The JSON holds no line break, so one data line carries it.
    public Task NextAsync(ExecutionResult result, CancellationToken cancellationToken)
        => WriteAsync([.. "event: next\ndata: "u8, .. serializer.Result(result).Span, .. "\n\n"u8], cancellationToken);

    // An event without a data line would never reach a browser's EventSource.
    public Task CompleteAsync(CancellationToken cancellationToken) => WriteAsync("event: complete\ndata: \n\n"u8.ToArray(), cancellationToken);

    public void Dispose() => _turn.Dispose();

    // One write for each event: a cancelled one leaves none half written.
    private async Task WriteAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var slow = new CancellationTokenSource(sendTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, slow.Token);
            await body.WriteAsync(bytes, either.Token);
            await body.FlushAsync(either.Token);
        }
        finally
        {
            _turn.Release();
        }
    }
}
