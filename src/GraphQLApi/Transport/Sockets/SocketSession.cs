using System.Security.Claims;
using System.Text.Json;
using Bangkom.GraphQLApi.Transport.Execution;
using Bangkom.GraphQLApi.Transport.Http;
using GraphQL;
using Microsoft.AspNetCore.Http;

namespace Bangkom.GraphQLApi.Transport.Sockets;

/// <summary>One client on one socket: connection_init, then any number of operations at once.</summary>
internal sealed class SocketSession(
    HttpContext context,
    SocketReader reader,
    SocketWriter writer,
    ITransportAuthenticator authenticator,
    OperationExecutor executor,
    RequestParser parser,
    TransportSerializer serializer,
    GraphQLTransportOptions options,
    TimeProvider time)
{
    private static readonly TimeSpan _closeTimeout = TimeSpan.FromSeconds(2);
    private readonly SocketOperations _operations = new();
    private Task _reading = Task.CompletedTask;
    private bool _isInitialised;
    private bool _isAcknowledged;
    private string? _token;
    private ClaimsPrincipal? _user;
    private DateTimeOffset _checkedAt;

    /// <summary>Serves the client until it leaves, or the server stops.</summary>
    /// <exception cref="SocketClosedException">The server closes the socket.</exception>
    public async Task RunAsync(CancellationToken aborted, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        // A receive that is cancelled tears the socket down, so the reader only ends with the connection: the close must still leave.
        _reading = ReadAsync(ended.Token, aborted);
        var waiting = WaitForInitAsync(ended.Token);
        var watching = WatchAsync(ended.Token);
        var staying = StayAsync(stopping, ended.Token);
        try
        {
            // Whichever ends first ends the session; only the reader ends it in peace.
            await await Task.WhenAny(_reading, waiting, watching, staying);
        }
        finally
        {
            await _operations.CancelAllAsync();
            await ended.CancelAsync();
        }
    }

    /// <summary>Waits, after the server has closed, until the client has taken notice.</summary>
    public async Task LeaveAsync()
    {
        try
        {
            using var impatient = new CancellationTokenSource(_closeTimeout, time);
            await (_reading.IsCompleted ? reader.DrainAsync(impatient.Token) : _reading.WaitAsync(impatient.Token));
        }
        catch (Exception)
        {
            // It took none; the connection ends here.
        }
    }

    private async Task ReadAsync(CancellationToken session, CancellationToken aborted)
    {
        while (await reader.ReadAsync(aborted) is { } message)
        {
            // What comes after the session's end is read only to see the client's close.
            using (message)
            {
                if (!session.IsCancellationRequested)
                    await HandleAsync(message.RootElement, session);
            }
        }
    }

    private async Task HandleAsync(JsonElement message, CancellationToken cancellationToken)
    {
        switch (Text(message, "type"))
        {
            case "connection_init":
                await InitialiseAsync(message, cancellationToken);
                break;
            case "ping":
                await writer.SendAsync(serializer.Message("pong"), null, cancellationToken);
                break;
            case "pong":
                break;
            case "subscribe":
                await SubscribeAsync(message, cancellationToken);
                break;
            case "complete" when Text(message, "id") is { } id:
                await _operations.CancelAsync(id);
                break;
            default:
                throw Invalid();
        }
    }

    private async Task InitialiseAsync(JsonElement message, CancellationToken cancellationToken)
    {
        if (_isInitialised)
            throw new SocketClosedException(SocketCloseCodes.TooManyInitialisations, "Too many initialisation requests");
        _isInitialised = true;
        var sent = message.TryGetProperty("payload", out var payload) && payload.ValueKind == JsonValueKind.Object
            ? BearerToken.From(Text(payload, "Authorization") ?? Text(payload, "authorization"))
            : null;
        // A foreign page may bring its own token, but never ride on the browser's credentials.
        if (sent is null && !SocketOrigin.IsOurs(context.Request))
            throw Forbidden();
        _token = sent ?? BearerToken.From(context.Request.Headers.Authorization);
        if (!await AuthenticateAsync(cancellationToken))
            throw Forbidden();
        _isAcknowledged = true;
        await writer.SendAsync(serializer.Message("connection_ack"), null, cancellationToken);
    }

    private async Task SubscribeAsync(JsonElement message, CancellationToken cancellationToken)
    {
        if (!_isAcknowledged)
            throw new SocketClosedException(SocketCloseCodes.Unauthorized, "Unauthorized");
        if (Text(message, "id") is not { Length: > 0 } id || !message.TryGetProperty("payload", out var payload))
            throw Invalid();
        // The watch rests while nothing runs, so the credential may be old by now.
        if (time.GetUtcNow() - _checkedAt >= options.ReauthenticateEvery && !await AuthenticateAsync(cancellationToken))
            throw Forbidden();
        OperationRequest request;
        try
        {
            request = parser.Parse(payload);
        }
        catch (GraphQLTransportException)
        {
            throw Invalid();
        }
        if (_operations.Has(id))
            throw new SocketClosedException(SocketCloseCodes.SubscriberExists, $"Subscriber for {(id.Length <= 64 ? id : "this id")} already exists");
        if (_operations.Count >= options.OperationsPerSocketMax)
        {
            ExecutionErrors full = [new GraphQLTransportException(GraphQLErrorCodes.Unavailable, $"More than {options.OperationsPerSocketMax} operations run on this socket.")];
            await writer.SendAsync(serializer.Message("error", id, errors: full), null, cancellationToken);
            return;
        }
        var operation = new SocketOperation(id, request, new OperationCaller(_user!, MayMutate: true, MaySubscribe: true), executor, writer, serializer, _operations, options);
        _operations.Start(operation, cancellationToken);
    }

    private async Task WaitForInitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(options.ConnectionInitTimeout, time, cancellationToken);
        if (!_isInitialised)
            throw new SocketClosedException(SocketCloseCodes.InitialisationTimeout, "Connection initialisation timeout");
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
    }

    /// <summary>A server that stops says so: its clients connect again elsewhere, and it need not wait for them.</summary>
    private async Task StayAsync(CancellationToken stopping, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        throw new SocketClosedException(SocketCloseCodes.GoingAway, "The server stops");
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var lapsed = await new CredentialWatch(options.ReauthenticateEvery, time).UntilLapsedAsync(
            async () => _operations.Count == 0 || (await AuthenticateAsync(cancellationToken) && _operations.AreAllowed(executor, _user!)), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (lapsed)
        {
            foreach (var operation in _operations.TakeAll())
                await operation.EndAsync(CredentialWatch.Lapsed());
            throw Forbidden();
        }
    }

    private async ValueTask<bool> AuthenticateAsync(CancellationToken cancellationToken)
    {
        _checkedAt = time.GetUtcNow();
        _user = await authenticator.AuthenticateAsync(context, _token, cancellationToken);
        return _user is not null;
    }

    private static string? Text(JsonElement message, string name)
        => message.ValueKind == JsonValueKind.Object && message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static SocketClosedException Invalid() => new(SocketCloseCodes.InvalidMessage, "Invalid message");

    private static SocketClosedException Forbidden() => new(SocketCloseCodes.Forbidden, "Forbidden");
}
