using System.Security.Claims;
using Bangkom.GraphQLApi.Transport.Documents;
using Bangkom.GraphQLApi.Transport.Errors;
using Bangkom.GraphQLApi.Transport.Execution;
using GraphQL;

namespace Bangkom.GraphQLApi.Transport.Sockets;

/// <summary>One operation on a socket: <c>next</c> for every result, then <c>complete</c>, or <c>error</c>.</summary>
internal sealed class SocketOperation(
    string id,
    OperationRequest request,
    OperationCaller caller,
    OperationExecutor executor,
    SocketWriter writer,
    TransportSerializer serializer,
    SocketOperations operations,
    GraphQLTransportOptions options) : IDisposable
{
    private CancellationTokenSource _stop = new();
    private volatile PreparedDocument? _document;

    public string Id => id;

    public void Start(CancellationToken session)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(session);
        // Away from the reader: a source that is ready at once would hold up every other message.
        _ = Task.Run(() => RunAsync(_stop.Token), CancellationToken.None);
    }

    public bool IsAllowed(OperationExecutor rights, ClaimsPrincipal user) => _document is not { } document || rights.Allows(document, caller with { User = user });

    public async Task CancelAsync()
    {
        try
        {
            await _stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // It ended in the same moment.
        }
    }

    /// <summary>Ends an operation that has been taken off the list with an error.</summary>
    public async Task EndAsync(GraphQLTransportException error)
    {
        await CancelAsync();
        await writer.SendAsync(serializer.Message("error", id, errors: [error]));
    }

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var outcome = await executor.StartAsync(request, caller, cancellationToken);
            _document = outcome.Document;
            if (outcome.Stream is { } stream)
                await StreamAsync(stream, cancellationToken);
            else if (outcome.Result.Executed)
                await NextAsync(outcome.Result, cancellationToken);
            else
                await FinishAsync(serializer.Message("error", id, errors: outcome.Result.Errors ?? []), cancellationToken);
            await FinishAsync(serializer.Message("complete", id), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            operations.Remove(this);
        }
        catch (Exception error)
        {
            ExecutionErrors errors = [error as ExecutionError ?? new GraphQLTransportException(GraphQLErrorCodes.Internal, TransportErrorInfoProvider.InternalMessage)];
            await FinishAsync(serializer.Message("error", id, errors: errors), CancellationToken.None);
        }
        finally
        {
            Dispose();
        }
    }

    private async Task StreamAsync(IObservable<ExecutionResult> stream, CancellationToken cancellationToken)
    {
        using var results = new ResultStream(stream, options.PendingEventsMax);
        await foreach (var result in results.ReadAsync(cancellationToken))
            await NextAsync(result, cancellationToken);
    }

    // After `complete` from the client nothing more may come under its id, which may be in use again.
    private ValueTask NextAsync(ExecutionResult result, CancellationToken cancellationToken)
        => writer.SendAsync(serializer.Message("next", id, next: result), () => !_stop.IsCancellationRequested, cancellationToken);

    private async Task FinishAsync(ReadOnlyMemory<byte> last, CancellationToken cancellationToken)
    {
        // The id is free before the client can know that it is.
        if (operations.Remove(this))
            await writer.SendAsync(last, null, cancellationToken);
    }
}
