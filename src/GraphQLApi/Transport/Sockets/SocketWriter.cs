using System.Net.WebSockets;
using System.Threading.Channels;

namespace Bangkom.GraphQLApi.Transport.Sockets;

/// <summary>
/// The one who writes to a socket, from a bounded queue: operations wait while it is full, and a reader that takes nothing for
/// too long is cut off.
/// </summary>
internal sealed class SocketWriter(WebSocket socket, GraphQLTransportOptions options, TimeProvider time)
{
    private readonly Channel<Outgoing> _queue = Channel.CreateBounded<Outgoing>(new BoundedChannelOptions(options.OutgoingMessagesMax) { SingleReader = true });
    private (int Code, string Reason)? _close;

    /// <summary>Queues a message; it is left out when <paramref name="isWanted"/> says no by the time it is its turn.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, Func<bool>? isWanted = null, CancellationToken cancellationToken = default)
    {
        try
        {
            await _queue.Writer.WriteAsync(new Outgoing(message, isWanted), cancellationToken);
        }
        catch (ChannelClosedException)
        {
            // The socket is closing; the client will learn it from the close.
        }
    }

    /// <summary>Closes with a code once what is queued has left. The first close wins.</summary>
    public void Close(int code, string reason)
    {
        _close ??= (code, reason);
        _queue.Writer.TryComplete();
    }

    /// <summary>Writes until the queue is closed and empty.</summary>
    public async Task RunAsync()
    {
        try
        {
            await foreach (var message in _queue.Reader.ReadAllAsync())
            {
                if (message.IsWanted?.Invoke() != false)
                    await InTimeAsync(token => socket.SendAsync(message.Bytes, WebSocketMessageType.Text, true, token).AsTask());
            }
            var (code, reason) = _close ?? ((int)WebSocketCloseStatus.NormalClosure, "");
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await InTimeAsync(token => socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, token));
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            _queue.Writer.TryComplete();
            // Those who wait for room must not wait for ever.
            while (_queue.Reader.TryRead(out _))
            {
            }
            socket.Abort();
        }
    }

    private async Task InTimeAsync(Func<CancellationToken, Task> send)
    {
        using var slow = new CancellationTokenSource(options.SendTimeout, time);
        await send(slow.Token);
    }

    private readonly record struct Outgoing(ReadOnlyMemory<byte> Bytes, Func<bool>? IsWanted);
}
