using System.Buffers.Text;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using Bangkom.Bench.Load;
using Bangkom.Processes;

namespace Bangkom.Bench.Live;

/// <summary>One WebSocket that watches one agency, and notes when which position arrived.</summary>
internal sealed class Watcher : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly List<(long At, long Position)> _events = [];
    private readonly Lock _lock = new();
    private Task _reading = Task.CompletedTask;

    private Watcher(int agency) => Agency = agency;

    /// <summary>The agency's index.</summary>
    public int Agency { get; }

    /// <summary>Events so far: when, and up to which position; both grow.</summary>
    public (long At, long Position)[] Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>The newest position seen.</summary>
    public long Position
    {
        get
        {
            lock (_lock)
            {
                return _events.Count == 0 ? 0 : _events[^1].Position;
            }
        }
    }

    /// <summary>Connects, subscribes, and waits for the first event.</summary>
    public static async Task<Watcher> OpenAsync(Uri server, int agency)
    {
        var watcher = new Watcher(agency);
        watcher._socket.Options.AddSubProtocol("graphql-transport-ws");
        await watcher._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await watcher.SendAsync($$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{ServerProcess.AdminKey}}}"}}""");
        await watcher.SendAsync($$$"""{"id":"1","type":"subscribe","payload":{"query":"subscription { agencyParticipation(code: \"{{{BenchRegion.AgencyOf(agency)}}}\") { participation { participants compliant jpMean position } } }"}}""");
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher._reading = watcher.ReadAsync(first);
        await await Task.WhenAny(first.Task, watcher._reading);
        return first.Task.IsCompleted ? watcher : throw new InvalidOperationException("The server closed a watcher's socket before the first event.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task SendAsync(string text) => await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task ReadAsync(TaskCompletionSource first)
    {
        var buffer = new byte[1024];
        try
        {
            while (true)
            {
                var message = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (message.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                if (PositionIn(buffer.AsSpan(0, message.Count)) is { } position)
                {
                    lock (_lock)
                    {
                        // A repeated value brings nothing new.
                        _events.Add((Stopwatch.GetTimestamp(), Math.Max(position, _events.Count == 0 ? 0 : _events[^1].Position)));
                    }

                    first.TrySetResult();
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // It was aborted, here or by the server.
        }
    }

    private static long? PositionIn(ReadOnlySpan<byte> message)
    {
        var at = message.IndexOf("\"position\":\""u8);
        return at >= 0 && Utf8Parser.TryParse(message[(at + 12)..], out long position, out _) ? position : null;
    }
}
