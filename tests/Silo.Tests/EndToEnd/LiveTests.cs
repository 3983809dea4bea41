using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.EndToEnd;

/// <summary>Figures are live: what is acknowledged is on the socket within a moment, and the parts of an event add up.</summary>
public sealed class LiveTests(OneServer one) : IClassFixture<OneServer>
{
    private const string Figures = "participation { headcount completions position }";

    [Fact]
    public async Task A_pushed_completion_is_an_event_of_its_agency()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, Subscribe("agencyParticipation(code: \"DINKES\") { " + Figures + " }"));
        var first = await NextAsync(socket, "agencyParticipation");
        var position = await PushAsync(1);
        while (true)
        {
            var figures = (await NextAsync(socket, "agencyParticipation"))["participation"]!;
            if (Position(figures) >= position)
            {
                Assert.Equal((int)first["participation"]!["completions"]! + 1, (int)figures["completions"]!);
                return;
            }
        }
    }

    [Fact]
    public async Task The_agencies_of_the_first_event_add_up_to_the_region_and_a_change_follows()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, Subscribe("regionParticipation { " + Figures + " agencies { agency { code } " + Figures + " } }"));
        var first = await NextAsync(socket, "regionParticipation");
        Assert.Equal((int)first["participation"]!["headcount"]!, first["agencies"]!.AsArray().Sum(a => (int)a!["participation"]!["headcount"]!));
        var position = await PushAsync(2);
        var figures = first["participation"]!;
        while (Position(figures) < position)
        {
            figures = (await NextAsync(socket, "regionParticipation"))["participation"]!;
        }

        Assert.Equal((int)first["participation"]!["completions"]! + 1, (int)figures["completions"]!);
    }

    private async Task<long> PushAsync(int number)
    {
        // The second person of the small region belongs to DINKES.
        var item = one.Region.Item($"live-{Guid.NewGuid():N}", 1, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        item["title"] = $"Langsung {number}";
        using var content = new StringContent($"[{item.ToJsonString()}]", Encoding.UTF8, "application/json");
        using var answer = await one.Server.Client.PostAsync(new Uri("/push/completions", UriKind.Relative), content);
        var result = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["results"]![0]!;
        Assert.Equal("accepted", (string)result["status"]!);
        return long.Parse((string)result["position"]!, CultureInfo.InvariantCulture);
    }

    private static string Subscribe(string selection) => new JsonObject
    {
        ["id"] = "1",
        ["type"] = "subscribe",
        ["payload"] = new JsonObject { ["query"] = $"subscription {{ {selection} }}" },
    }.ToJsonString();

    private static long Position(JsonNode figures) => long.Parse((string)figures["position"]!, CultureInfo.InvariantCulture);

    private async Task<ClientWebSocket> ConnectAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(one.Server.Address) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await SendAsync(socket, new JsonObject { ["type"] = "connection_init", ["payload"] = new JsonObject { ["Authorization"] = "Bearer " + ServerProcess.AdminKey } }.ToJsonString());
        Assert.Equal("connection_ack", (string)(await ReceiveAsync(socket))["type"]!);
        return socket;
    }

    private static async Task<JsonNode> NextAsync(ClientWebSocket socket, string field)
    {
        while (true)
        {
            var message = await ReceiveAsync(socket);
            if ((string)message["type"]! == "next")
            {
                return message["payload"]!["data"]![field] ?? throw new InvalidOperationException(message.ToJsonString());
            }

            Assert.True((string)message["type"]! is "ping" or "pong", message.ToJsonString());
        }
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<JsonNode> ReceiveAsync(ClientWebSocket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        using var text = new MemoryStream();
        var buffer = new byte[16_384];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(text.ToArray())!;
    }
}
