using Bangkom.Grains.Completions;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>Whatever happens in whatever order, the grains answer what an independent recount of the stored facts says.</summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("BANGKOM_ORACLE_ROUNDS"), out var rounds) ? rounds : 6;

    [Fact]
    public async Task Random_histories_in_any_order_with_repeats_agree_with_the_recount()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var seed = Random.Shared.Next();
            output.WriteLine($"seed {seed}");
            await RunAsync(seed);
        }
    }

    private static async Task RunAsync(int seed)
    {
        var backend = new SqliteBackend();
        try
        {
            var storage = await backend.CreateAsync();
            string live;
            await using (var engine = await EngineHost.StartAsync(storage))
            {
                await PlayAsync(engine, seed);
                await engine.ShouldAgreeAsync();
                live = await engine.DumpAsync();
                PartsAddUp(live);
                await EverythingHappensAsync(engine);
            }

            // The snapshots that were written at the stop, and what followed them, give the same.
            await using (var engine = await EngineHost.StartAsync(storage))
            {
                Assert.Equal(live, await engine.DumpAsync());
            }

            // A raised fold ignores them; so does a store that has lost them.
            await using (var engine = await EngineHost.StartAsync(storage, RaiseFolds))
            {
                Assert.Equal(live, await engine.DumpAsync());
            }

            foreach (var file in Directory.GetFiles(storage.DataDirectory!, "snapshots.db*"))
            {
                File.Delete(file);
            }

            await using (var engine = await EngineHost.StartAsync(storage))
            {
                Assert.Equal(live, await engine.DumpAsync());
            }
        }
        finally
        {
            await backend.RemoveAsync();
        }
    }

    private static void RaiseFolds(IServiceCollection services)
    {
        var made = services.Single(s => s.ServiceType == typeof(ProjectionServices));
        services.Remove(made);
        services.AddSingleton(s => (ProjectionServices)made.ImplementationFactory!(s) with { FoldVersionsRaisedBy = 1 });
    }

    /// <summary>Plays a history: figures are asked for in between, so that incremental and whole counting are held against each other.</summary>
    private static async Task PlayAsync(EngineHost engine, int seed)
    {
        var random = new Random(seed);
        var history = new RandomHistory(seed, engine.Today);
        await SendAsync(engine, history.Definitions());
        await SendAsync(engine, history.Joins());
        var events = history.Events().ToList();
        var nipOf = events
            .Where(e => e.Item.Command is CompleteItem)
            .ToDictionary(e => e.Item.Key, e => ((CompleteItem)e.Item.Command).Nip!);
        var shuffled = events.Concat(events.Where(_ => random.Next(5) == 0)).ToArray();
        random.Shuffle(shuffled);
        var corrections = history.Corrections(nipOf).ToArray();
        // Some corrections come before what they correct: they wait in quarantine and replay by themselves.
        await SendAsync(engine, corrections.Take(10));
        await SendShuffledAsync(engine, shuffled.Take(shuffled.Length / 2).ToArray(), random);
        await SendAsync(engine, corrections.Skip(10).Take(15));
        await SendAsync(engine, history.Merges().Take(1));
        await engine.CompareAsync();
        await SendShuffledAsync(engine, shuffled.Skip(shuffled.Length / 2).ToArray(), random);
        await SendAsync(engine, history.Merges().Skip(1));
        await SendAsync(engine, corrections);
    }

    private static async Task SendShuffledAsync(EngineHost engine, (string Source, Submission Item)[] items, Random random)
    {
        var requests = new List<Task>();
        for (var i = 0; i < items.Length;)
        {
            var size = random.Next(1, 20);
            requests.Add(SendAsync(engine, items.Skip(i).Take(size)));
            i += size;
        }

        await Task.WhenAll(requests);
    }

    private static async Task SendAsync(EngineHost engine, IEnumerable<(string Source, Submission Item)> items)
    {
        foreach (var group in items.GroupBy(i => i.Source))
        {
            var result = await engine.Ledger.Append(EngineHost.Request(group.Key, [.. group.Select(g => g.Item)]));
            Assert.Equal(AppendOutcome.Done, result.Outcome);
        }
    }

    /// <summary>A history that never transfers, merges, corrects or holds anything would agree too easily.</summary>
    private static async Task EverythingHappensAsync(EngineHost engine)
    {
        var kinds = new Dictionary<string, int>();
        await foreach (var chunk in engine.Reader.ReadAsync(0, long.MaxValue))
        {
            foreach (var kind in chunk.Select(f => f.Fact.GetType().Name))
            {
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            }
        }

        foreach (var (kind, least) in new[]
        {
            ("PersonJoined", 25), ("PersonTransferred", 10), ("AgencyMerged", 2), ("Completed", 150), ("CompletionCorrected", 10),
            ("CompletionRevoked", 5), ("CompletionRecredited", 10), ("ItemQuarantined", 5), ("ItemReplayed", 1), ("ReceiptRecorded", 20),
        })
        {
            Assert.True(kinds.GetValueOrDefault(kind) >= least, $"only {kinds.GetValueOrDefault(kind)} {kind}");
        }
    }

    /// <summary>The agencies' own figures add up to the region's, for both families.</summary>
    private static void PartsAddUp(string dump)
    {
        var lines = dump.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(" = ")).ToDictionary(p => p[0], p => p[1]);
        foreach (var year in lines["years"].Split(' '))
        {
            foreach (var field in new[] { "headcount", "participants", "compliant", "jpTotal", "completions", "jpCredited", "forecastCompliant" })
            {
                var parts = lines
                    .Where(l => l.Key.StartsWith("agency ", StringComparison.Ordinal) && l.Key.EndsWith($" {year} own {field}", StringComparison.Ordinal))
                    .Sum(l => decimal.Parse(l.Value, System.Globalization.CultureInfo.InvariantCulture));
                Assert.Equal(decimal.Parse(lines[$"region {year} {field}"], System.Globalization.CultureInfo.InvariantCulture), parts);
            }
        }
    }
}
