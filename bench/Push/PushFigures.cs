using Bangkom.Bench.Load;
using Bangkom.Bench.Support;
using Bangkom.Silo.Storage;

namespace Bangkom.Bench.Push;

/// <summary>Puts what was measured beside its floors.</summary>
internal sealed class PushFigures(Report report, string benchmark, BenchStore store, int facts)
{
    private const string CommitFloor = "store's commit, groups of 400";
    private const string EchoFloorName = "HTTP echo";

    private string PlainFloor => store.Storage.Kind == StorageKind.Sqlite ? "plain inserts, groups of 400" : "plain COPY, groups of 400";

    public void Add(PushRun run, StoreFloor commit, StoreFloor plain, EchoFloor echo)
    {
        var arrays = $"{store.Name}, arrays of 100 × 8, empty to {facts / 1_000d:0.#} k";
        Add(arrays, "rate, mean", run.Arrays.Rate, "items/s", CommitFloor, commit.Load.Rate);
        Add(arrays, "rate, mean", run.Arrays.Rate, "items/s", PlainFloor, plain.Load.Rate);
        Add(arrays, "rate, mean", run.Arrays.Rate, "items/s", EchoFloorName, echo.Arrays.Rate);
        Add(arrays, "rate, last tenth", run.Arrays.LastTenthRate, "items/s", CommitFloor, commit.Load.LastTenthRate);
        Add(arrays, "rate, last tenth", run.Arrays.LastTenthRate, "items/s", PlainFloor, plain.Load.LastTenthRate);
        Add(arrays, "latency p50", run.Arrays.P50, "ms", CommitFloor, commit.Load.P50);
        Add(arrays, "latency p99", run.Arrays.P99, "ms", CommitFloor, commit.Load.P99);
        AddCpu(arrays, run.Arrays, run.ArraysUsage, commit, echo.ArraysCpuSeconds / echo.Arrays.Items);
        Add(arrays, "visible", run.Arrays.Visible / (double)run.Arrays.Items, "of 1", null, null, "≥ 0.99", run.Arrays.Visible >= 0.99 * run.Arrays.Items);

        var single = $"{store.Name}, single, 64 in flight";
        Add(single, "rate", run.Single.Rate, "items/s", EchoFloorName, echo.Single.Rate);
        Add(single, "rate", run.Single.Rate, "items/s", CommitFloor, commit.Load.LastTenthRate);
        Add(single, "latency p50", run.Single.P50, "ms", EchoFloorName, echo.Single.P50);
        Add(single, "latency p99", run.Single.P99, "ms", EchoFloorName, echo.Single.P99);
        AddCpu(single, run.Single, run.SingleUsage, commit, echo.SingleCpuSeconds / echo.Single.Items);
        Add(single, "visible", run.Single.Visible / (double)run.Single.Items, "of 1", null, null, "≥ 0.99", run.Single.Visible >= 0.99 * run.Single.Items);
        Add($"{store.Name}, at the end", "RSS of the server", run.ResidentMegabytes, "MB", EchoFloorName, echo.ResidentMegabytes);
    }

    /// <summary>The server's floor is what reading and answering alone cost, the database's what the bare commits cost it.</summary>
    private void AddCpu(string of, LoadResult load, Usage usage, StoreFloor commit, double echoSeconds)
    {
        var rows = commit.Load.Items;
        var name = store.Storage.Kind == StorageKind.Sqlite ? "CPU of server and store" : "CPU of the server";
        Add(of, name, Micros(usage.Server, load), "µs/item", $"{EchoFloorName} + {CommitFloor}", (echoSeconds + (commit.CpuSeconds / rows)) * 1e6);
        if (!double.IsNaN(usage.Database))
        {
            Add(of, "CPU of the database", Micros(usage.Database, load), "µs/item", CommitFloor, commit.DatabaseCpuSeconds / rows * 1e6);
        }

        Add(of, "CPU of the generator", Micros(usage.Generator, load), "µs/item");
    }

    private static double Micros(double seconds, LoadResult load) => seconds / load.Items * 1e6;

    private void Add(string of, string name, double value, string unit, string? floorName = null, double? floor = null, string? goal = null, bool? meets = null) =>
        report.Add(new Figure(benchmark, of, name, value, unit, floorName, floor, goal, meets));
}
