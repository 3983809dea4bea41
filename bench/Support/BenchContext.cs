using Bangkom.Silo.Storage;
using Bangkom.Silo.Verify;

namespace Bangkom.Bench.Support;

/// <summary>What the benchmarks of a run share.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Report">Where figures go.</param>
/// <param name="Stores">Where empty stores come from.</param>
internal sealed record BenchContext(BenchOptions Options, Report Report, BenchStores Stores)
{
    /// <summary>Holds every figure of a stopped store against the recount, and reports what differs.</summary>
    /// <param name="benchmark">Who asks.</param>
    /// <param name="name">Which store.</param>
    /// <param name="storage">The store; no server runs on it.</param>
    /// <param name="cancellationToken">Ends the recount.</param>
    public async Task RecountAsync(string benchmark, string name, StorageOptions storage, CancellationToken cancellationToken)
    {
        await using var engine = await StoppedEngine.StartAsync(storage, null, cancellationToken);
        Report.Add(benchmark, name, await engine.Comparison.RunAsync(cancellationToken));
    }
}
