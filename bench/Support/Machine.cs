using System.Runtime;
using System.Runtime.InteropServices;

namespace Bangkom.Bench.Support;

/// <summary>The machine that the figures are of.</summary>
internal static class Machine
{
    /// <summary>Cores, memory, system, runtime, garbage collector.</summary>
    public static string Describe() =>
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.OSDescription}, "
        + $"{RuntimeInformation.FrameworkDescription}, {(GCSettings.IsServerGC ? "server" : "workstation")} GC{(GCSettings.LatencyMode == GCLatencyMode.Interactive ? ", concurrent" : "")}";
}
