using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Bangkom.Silo.Storage;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Kill;

/// <summary>
/// Acknowledged means durable: the server is killed under load again and again, what was not acknowledged is sent again, and in the end
/// an independent recount finds every item once. <c>BANGKOM_KILL_ROUNDS</c> sets the rounds, <c>BANGKOM_KILL_SEED</c> the moments.
/// </summary>
public abstract class KillTests(StorageBackend backend, ITestOutputHelper output) : IAsyncLifetime
{
    private const int InFlight = 48;
    private static readonly int Rounds = Setting("BANGKOM_KILL_ROUNDS", 20);
    private static readonly int Seed = Setting("BANGKOM_KILL_SEED", Environment.TickCount);

    private readonly SmallRegion _region = new();
    private readonly ConcurrentDictionary<string, JsonObject> _unacknowledged = new();
    private int _sent;
    private int _acknowledged;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return backend.RemoveAsync();
    }

    [Fact]
    public async Task Killed_under_load_nothing_acknowledged_is_lost_and_nothing_counts_twice()
    {
        output.WriteLine($"seed {Seed}, {Rounds} rounds");
        var random = new Random(Seed);
        var storage = await backend.CreateAsync();
        var roundsWithLostAnswers = 0;
        string[] arguments = ["--no-rate-limit", "--silo-port", FreePorts.Next().ToString(CultureInfo.InvariantCulture)];
        var server = await ServerProcess.StartAsync(storage, arguments);
        await _region.ImportAsync(server.Client);
        for (var round = 0; round < Rounds; round++)
        {
            await PushUntilKilledAsync(server, TimeSpan.FromMilliseconds(random.Next(100, 900)));
            await server.DisposeAsync();
            server = await ServerProcess.StartAsync(storage, arguments);
            var repeated = await SendAgainAsync(server);
            roundsWithLostAnswers += repeated > 0 ? 1 : 0;
        }

        await server.StopAsync();
        await server.DisposeAsync();
        output.WriteLine($"{_sent} sent, {_acknowledged} acknowledged, {roundsWithLostAnswers} rounds found a commit whose answer was lost");

        Assert.Empty(_unacknowledged);
        var (code, recount) = await ServerProcess.RunAsync(storage, "verify");
        output.WriteLine(recount);
        Assert.True(code == 0, recount);
        Assert.Equal(_sent, await CountCompletionsAsync(storage));
        Assert.True(roundsWithLostAnswers >= Math.Min(5, Rounds / 4), $"only {roundsWithLostAnswers} rounds lost an answer: the load is too light to show anything");
    }

    private async Task PushUntilKilledAsync(ServerProcess server, TimeSpan after)
    {
        using var stop = new CancellationTokenSource();
        var pushers = Enumerable.Range(0, InFlight).Select(_ => PushAsync(server.Client, stop.Token)).ToArray();
        await Task.Delay(after, TimeProvider.System);
        await server.KillAsync();
        await stop.CancelAsync();
        await Task.WhenAll(pushers);
    }

    private async Task PushAsync(HttpClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _sent);
            var key = number.ToString("D7", CultureInfo.InvariantCulture);
            var item = _region.Item(key, number, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            _unacknowledged[key] = item;
            try
            {
                await SendAsync(client, key, item);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
            {
                return;
            }
        }
    }

    /// <summary>Sends what was not acknowledged; each item must be visible at its answer or within 10 s.</summary>
    private async Task<int> SendAgainAsync(ServerProcess server)
    {
        var repeated = 0;
        await Parallel.ForEachAsync(_unacknowledged.ToArray(), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (item, _) =>
        {
            var until = TimeProvider.System.GetUtcNow().AddSeconds(10);
            for (var first = true; ; first = false)
            {
                var result = await SendAsync(server.Client, item.Key, item.Value);
                if (first && (string)result["status"]! == "repeated")
                {
                    Interlocked.Increment(ref repeated);
                }

                if ((bool)result["visible"]!)
                {
                    return;
                }

                Assert.True(TimeProvider.System.GetUtcNow() < until, $"{item.Key} was not visible within 10 s");
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
            }
        });
        return repeated;
    }

    private async Task<JsonNode> SendAsync(HttpClient client, string key, JsonObject item)
    {
        using var content = new StringContent($"[{item.ToJsonString()}]", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/push/completions", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        answer.EnsureSuccessStatusCode();
        var result = JsonNode.Parse(text)!["results"]![0]!;
        Assert.True((string)result["status"]! is "accepted" or "repeated", text);
        if (_unacknowledged.TryRemove(key, out _))
        {
            Interlocked.Increment(ref _acknowledged);
        }

        return result;
    }

    private static async Task<int> CountCompletionsAsync(StorageOptions storage)
    {
        var (code, dump) = await ServerProcess.RunAsync(storage, "verify", "--dump");
        Assert.Equal(0, code);
        return dump.Split('\n').Count(l => l.StartsWith("person ", StringComparison.Ordinal) && l.Contains(" claimed = ", StringComparison.Ordinal));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

public sealed class SqliteKillTests(ITestOutputHelper output) : KillTests(new SqliteBackend(), output);

public sealed class PostgresKillTests(PostgresServer server, ITestOutputHelper output) : KillTests(new PostgresBackend(server), output);
