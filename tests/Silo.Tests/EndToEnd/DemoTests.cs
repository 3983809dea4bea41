using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.EndToEnd;

/// <summary>The first command of the README, on a directory of its own.</summary>
public sealed class DemoTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Figures = "{ last: region { participation(year: 2024) { completions } } now: region { participation { headcount completions } } }";

    private const string Evaluated = """
        { found: effect(program: "PL-PELAYANAN") { estimate low high } nothing: effect(program: "PL-ARSIP") { estimate low high }
          region { satisfaction { responses reaction nps learningGain transferRate { value } } } }
        """;

    private readonly SqliteBackend _backend = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _backend.RemoveAsync();

    [Fact]
    public async Task The_demo_fills_once_moves_goes_on_after_a_restart_and_agrees_with_the_recount()
    {
        var storage = await _backend.CreateAsync();
        var server = await ServerProcess.StartAsync(storage, "--demo", "--demo-rate", "20");
        using (var anonymous = new HttpClient { BaseAddress = server.Address })
        {
            var filled = await UntilAsync(anonymous, d => (int)d["now"]!["participation"]!["headcount"]! == 3_650, TimeSpan.FromSeconds(60));
            var moved = await UntilAsync(anonymous, d => Completions(d, "now") > Completions(filled, "now"), TimeSpan.FromSeconds(20));
            output.WriteLine($"{Completions(filled, "now")} → {Completions(moved, "now")} completions");
            Assert.True(Completions(moved, "last") > 20_000);
            await RefusesAsync(anonymous, "{ partner(code: \"UBT\") { name } region { agencies { code } } person(id: \"x\") { name } }");
            await RefusesAsync(anonymous, "mutation { definePartner(input: { key: \"x\", code: \"X\", name: \"X\" }) { outcome } }");
        }

        // Answers and surveys are the last that is filled in.
        var evaluated = await UntilAsync(server.Client, d => d["found"]!["estimate"] is not null && d["nothing"]!["estimate"] is not null && (int?)d["region"]!["satisfaction"]!["responses"] > 300, TimeSpan.FromSeconds(90), Evaluated);
        output.WriteLine(evaluated.ToJsonString());
        Assert.True((decimal)evaluated["found"]!["low"]! > 0);
        Assert.True((decimal)evaluated["nothing"]!["low"]! < 0 && (decimal)evaluated["nothing"]!["high"]! > 0);
        var before = await SmallRegion.QueryAsync(server.Client, Figures);
        await server.StopAsync();
        await server.DisposeAsync();

        server = await ServerProcess.StartAsync(storage, "--demo", "--demo-rate", "20");
        var after = await UntilAsync(server.Client, d => Completions(d, "now") > Completions(before, "now"), TimeSpan.FromSeconds(20));
        Assert.Equal(Completions(before, "last"), Completions(after, "last"));
        await server.StopAsync();
        await server.DisposeAsync();

        var (code, recount) = await ServerProcess.RunAsync(storage, "verify");
        output.WriteLine(recount);
        Assert.True(code == 0, recount);
    }

    private static int Completions(JsonNode data, string year) => (int)data[year]!["participation"]!["completions"]!;

    private static async Task<JsonNode> UntilAsync(HttpClient client, Func<JsonNode, bool> condition, TimeSpan limit, string query = Figures)
    {
        var until = TimeProvider.System.GetUtcNow() + limit;
        while (true)
        {
            var data = await SmallRegion.QueryAsync(client, query);
            if (condition(data))
            {
                return data;
            }

            Assert.True(TimeProvider.System.GetUtcNow() < until, data.ToJsonString());
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    private static async Task RefusesAsync(HttpClient client, string query)
    {
        using var content = new StringContent(System.Text.Json.JsonSerializer.Serialize(new { query }), System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), content);
        var node = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("FORBIDDEN", (string)node["errors"]![0]!["extensions"]!["code"]!);
        Assert.Null(node["data"]);
    }
}
