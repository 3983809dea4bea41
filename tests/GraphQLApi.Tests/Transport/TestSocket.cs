using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Bangkom.GraphQLApi.Tests.Transport;

/// <summary>A client that speaks <c>graphql-transport-ws</c> message by message.</summary>
public sealed class TestSocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public int? CloseCode => (int?)_socket.CloseStatus;

    public string? Subprotocol => _socket.SubProtocol;

    public static async Task<TestSocket> OpenAsync(TestApi api, string? origin = null, string? subprotocol = "graphql-transport-ws")
    {
        var client = new TestSocket();
        client._patience.CancelAfter(TimeSpan.FromSeconds(15));
        if (subprotocol is not null)
            client._socket.Options.AddSubProtocol(subprotocol);
        if (origin is not null)
            client._socket.Options.SetRequestHeader("Origin", origin);
        await client._socket.ConnectAsync(new UriBuilder(api.Uri) { Scheme = "ws" }.Uri, client._patience.Token);
        return client;
    }

    public static async Task<TestSocket> OpenReadyAsync(TestApi api, string? token = null)
    {
        var client = await OpenAsync(api);
        await client.InitAsync(token);
        Assert.Equal("connection_ack", (await client.ReadAsync()).GetProperty("type").GetString());
        return client;
    }

    public Task InitAsync(string? token = null)
        => SendAsync(token is null ? """{"type":"connection_init"}""" : JsonSerializer.Serialize(new { type = "connection_init", payload = new { Authorization = "Bearer " + token } }));

    public Task SubscribeAsync(string id, string query, object? variables = null)
        => SendAsync(JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query, variables } }));

    public Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, _patience.Token);

    public Task SendBinaryAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, true, _patience.Token);

    /// <summary>The next message; an undefined element once the server has closed.</summary>
    public async Task<JsonElement> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, _patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
                return default;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return JsonDocument.Parse(message.ToArray()).RootElement;
        }
    }

    public async Task<(string Type, string? Id, JsonElement Payload)> NextAsync()
    {
        var message = await ReadAsync();
        Assert.Equal(JsonValueKind.Object, message.ValueKind);
        return (
            message.GetProperty("type").GetString()!,
            message.TryGetProperty("id", out var id) ? id.GetString() : null,
            message.TryGetProperty("payload", out var payload) ? payload : default);
    }

    /// <summary>Reads until the server closes.</summary>
    public async Task<int?> ClosedAsync()
    {
        while ((await ReadAsync()).ValueKind != JsonValueKind.Undefined)
        {
        }
        return CloseCode;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _patience.Dispose();
        return default;
    }
}
