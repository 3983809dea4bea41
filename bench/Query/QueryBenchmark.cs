using Bangkom.Bench.Echo;
using Bangkom.Bench.Load;
using Bangkom.Bench.Support;
using Bangkom.Processes;

namespace Bangkom.Bench.Query;

/// <summary>The start page's document and a small one, while completions arrive: at a young store and at a grown one.</summary>
internal sealed class QueryBenchmark : IBenchmark
{
    private const int Connections = 16;
    private const int CompletionsPerSecond = 200;
    private const double OverviewGoal = 3_000;
    private const double SmallGoal = 20_000;
    private const double GrowthGoal = 1.2;

    private const string Figures = "participation { headcount participants compliant jpMean reach { numerator denominator value } compliance { numerator denominator value } }";
    private const string Overview = "{ region { " + Figures + " agencies { code name " + Figures + " } } }";
    private const string Small = "{ agency(code: \"A01\") { code participation { participants } } }";

    public string Name => "query";

    public string Description => $"GraphQL over HTTP, {Connections} connections, while {CompletionsPerSecond} completions a second arrive.";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        var (young, grown) = (context.Options.IsQuick ? 1_000 : 10_000, context.Options.FactsOr(200_000, 3_000));
        await using var region = await FilledRegion.TryCreateAsync(context, context.Options.MainStore);
        if (region is null)
        {
            return;
        }

        await using var echo = await EchoProcess.StartAsync();
        await region.FillAsync(young);
        await AskAsync(region, Overview, context.Options.Time(8, 0.5));
        await AskAsync(region, Small, context.Options.Time(4, 0.3));
        var youngOverview = await MeasureAsync(context, region, echo, Overview);
        var youngSmall = await MeasureAsync(context, region, echo, Small);
        await region.FillAsync(grown);
        var grownOverview = await MeasureAsync(context, region, echo, Overview);
        var grownSmall = await MeasureAsync(context, region, echo, Small);
        await region.Server.StopAsync();
        await context.RecountAsync(Name, region.Store.Name, region.Store.Storage, cancellationToken);

        Add(context.Report, $"{region.Store.Name}, overview of 30 agencies, {young} facts", youngOverview, null);
        Add(context.Report, $"{region.Store.Name}, overview of 30 agencies, {grown} facts", grownOverview, OverviewGoal);
        Add(context.Report, $"{region.Store.Name}, one agency's participants, {young} facts", youngSmall, null);
        Add(context.Report, $"{region.Store.Name}, one agency's participants, {grown} facts", grownSmall, SmallGoal);
        var (now, before) = (grownOverview.Asked.P50, youngOverview.Asked.P50);
        context.Report.Add(new Figure(
            Name, $"{region.Store.Name}, growth", "overview p50", now, "ms", $"the same at {young} facts", before, $"ratio ≤ {GrowthGoal}", now <= before * GrowthGoal));
    }

    private void Add(Report report, string of, (LoadResult Asked, LoadResult Echoed, int Bytes) measured, double? goal)
    {
        var (asked, echoed, bytes) = measured;
        var floor = $"HTTP echo of {bytes} bytes";
        report.Add(new Figure(Name, of, "rate", asked.Rate, "requests/s", floor, echoed.Rate, goal is { } least ? $"≥ {least:0}" : null, goal is null ? null : asked.Rate >= goal));
        report.Add(new Figure(Name, of, "latency p50", asked.P50, "ms", floor, echoed.P50));
        report.Add(new Figure(Name, of, "latency p99", asked.P99, "ms", floor, echoed.P99));
    }

    private static async Task<(LoadResult Asked, LoadResult Echoed, int Bytes)> MeasureAsync(BenchContext context, FilledRegion region, EchoProcess echo, string document)
    {
        var (asked, bytes) = await AskAsync(region, document, context.Options.Time(8, 0.5));
        var plain = new QueryLoad(echo.Address, EchoProcess.Path(bytes), null, document);
        await plain.RunAsync(Connections, context.Options.Time(1, 0.2));
        return (asked, await plain.RunAsync(Connections, context.Options.Time(3, 0.5)), bytes);
    }

    private static async Task<(LoadResult Asked, int Bytes)> AskAsync(FilledRegion region, string document, TimeSpan time)
    {
        using var end = new CancellationTokenSource();
        var arriving = region.Load.PaceAsync(10, 1, CompletionsPerSecond, static (_, _, _) => { }, end.Token);
        var load = new QueryLoad(region.Server.Address, "/graphql", ServerProcess.AdminKey, document);
        var asked = await load.RunAsync(Connections, time);
        await end.CancelAsync();
        await arriving;
        return (asked, load.AnswerBytes);
    }
}
