using Bangkom.Bench.Echo;
using Bangkom.Bench.Load;
using Bangkom.Bench.Restart;
using Bangkom.Bench.Support;
using Bangkom.Processes;
using Bangkom.Silo.Storage;

namespace Bangkom.Bench.Memory;

/// <summary>What the server holds in memory: as the demo, and on a grown store after a restart.</summary>
internal sealed class MemoryBenchmark : IBenchmark
{
    public string Name => "memory";

    public string Description => "RSS of the demo after a minute, and on a grown store after a restart.";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        double floor;
        await using (var echo = await EchoProcess.StartAsync())
        {
            floor = ProcessTree.ResidentMegabytes(echo.Id);
        }

        var demo = await DemoAsync(context, cancellationToken);
        Add(context.Report, "demo region, SQLite", $"RSS after {context.Options.Time(60, 2).TotalSeconds:0} s", demo, floor);

        await using var region = await FilledRegion.TryCreateAsync(context, context.Options.MainStore);
        if (region is null)
        {
            return;
        }

        await region.FillAsync(context.Options.FactsOr(200_000, 2_000));
        Add(context.Report, $"{region.Store.Name}, {region.Facts} facts", "RSS after they were pushed", ProcessTree.ResidentMegabytes(region.Server.Id), floor);
        await region.Server.StopAsync();
        await region.StartAgainAsync();
        await AgencyFigures.AskAsync(region.Server.Client);
        await Task.Delay(context.Options.Time(5, 0.5), TimeProvider.System, cancellationToken);
        Add(context.Report, $"{region.Store.Name}, {region.Facts} facts", "RSS after a restart", ProcessTree.ResidentMegabytes(region.Server.Id), floor);
        await region.Server.StopAsync();
        await context.RecountAsync(Name, region.Store.Name, region.Store.Storage, cancellationToken);
    }

    private static async Task<double> DemoAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await using var store = await context.Stores.TryCreateAsync(StorageKind.Sqlite) ?? throw new InvalidOperationException("SQLite is always there.");
        await using var server = await ServerProcess.StartAsync(store.Storage, "--demo");
        await Task.Delay(context.Options.Time(60, 2), TimeProvider.System, cancellationToken);
        var megabytes = ProcessTree.ResidentMegabytes(server.Id);
        await server.StopAsync();
        return megabytes;
    }

    private void Add(Report report, string of, string name, double value, double floor) =>
        report.Add(new Figure(Name, of, name, value, "MB", "HTTP echo", floor));
}
