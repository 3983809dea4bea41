using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Kill;

/// <summary>Who watches does not hold the server: it answers a close, and says that it goes.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private const string Watched = "subscription { regionParticipation { participation { headcount } } }";

    private static readonly TimeSpan StopMax = TimeSpan.FromSeconds(20);

    private readonly SqliteBackend _backend = new();
    private ServerProcess _server = null!;

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(await _backend.CreateAsync());

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _backend.RemoveAsync();
    }

    [Fact]
    public async Task A_close_is_answered_and_the_socket_of_a_reader_who_left_does_not_hold_the_stop()
    {
        using var socket = await WatchAsync();
        using var limit = new CancellationTokenSource(StopMax);
        await socket.CloseAsync(WebSocketCloseStatus.EndpointUnavailable, "", limit.Token);
        Assert.Equal(WebSocketState.Closed, socket.State);
        await StopsSoonAsync();
    }

    [Fact]
    public async Task A_stop_tells_who_watches_and_does_not_wait_for_them()
    {
        using var socket = await WatchAsync();
        var stopping = StopsSoonAsync();
        using var limit = new CancellationTokenSource(StopMax);
        while ((await socket.ReceiveAsync(new byte[16_384].AsMemory(), limit.Token)).MessageType != WebSocketMessageType.Close)
        {
        }

        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
        await stopping;
    }

    [Fact]
    public async Task A_stop_ends_event_streams_and_does_not_call_them_complete()
    {
        using var limit = new CancellationTokenSource(StopMax);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = Watched }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await _server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync(limit.Token));
        while (await events.ReadLineAsync(limit.Token) is { } line && !line.StartsWith("data: {\"data\"", StringComparison.Ordinal))
        {
        }

        var stopping = StopsSoonAsync();
        // A body that is cut off in the middle would throw here.
        Assert.DoesNotContain("complete", await events.ReadToEndAsync(limit.Token), StringComparison.Ordinal);
        await stopping;
    }

    private async Task StopsSoonAsync()
    {
        var asked = TimeProvider.System.GetTimestamp();
        await _server.StopAsync();
        var took = TimeProvider.System.GetElapsedTime(asked);
        Assert.True(took < StopMax, $"The stop took {took}:\n{_server.Output}");
    }

    /// <summary>A socket whose subscription has had its first event.</summary>
    private async Task<ClientWebSocket> WatchAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader("Authorization", "Bearer " + ServerProcess.AdminKey);
        await socket.ConnectAsync(new UriBuilder(_server.Address) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await SendAsync(socket, """{"type":"connection_init"}""");
        await SendAsync(socket, $$$"""{"id":"1","type":"subscribe","payload":{"query":"{{{Watched}}}"}}""");
        foreach (var expected in new[] { "connection_ack", "next" })
        {
            var buffer = new byte[16_384];
            var part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            var text = Encoding.UTF8.GetString(buffer, 0, part.Count);
            Assert.True((string?)JsonNode.Parse(text)!["type"] == expected, text);
        }

        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
