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

    /// <summary>The second person of the small region belongs to DINKES.</summary>
    private const int DinkesPerson = 1;

    private static readonly TimeSpan DelayMax = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_pushed_completion_is_an_event_of_its_agency()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, Subscribe("agencyParticipation(code: \"DINKES\") { " + Figures + " }"));
        var first = await NextAsync(socket, "agencyParticipation");
        var position = await one.PushNewAsync(DinkesPerson);
        var figures = await ReachAsync(socket, "agencyParticipation", position);
        Assert.Equal((int)first["participation"]!["completions"]! + 1, (int)figures["completions"]!);
    }

    [Fact]
    public async Task The_agencies_of_the_first_event_add_up_to_the_region_and_a_change_follows()
    {
        await one.SettleAsync(await one.PushAsync([.. Enumerable.Range(0, 50).Select(i => one.Region.Item($"live-{i}", i, OneServer.Today))]));
        using var socket = await ConnectAsync();
        await SendAsync(socket, Subscribe("regionParticipation { " + Figures + " agencies { agency { code } " + Figures + " } }"));
        var first = await NextAsync(socket, "regionParticipation");
        Assert.True((int)first["participation"]!["completions"]! > 0);
        foreach (var figure in new[] { "headcount", "completions" })
        {
            Assert.Equal((int)first["participation"]![figure]!, first["agencies"]!.AsArray().Sum(a => (int)a!["participation"]![figure]!));
        }

        var position = await one.PushNewAsync(DinkesPerson);
        var figures = await ReachAsync(socket, "regionParticipation", position);
        Assert.Equal((int)first["participation"]!["completions"]! + 1, (int)figures["completions"]!);
    }

    [Fact]
    public async Task A_seat_is_an_event_of_its_batch()
    {
        var batch = $"LIVE-{Guid.NewGuid():N}"[..20].ToUpperInvariant();
        await MutateAsync("defineProgram", new JsonObject { ["code"] = batch, ["name"] = "Langsung", ["form"] = "COURSE", ["quantity"] = 8 });
        await MutateAsync("scheduleBatch", new JsonObject
        {
            ["code"] = batch,
            ["name"] = "Langsung",
            ["program"] = batch,
            ["mode"] = "SCHEDULED",
            ["startsOn"] = "2199-01-01",
            ["endsOn"] = "2199-01-05",
            ["seats"] = 1,
        });
        using var socket = await ConnectAsync();
        await SendAsync(socket, Subscribe($"batchProgress(code: \"{batch}\") {{ enrolled waitListed }}"));
        Assert.Equal(0, (int)(await NextAsync(socket, "batchProgress"))["enrolled"]!);
        for (var person = DinkesPerson; person < DinkesPerson + 2; person++)
        {
            var id = (await SmallRegion.QueryAsync(one.Server.Client, "query($n: String!) { personByNip(nip: $n) { id } }", new { n = one.Region.Nips[person] }))["personByNip"]!["id"]!;
            await MutateAsync("enrol", new JsonObject { ["person"] = id.DeepClone(), ["batch"] = batch });
        }

        JsonNode progress;
        do
        {
            progress = await NextAsync(socket, "batchProgress");
        }
        while ((int)progress["waitListed"]! == 0);
        Assert.Equal(1, (int)progress["enrolled"]!);
    }

    private async Task MutateAsync(string field, JsonObject input)
    {
        input["key"] = Guid.NewGuid().ToString("N");
        var type = char.ToUpperInvariant(field[0]) + field[1..] + "Input";
        var answer = (await SmallRegion.QueryAsync(one.Server.Client, $"mutation($i: {type}!) {{ {field}(input: $i) {{ outcome }} }}", new { i = input }))[field]!;
        Assert.Equal("ACCEPTED", (string)answer["outcome"]!);
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

    /// <summary>The first event that holds an acknowledged position: it must be there soon.</summary>
    private static async Task<JsonNode> ReachAsync(ClientWebSocket socket, string field, long position)
    {
        var acknowledged = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var figures = (await NextAsync(socket, field))["participation"]!;
            if (Position(figures) >= position)
            {
                var delay = TimeProvider.System.GetElapsedTime(acknowledged);
                Assert.True(delay < DelayMax, $"{field}: the event came {delay} after the acknowledgement");
                return figures;
            }
        }
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
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
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
