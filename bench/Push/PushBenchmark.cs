using Bangkom.Bench.Echo;
using Bangkom.Bench.Load;
using Bangkom.Bench.Support;
using Bangkom.Processes;

namespace Bangkom.Bench.Push;

/// <summary>
/// Pushes completions through the partner's door over loopback HTTP: the server as a process of its own, this process as the generator,
/// every answer durable. Afterwards every figure is held against the recount, and the same rows are written by ever simpler means.
/// </summary>
internal sealed class PushBenchmark : IBenchmark
{
    private const int ArrayItems = 100;
    private const int Connections = 8;
    private const int InFlight = 64;

    /// <summary>Bytes that the door answers an item with, about.</summary>
    private const int AnswerBytes = 117;

    public string Name => "push";

    public string Description => "Completions a second over HTTP, in arrays of 100 and one by one, on each store.";

    public async Task RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await using var echo = await EchoAsync(context);
        foreach (var kind in context.Options.Stores)
        {
            await using var store = await context.Stores.TryCreateAsync(kind);
            if (store is not null)
            {
                await RunAsync(context, store, echo, cancellationToken);
            }
        }
    }

    private async Task RunAsync(BenchContext context, BenchStore store, EchoFloor echo, CancellationToken cancellationToken)
    {
        var facts = context.Options.FactsOr(200_000, 4_000);
        PushRun run;
        await using (var server = await ServerProcess.StartAsync(store.Storage, "--no-rate-limit"))
        {
            context.Report.Note(await store.DescribeAsync());
            run = await PushAsync(context.Options, store, server, facts);
            await server.StopAsync();
        }

        await context.RecountAsync(Name, store.Name, store.Storage, cancellationToken);
        var floors = new StoreFloors(store.Storage, facts);
        var commit = await MeasureAsync(context, store, floors.CommitAsync, cancellationToken);
        var plain = await MeasureAsync(context, store, floors.PlainAsync, cancellationToken);
        new PushFigures(context.Report, Name, store, facts).Add(run, commit, plain, echo);
    }

    private static async Task<PushRun> PushAsync(BenchOptions options, BenchStore store, ServerProcess server, int facts)
    {
        var key = await BenchRegion.EnterAsync(server.Client, options.People);
        var load = new PushLoad(server.Address, "/push/completions", key, new Items(options.People, BenchDay.Today));
        await load.WarmUpAsync(options.Time(20, 1));
        Usage Use() => new(ProcessTree.CpuSeconds(server.Id), store.DatabaseCpuSeconds, Environment.CpuUsage.TotalTime.TotalSeconds);
        var before = Use();
        var arrays = await load.RunAsync(Connections, ArrayItems, (long)facts);
        var between = Use();
        var single = await load.RunAsync(InFlight, 1, options.Time(10, 0.5));
        return new PushRun(arrays, between - before, single, Use() - between, ProcessTree.ResidentMegabytes(server.Id));
    }

    private static async Task<StoreFloor> MeasureAsync(
        BenchContext context, BenchStore like, Func<BenchStore, CancellationToken, Task<StoreFloor>> measure, CancellationToken cancellationToken)
    {
        await using var store = await context.Stores.TryCreateAsync(like.Storage.Kind) ?? throw new InvalidOperationException("The database is gone.");
        return await measure(store, cancellationToken);
    }

    /// <summary>The same requests to a server that only reads them.</summary>
    private static async Task<EchoFloor> EchoAsync(BenchContext context)
    {
        var echo = await EchoProcess.StartAsync();
        var items = new Items(context.Options.People, BenchDay.Today);
        var arrays = new PushLoad(echo.Address, EchoProcess.Path(AnswerBytes * ArrayItems), null, items);
        var single = new PushLoad(echo.Address, EchoProcess.Path(AnswerBytes), null, items);
        await arrays.WarmUpAsync(context.Options.Time(2, 0.3));
        await single.WarmUpAsync(context.Options.Time(2, 0.3));
        var before = ProcessTree.CpuSeconds(echo.Id);
        var arraysResult = await arrays.RunAsync(Connections, ArrayItems, context.Options.Time(3, 0.5));
        var between = ProcessTree.CpuSeconds(echo.Id);
        var singleResult = await single.RunAsync(InFlight, 1, context.Options.Time(5, 0.5));
        return new EchoFloor(echo, arraysResult, between - before, singleResult, ProcessTree.CpuSeconds(echo.Id) - between, ProcessTree.ResidentMegabytes(echo.Id));
    }
}
