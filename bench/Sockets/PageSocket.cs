using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bangkom.Dashboard;
using Bangkom.Processes;

namespace Bangkom.Bench.Sockets;

/// <summary>One socket as the region's page holds it: who reads is asked first, then figures and completions are watched, by the page's own documents.</summary>
internal sealed class PageSocket : IAsyncDisposable
{
    private static readonly string StartId = IdOf("query Start");
    private static readonly string FiguresId = IdOf("subscription RegionLive");
    private static readonly string CompletionsId = IdOf("subscription LatestCompletions");

    private readonly ClientWebSocket _socket = new();
    private readonly TaskCompletionSource _figures = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    /// <summary>Ends with the first event that tells of a completion; such a feed has no first value.</summary>
    public Task FirstCompletion => _completion.Task;

    /// <summary>Connects, watches, and waits for the first figures.</summary>
    /// <param name="server">The server.</param>
    /// <param name="year">The year that the page shows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<PageSocket> OpenAsync(Uri server, int year, CancellationToken cancellationToken)
    {
        var page = new PageSocket();
        page._socket.Options.AddSubProtocol("graphql-transport-ws");
        await page._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri, cancellationToken);
        await page.SendAsync(new JsonObject { ["type"] = "connection_init", ["payload"] = new JsonObject { ["Authorization"] = $"Bearer {ServerProcess.AdminKey}" } }, cancellationToken);
        await page.SubscribeAsync("1", StartId, [], cancellationToken);
        await page.SubscribeAsync("2", FiguresId, new JsonObject { ["year"] = year }, cancellationToken);
        await page.SubscribeAsync("3", CompletionsId, new JsonObject { ["agency"] = null }, cancellationToken);
        page._reading = page.ReadAsync();
        await await Task.WhenAny(page._figures.Task, page._reading).WaitAsync(cancellationToken);
        return page._figures.Task.IsCompleted ? page : throw new InvalidOperationException("The server closed a page's socket before its first figures.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private static string IdOf(string start) => DashboardDocuments.All.Single(d => d.Value.StartsWith(start, StringComparison.Ordinal)).Key;

    private Task SubscribeAsync(string id, string document, JsonObject variables, CancellationToken cancellationToken) => SendAsync(
        new JsonObject { ["id"] = id, ["type"] = "subscribe", ["payload"] = new JsonObject { ["documentId"] = document, ["variables"] = variables } }, cancellationToken);

    private async Task SendAsync(JsonObject message, CancellationToken cancellationToken) =>
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    /// <summary>Only what a message is, is read, not what is in it: a thousand pages would otherwise take more of the machine than the server.</summary>
    private async Task ReadAsync()
    {
        var buffer = new byte[8 * 1024];
        var isStart = true;
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                if (isStart)
                {
                    Hear(buffer.AsSpan(0, part.Count));
                }

                isStart = part.EndOfMessage;
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // It was aborted, here or by the server.
        }
    }

    private void Hear(ReadOnlySpan<byte> start)
    {
        if (start.IndexOf("\"regionParticipation\""u8) >= 0)
        {
            _figures.TrySetResult();
        }
        else if (start.IndexOf("\"completions\""u8) >= 0)
        {
            _completion.TrySetResult();
        }
        else if (start.IndexOf("\"errors\""u8) >= 0 || start.IndexOf("\"error\""u8) >= 0)
        {
            _figures.TrySetException(new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The server refused: {System.Text.Encoding.UTF8.GetString(start)}")));
        }
    }
}
