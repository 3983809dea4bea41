using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Kill;

/// <summary>
/// A statement that was answered becomes a completion, whenever the server dies: between storing it and telling the ledger too. Every
/// statement is about another day, so each is a completion of its own.
/// </summary>
public sealed class StatementKillTests : IAsyncLifetime
{
    private const int Statements = 240;
    private const string Course = "https://lms.kampus.example/course/view.php?id=7";

    private readonly SqliteBackend _backend = new();
    private readonly SmallRegion _region = new(8);
    private readonly ConcurrentDictionary<int, bool> _acknowledged = new();
    private int _keys;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _backend.RemoveAsync();

    [Fact]
    public async Task A_kill_between_the_receipt_and_the_completion_loses_nothing()
    {
        var storage = await _backend.CreateAsync();
        string[] arguments = ["--no-rate-limit"];
        var server = await ServerProcess.StartAsync(storage, arguments);
        await _region.ImportAsync(server.Client);
        await ChangeAsync(server, "definePartner", new() { ["code"] = "UBB", ["name"] = "Universitas" });
        await ChangeAsync(server, "defineProgram", new() { ["code"] = "LAYANAN", ["name"] = "Pelayanan publik", ["form"] = "COURSE", ["quantity"] = 1 });
        await ChangeAsync(server, "mapActivity", new() { ["partner"] = "UBB", ["activity"] = Course, ["program"] = "LAYANAN" });
        var key = (string)(await ChangeAsync(server, "issuePartnerKey", new() { ["partner"] = "UBB", ["xapi"] = new JsonObject { ["mode"] = "partner" } }, "secret"))["secret"]!;

        for (var round = 0; round < 3; round++)
        {
            var sending = SendAsync(server, key, Enumerable.Range(0, Statements).Where(i => !_acknowledged.ContainsKey(i)));
            await Task.Delay(TimeSpan.FromMilliseconds(250 + (150 * round)), TimeProvider.System);
            await server.KillAsync();
            await sending;
            await server.DisposeAsync();
            server = await ServerProcess.StartAsync(storage, arguments);
            var expected = _acknowledged.Count;
            await UntilAsync(async () => (int)(await StatementAsync(server))["accepted"]! >= expected);
        }

        await SendAsync(server, key, Enumerable.Range(0, Statements));
        Assert.Equal(Statements, _acknowledged.Count);
        await UntilAsync(async () => (int)(await StatementAsync(server))["counted"]! == Statements);
        var statement = await StatementAsync(server);
        Assert.Equal(Statements, (int)statement["accepted"]!);
        await server.StopAsync();
        await server.DisposeAsync();
        var (code, recount) = await ServerProcess.RunAsync(storage, "verify");
        Assert.True(code == 0, recount);
    }

    private async Task SendAsync(ServerProcess server, string key, IEnumerable<int> numbers)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{key[..^65]}:{key[^64..]}")));
        client.DefaultRequestHeaders.Add("X-Experience-API-Version", "1.0.3");
        await Parallel.ForEachAsync(numbers.Chunk(3), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (chunk, _) =>
        {
            try
            {
                using var content = new StringContent(new JsonArray([.. chunk.Select(Statement)]).ToJsonString(), Encoding.UTF8, "application/json");
                using var answer = await client.PostAsync(new Uri("/xapi/statements", UriKind.Relative), content, CancellationToken.None);
                var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                Assert.True((int)answer.StatusCode == 200, text);
                Assert.Equal(chunk.Length, JsonNode.Parse(text)!.AsArray().Count);
                foreach (var number in chunk)
                {
                    _acknowledged[number] = true;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The server is dead: it is sent again.
            }
        });
    }

    private JsonNode Statement(int number) => new JsonObject
    {
        ["actor"] = new JsonObject { ["account"] = new JsonObject { ["homePage"] = "urn:bangkom:BUKITINTAN", ["name"] = _region.Nips[number % _region.Nips.Count] } },
        ["verb"] = new JsonObject { ["id"] = "http://adlnet.gov/expapi/verbs/completed" },
        ["object"] = new JsonObject { ["id"] = Course, ["definition"] = new JsonObject { ["type"] = "https://w3id.org/xapi/cmi5/activitytype/course" } },
        ["timestamp"] = EndToEnd.OneServer.Today.AddDays(-1 - (number / _region.Nips.Count)).ToString("yyyy-MM-dd'T09:00:00+07:00'", CultureInfo.InvariantCulture),
        ["context"] = new JsonObject { ["platform"] = "Moodle" },
    };

    private static async Task<JsonNode> StatementAsync(ServerProcess server) =>
        (await SmallRegion.QueryAsync(server.Client, "{partner(code:\"UBB\"){statement{sent accepted repeated quarantined counted}}}"))["partner"]!["statement"]!;

    private async Task<JsonNode> ChangeAsync(ServerProcess server, string field, JsonObject input, string selection = "position")
    {
        input["key"] = $"key-{++_keys}";
        var type = char.ToUpperInvariant(field[0]) + field[1..] + "Input";
        var data = await SmallRegion.QueryAsync(server.Client, $"mutation($i:{type}!){{{field}(input:$i){{outcome errors{{message}} {selection}}}}}", new { i = input });
        Assert.True((string)data[field]!["outcome"]! == "ACCEPTED", data.ToJsonString());
        return data[field]!;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
        }
    }
}
