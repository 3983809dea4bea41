using System.Diagnostics;
using Bangkom.Bench.Load;
using Bangkom.Bench.Support;

namespace Bangkom.Bench.Live;

/// <summary>How long after its acknowledgement a completion is on the sockets of those who watch its agency.</summary>
internal sealed class LiveBenchmark : IBenchmark
{
    private const int CompletionsPerSecond = 2_000;

    private static readonly TimeSpan SettleMax = TimeSpan.FromSeconds(10);

    public string Name => "live";

    public string Description => $"Acknowledged → event, for watchers over 30 agencies, {CompletionsPerSecond:N0} completions a second.";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var count = context.Options.IsQuick ? 60 : 1_000;
        await using var region = await FilledRegion.TryCreateAsync(context, context.Options.MainStore);
        if (region is null)
        {
            return;
        }

        await region.FillAsync(context.Options.IsQuick ? 1_000 : 10_000);
        await region.Load.WarmUpAsync(context.Options.Time(8, 0.5));
        var alone = await MeasureAsync(region, [await Watcher.OpenAsync(region.Server.Address, 0)], context.Options.Time(8, 1));
        var before = ProcessTree.ResidentMegabytes(region.Server.Id);
        var watchers = await OpenAsync(region, count);
        await Task.Delay(context.Options.Time(5, 0.5), TimeProvider.System, cancellationToken);
        var grown = ProcessTree.ResidentMegabytes(region.Server.Id) - before;
        var many = await MeasureAsync(region, watchers, context.Options.Time(20, 2));
        await region.Server.StopAsync();
        await context.RecountAsync(Name, region.Store.Name, region.Store.Storage, cancellationToken);

        var of = $"{region.Store.Name}, {count} watchers, {many.Rate:0} completions/s";
        const string Floor = "one watcher";
        Add(context.Report, of, "acknowledged → event, p50", many.At(0.50), "ms", Floor, alone.At(0.50));
        Add(context.Report, of, "acknowledged → event, p99", many.At(0.99), "ms", Floor, alone.At(0.99));
        Add(context.Report, of, "items that a watcher never saw", many.Missed, "items", Floor, alone.Missed, "0", many.Missed == 0);
        Add(context.Report, of, "RSS for idle watchers", grown * 1_024 / count, "KB/watcher", null, null);
    }

    private void Add(Report report, string of, string name, double value, string unit, string? floorName, double? floor, string? goal = null, bool? meets = null) =>
        report.Add(new Figure(Name, of, name, value, unit, floorName, floor, goal, meets));

    /// <summary>Opens them a few at a time, as dashboards come.</summary>
    private static async Task<List<Watcher>> OpenAsync(FilledRegion region, int count)
    {
        var watchers = new List<Watcher>(count);
        foreach (var some in Enumerable.Range(0, count).Chunk(20))
        {
            watchers.AddRange(await Task.WhenAll(some.Select(i => Watcher.OpenAsync(region.Server.Address, i % BenchRegion.Agencies))));
        }

        return watchers;
    }

    private static async Task<Measured> MeasureAsync(FilledRegion region, IReadOnlyList<Watcher> watchers, TimeSpan time)
    {
        var delays = new Delays(region.Items);
        using var end = new CancellationTokenSource(time, TimeProvider.System);
        var started = Stopwatch.GetTimestamp();
        var pushed = await region.Load.PaceAsync(20, 5, CompletionsPerSecond, delays.Note, end.Token);
        var rate = pushed / Stopwatch.GetElapsedTime(started).TotalSeconds;
        await SettleAsync(watchers, delays.LastPositions());
        var all = delays.Of(watchers, out var missed);
        foreach (var watcher in watchers)
        {
            await watcher.DisposeAsync();
        }

        return new Measured(all, missed, rate);
    }

    private static async Task SettleAsync(IReadOnlyList<Watcher> watchers, Dictionary<int, long> positions)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < SettleMax && watchers.Any(w => w.Position < positions.GetValueOrDefault(w.Agency)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private sealed record Measured(double[] Delays, int Missed, double Rate)
    {
        public double At(double share) => Delays.Length == 0 ? double.NaN : Delays[(int)(Delays.Length * share)];
    }
}
