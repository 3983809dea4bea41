using System.Globalization;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Silo.Storage;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>
/// Whatever happens in whatever order, the grains answer what an independent recount of the stored facts says.
/// <c>BANGKOM_ORACLE_ROUNDS</c> sets the histories, <c>BANGKOM_ORACLE_SEED</c> plays one again.
/// </summary>
public abstract class OracleTests(StorageBackend backend, int rounds, ITestOutputHelper output) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return backend.RemoveAsync();
    }

    [Fact]
    public async Task Random_histories_in_any_order_with_repeats_agree_with_the_recount()
    {
        for (var round = 0; round < Setting("BANGKOM_ORACLE_ROUNDS", rounds); round++)
        {
            var seed = Setting("BANGKOM_ORACLE_SEED", Random.Shared.Next());
            output.WriteLine($"seed {seed}");
            await RunAsync(await backend.CreateAsync(), seed);
        }
    }

    private static async Task RunAsync(StorageOptions storage, int seed)
    {
        var history = new PlayedHistory(seed);
        await using (var engine = await EngineHost.StartAsync(storage))
        {
            await history.PlayFirstHalfAsync(engine);
            await engine.ShouldAgreeAsync();
        }

        // Snapshots of the first half, and the second half as their tail.
        string live;
        await using (var engine = await EngineHost.StartAsync(storage))
        {
            await history.PlaySecondHalfAsync(engine);
            await engine.ShouldAgreeAsync();
            live = await engine.DumpAsync();
            PartsAddUp(live);
            await EverythingHappensAsync(engine);
        }

        // A raised fold ignores every snapshot and folds all facts anew; so does a store that has lost them.
        await using (var engine = await EngineHost.StartAsync(storage, RaiseFolds))
        {
            Assert.Equal(live, await engine.DumpAsync());
        }

        if (storage.Kind == StorageKind.Sqlite)
        {
            foreach (var file in Directory.GetFiles(storage.DataDirectory!, "snapshots.db*"))
            {
                File.Delete(file);
            }

            await using (var engine = await EngineHost.StartAsync(storage))
            {
                Assert.Equal(live, await engine.DumpAsync());
            }

            Directory.Delete(storage.DataDirectory!, recursive: true);
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static void RaiseFolds(IServiceCollection services)
    {
        var made = services.Single(s => s.ServiceType == typeof(ProjectionServices));
        services.Remove(made);
        services.AddSingleton(s => (ProjectionServices)made.ImplementationFactory!(s) with { FoldVersionsRaisedBy = 1 });
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
            ("Enrolled", 5), ("WaitListed", 2), ("Withdrawn", 2), ("Attended", 1), ("BatchChanged", 1),
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
                    .Sum(l => decimal.Parse(l.Value, CultureInfo.InvariantCulture));
                Assert.Equal(decimal.Parse(lines[$"region {year} {field}"], CultureInfo.InvariantCulture), parts);
            }
        }
    }
}

public sealed class SqliteOracleTests(ITestOutputHelper output) : OracleTests(new SqliteBackend(), 5, output);

public sealed class PostgresOracleTests(PostgresServer server, ITestOutputHelper output) : OracleTests(new PostgresBackend(server), 2, output);
