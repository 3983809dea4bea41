using System.Diagnostics;
using Bangkom.Bench.Load;
using Bangkom.Bench.Support;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Processes;
using Bangkom.Silo.Storage;
using Bangkom.Silo.Storage.Postgres;
using Bangkom.Silo.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Bench.Restart;

/// <summary>A stopped store's server until it is ready, with its snapshots and without them.</summary>
internal sealed class RestartBenchmark : IBenchmark
{
    private static readonly TimeSpan RebuildMax = TimeSpan.FromMinutes(5);

    public string Name => "restart";

    public string Description => "From the process's start to ready, with snapshots; and to every agency's figures with all snapshots deleted.";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await using var region = await FilledRegion.TryCreateAsync(context, context.Options.MainStore);
        if (region is null)
        {
            return;
        }

        var empty = await EmptyAsync(context);
        await region.FillAsync(context.Options.FactsOr(200_000, 3_000));
        var before = await SettledAsync(region);
        await region.Server.StopAsync();
        var restart = await region.StartAgainAsync();
        var afterRestart = await UntilAsync(region, before);
        await region.Server.StopAsync();

        await ForgetSnapshotsAsync(region.Store.Storage);
        var started = Stopwatch.GetTimestamp();
        var ready = await region.StartAgainAsync();
        await UntilAsync(region, before);
        var rebuild = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await region.Server.StopAsync();
        var (facts, reading) = await ReadAsync(region.Store.Storage, cancellationToken);
        await context.RecountAsync(Name, region.Store.Name, region.Store.Storage, cancellationToken);

        const string Floor = "an empty store";
        var of = $"{region.Store.Name}, {facts} facts, with snapshots";
        context.Report.Add(new Figure(Name, of, "start → ready", restart, "s", Floor, empty));
        context.Report.Add(new Figure(Name, of, "start → every agency's figures", restart + afterRestart, "s", Floor, empty));
        of = $"{region.Store.Name}, {facts} facts, without snapshots";
        const string Rows = "reading and parsing all rows";
        context.Report.Add(new Figure(Name, of, "start → ready", ready, "s", Floor, empty));
        context.Report.Add(new Figure(Name, of, "start → every agency's figures", rebuild, "s", Rows, reading));
        context.Report.Add(new Figure(Name, of, "rebuilt, from the start on", facts / rebuild, "facts/s", Rows, facts / reading));
        context.Report.Add(new Figure(Name, of, "rebuilt, less the start of an empty store", facts / Math.Max(rebuild - empty, 0.001), "facts/s", Rows, facts / reading));
    }

    private static async Task<double> EmptyAsync(BenchContext context)
    {
        await using var store = await context.Stores.TryCreateAsync(context.Options.MainStore) ?? throw new InvalidOperationException("The database is gone.");
        var started = Stopwatch.GetTimestamp();
        await using var server = await ServerProcess.StartAsync(store.Storage);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await server.StopAsync();
        return seconds;
    }

    /// <summary>The agencies' figures once they stand still: the region's summaries trail by a moment.</summary>
    private static async Task<SortedDictionary<string, (string Figures, long Position)>> SettledAsync(FilledRegion region)
    {
        var (before, started) = (await AgencyFigures.AskAsync(region.Server.Client), Stopwatch.GetTimestamp());
        while (true)
        {
            if (Stopwatch.GetElapsedTime(started) > RebuildMax)
            {
                throw new TimeoutException("The agencies' figures never stood still, though nothing was pushed.");
            }

            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            var now = await AgencyFigures.AskAsync(region.Server.Client);
            if (now.Count == BenchRegion.Agencies && AgencyFigures.Reach(before, now))
            {
                return now;
            }

            before = now;
        }
    }

    private static async Task<double> UntilAsync(FilledRegion region, SortedDictionary<string, (string Figures, long Position)> before)
    {
        var started = Stopwatch.GetTimestamp();
        while (!AgencyFigures.Reach(await AgencyFigures.AskAsync(region.Server.Client), before))
        {
            if (Stopwatch.GetElapsedTime(started) > RebuildMax)
            {
                throw new TimeoutException("The agencies never answered what they had answered before the stop.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task ForgetSnapshotsAsync(StorageOptions storage)
    {
        if (storage.Kind == StorageKind.Sqlite)
        {
            foreach (var file in Directory.GetFiles(storage.DataDirectory!, Path.GetFileName(SqliteFiles.Snapshots(storage)) + "*"))
            {
                File.Delete(file);
            }

            return;
        }

        await PostgresProcess.ExecuteAsync(storage.ConnectionString!, $"DELETE FROM \"{PostgresSchema.Name(storage)}\".orleansstorage");
    }

    private static async Task<(long Facts, double Seconds)> ReadAsync(StorageOptions storage, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddBangkomStorage(storage).BuildServiceProvider();
        var (started, facts) = (Stopwatch.GetTimestamp(), 0L);
        await foreach (IReadOnlyList<RecordedFact> chunk in services.GetRequiredService<ILedgerReader>().ReadAsync(0, long.MaxValue, cancellationToken))
        {
            facts += chunk.Count;
        }

        return (facts, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
