using System.Net.WebSockets;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

[Collection(nameof(Alone))]
public sealed class LiveTests(TestRegion region)
{
    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task An_agency_is_shown_at_once_and_after_each_change_until_enough()
    {
        var agency = await _story.AgencyAsync("LIVE");
        var (person, _) = await _story.PersonAsync(agency);
        using var watch = await Watch.StartAsync(region, "subscription($c:String!){agencyParticipation(code:$c,take:2){agency{code} participation{completions position}}}", new { c = agency });
        var first = await watch.NextAsync();
        Assert.Equal(0, Completions(first));
        Assert.Equal(agency, first.GetProperty("payload").GetProperty("data").GetProperty("agencyParticipation").GetProperty("agency").GetProperty("code").GetString());
        await region.ChangeAsync("recordCompletion", _story.Completion(person));
        Assert.Equal(1, Completions(await watch.NextAsync()));
        Assert.Equal("complete", (await watch.NextAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_region_tells_which_agencies_changed()
    {
        var agency = await _story.AgencyAsync("LIVETOP");
        var (person, _) = await _story.PersonAsync(agency);
        using var watch = await Watch.StartAsync(region, "subscription{regionParticipation{participation{completions} agencies{agency{code} participation{completions}}}}", null);
        var all = Agencies(await watch.NextAsync());
        Assert.NotEmpty(all);
        await region.ChangeAsync("recordCompletion", _story.Completion(person));
        Dictionary<string, int> changed;
        do
        {
            changed = Agencies(await watch.NextAsync());
        }
        while (changed.GetValueOrDefault(agency) != 1);
    }

    [Fact]
    public async Task A_batch_is_shown_at_once_and_after_each_change_until_enough()
    {
        var batch = await _story.BatchAsync("LIVE", seats: 1);
        var (person, _) = await _story.PersonAsync(await _story.AgencyAsync("LIVEBATCH"));
        using var watch = await Watch.StartAsync(region, "subscription($c:String!){batchProgress(code:$c,take:2){code status enrolled seats position}}", new { c = batch });
        var first = Batch(await watch.NextAsync());
        Assert.Equal((batch, "PLANNED", 0), (first.GetProperty("code").GetString(), first.GetProperty("status").GetString(), first.GetProperty("enrolled").GetInt32()));
        await region.ChangeAsync("enrol", new() { ["person"] = person, ["batch"] = batch });
        var second = Batch(await watch.NextAsync());
        Assert.Equal(("OPEN", 1), (second.GetProperty("status").GetString(), second.GetProperty("enrolled").GetInt32()));
        Assert.Equal("complete", (await watch.NextAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_batch_is_shown_in_an_event_stream_too()
    {
        var batch = await _story.BatchAsync("STREAM", seats: 1);
        var (person, _) = await _story.PersonAsync(await _story.AgencyAsync("STREAM"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, region.Uri)
        {
            Content = new StringContent(
                JsonSerializer.Serialize(new { query = "subscription($c:String!){batchProgress(code:$c,take:2){enrolled}}", variables = new { c = batch } }),
                System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + TestRegion.Reader);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(patience.Token));
        Assert.Equal("""data: {"data":{"batchProgress":{"enrolled":0}}}""", await LineAsync("data: {"));
        await region.ChangeAsync("enrol", new() { ["person"] = person, ["batch"] = batch });
        Assert.Equal("""data: {"data":{"batchProgress":{"enrolled":1}}}""", await LineAsync("data: {"));
        Assert.NotNull(await LineAsync("event: complete"));

        async Task<string?> LineAsync(string start)
        {
            while (await reader.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.StartsWith(start, StringComparison.Ordinal))
                {
                    return line;
                }
            }

            return null;
        }
    }

    [Fact]
    public async Task A_concept_of_the_cycle_tells_that_it_changed()
    {
        using var watch = await Watch.StartAsync(region, "subscription{cycleChanges(topic:NEEDS){topic position}}", null);
        var first = Cycle(await watch.NextAsync());
        Assert.Equal("NEEDS", first.GetProperty("topic").GetString());
        var (person, _) = await _story.PersonAsync(await _story.AgencyAsync("CYCLE"));
        await region.ChangeAsync("defineCompetency", new() { ["code"] = _story.Code("CYCLE"), ["name"] = "C", ["kind"] = "MANAGERIAL", ["dimension"] = "SKILL" });
        var assessed = await region.ChangeAsync("assessCompetency", new() { ["person"] = person, ["competency"] = _story.Code("CYCLE"), ["level"] = 1 }, "position");
        // Until it comes, the test has patience; then whoever asks finds it.
        while (Position(Cycle(await watch.NextAsync())) < Position(assessed))
        {
        }
    }

    [Theory]
    [InlineData("subscription{batchProgress(code:\"NOTHING\"){code}}", "NOT_FOUND")]
    [InlineData("subscription{batchProgress(code:\"NOTHING\",take:0){code}}", "BAD_REQUEST")]
    [InlineData("subscription{batchProgress(code:\"NOTHING\"){waitList{place}}}", "FORBIDDEN")]
    public async Task A_wrong_watch_of_a_batch_is_an_error(string query, string code)
    {
        using var watch = await Watch.StartAsync(region, query, null);
        Assert.Contains($"\"code\":\"{code}\"", (await watch.NextAsync()).GetProperty("payload").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_agency_is_an_error()
    {
        using var watch = await Watch.StartAsync(region, "subscription{agencyParticipation(code:\"NOBODY\"){agency{code}}}", null);
        var answer = await watch.NextAsync();
        Assert.Equal("NOT_FOUND", answer.GetProperty("payload").GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private static JsonElement Batch(JsonElement message) => message.GetProperty("payload").GetProperty("data").GetProperty("batchProgress");

    private static JsonElement Cycle(JsonElement message) => message.GetProperty("payload").GetProperty("data").GetProperty("cycleChanges");

    private static long Position(JsonElement of) => long.Parse(of.GetProperty("position").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static int Completions(JsonElement message) =>
        message.GetProperty("payload").GetProperty("data").GetProperty("agencyParticipation").GetProperty("participation").GetProperty("completions").GetInt32();

    private static Dictionary<string, int> Agencies(JsonElement message) =>
        message.GetProperty("payload").GetProperty("data").GetProperty("regionParticipation").GetProperty("agencies").EnumerateArray()
            .ToDictionary(a => a.GetProperty("agency").GetProperty("code").GetString()!, a => a.GetProperty("participation").GetProperty("completions").GetInt32());

    /// <summary>One subscription on a socket of its own.</summary>
    private sealed class Watch : IDisposable
    {
        private readonly ClientWebSocket _socket = new();
        private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(20));

        public static async Task<Watch> StartAsync(TestRegion region, string query, object? variables)
        {
            var watch = new Watch();
            watch._socket.Options.AddSubProtocol("graphql-transport-ws");
            await watch._socket.ConnectAsync(new UriBuilder(region.Uri) { Scheme = "ws" }.Uri, watch._patience.Token);
            await watch.SendAsync(new { type = "connection_init", payload = new { Authorization = "Bearer " + TestRegion.Reader } });
            Assert.Equal("connection_ack", (await watch.NextAsync()).GetProperty("type").GetString());
            await watch.SendAsync(new { id = "1", type = "subscribe", payload = new { query, variables } });
            return watch;
        }

        /// <summary>The next message that is no ping.</summary>
        public async Task<JsonElement> NextAsync()
        {
            var buffer = new byte[64 * 1024];
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(length), _patience.Token);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                var message = JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement.Clone();
                if (message.GetProperty("type").GetString() is not "ping")
                {
                    return message;
                }
            }
        }

        public void Dispose()
        {
            _socket.Dispose();
            _patience.Dispose();
        }

        private async Task SendAsync(object message) =>
            await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, _patience.Token);
    }
}
