using System.Diagnostics;
using Bangkom.Bench.Load;
using Bangkom.Bench.Support;

namespace Bangkom.Bench.Sockets;

/// <summary>What it costs a server that many have the region's page open.</summary>
internal sealed class SocketsBenchmark : IBenchmark
{
    /// <summary>RSS that 1,000 open pages may take, in megabytes.</summary>
    private const double GrownMegabytesMax = 150;

    private const int CompletionsPerSecond = 20;

    public string Name => "sockets";

    public string Description => "RSS for open pages of the region, each a WebSocket with the page's own subscriptions.";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var count = context.Options.IsQuick ? 50 : 1_000;
        await using var region = await FilledRegion.TryCreateAsync(context, context.Options.MainStore);
        if (region is null)
        {
            return;
        }

        await region.FillAsync(context.Options.IsQuick ? 1_000 : 10_000);
        await region.Load.WarmUpAsync(context.Options.Time(8, 0.5));
        // The first of them make the server compile what all of them need.
        await CloseAsync(await OpenAsync(region, 20, cancellationToken));
        var settle = context.Options.Time(5, 0.5);
        await Task.Delay(settle, TimeProvider.System, cancellationToken);

        var before = ProcessTree.ResidentMegabytes(region.Server.Id);
        var started = Stopwatch.GetTimestamp();
        var pages = await OpenAsync(region, count, cancellationToken);
        var opened = Stopwatch.GetElapsedTime(started);
        await Task.Delay(settle, TimeProvider.System, cancellationToken);
        var idle = ProcessTree.ResidentMegabytes(region.Server.Id);

        using (var end = new CancellationTokenSource(context.Options.Time(20, 2), TimeProvider.System))
        {
            await region.Load.PaceAsync(1, 1, CompletionsPerSecond, static (_, _, _) => { }, end.Token);
        }

        await Task.WhenAll(pages.Select(static p => p.FirstCompletion)).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, cancellationToken);
        await Task.Delay(settle, TimeProvider.System, cancellationToken);
        var moved = ProcessTree.ResidentMegabytes(region.Server.Id);
        await CloseAsync(pages);
        await region.Server.StopAsync();
        await context.RecountAsync(Name, region.Store.Name, region.Store.Storage, cancellationToken);

        var of = $"{region.Store.Name}, {count} open pages of the region";
        Add(context.Report, of, "RSS before them", before, "MB");
        Add(context.Report, of, "RSS with them, each with its first figures", idle, "MB");
        Add(context.Report, of, "grown by", idle - before, "MB", $"≤ {GrownMegabytesMax:0} for 1,000", idle - before <= GrownMegabytesMax * Math.Max(1, count / 1_000d));
        Add(context.Report, of, $"RSS after {CompletionsPerSecond} completions a second, each page told", moved, "MB");
        Add(context.Report, of, "until all had their first figures", opened.TotalSeconds, "s");
    }

    private void Add(Report report, string of, string name, double value, string unit, string? goal = null, bool? meets = null) =>
        report.Add(new Figure(Name, of, name, value, unit, null, null, goal, meets));

    /// <summary>Opens them a few at a time, as readers come.</summary>
    private static async Task<List<PageSocket>> OpenAsync(FilledRegion region, int count, CancellationToken cancellationToken)
    {
        var pages = new List<PageSocket>(count);
        foreach (var some in Enumerable.Range(0, count).Chunk(20))
        {
            pages.AddRange(await Task.WhenAll(some.Select(_ => PageSocket.OpenAsync(region.Server.Address, BenchDay.Today.Year, cancellationToken))));
        }

        return pages;
    }

    private static async Task CloseAsync(List<PageSocket> pages)
    {
        foreach (var page in pages)
        {
            await page.DisposeAsync();
        }
    }
}
