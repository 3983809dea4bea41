using Bangkom.Bench.Echo;
using Bangkom.Bench.Load;

namespace Bangkom.Bench.Push;

/// <summary>Seconds of CPU used.</summary>
/// <param name="Server">By the server.</param>
/// <param name="Database">By the database; NaN when it runs inside the server or elsewhere.</param>
/// <param name="Generator">By this process.</param>
internal readonly record struct Usage(double Server, double Database, double Generator)
{
    public static Usage operator -(Usage left, Usage right) =>
        new(left.Server - right.Server, left.Database - right.Database, left.Generator - right.Generator);
}

/// <summary>What the pushes to one store did.</summary>
internal sealed record PushRun(LoadResult Arrays, Usage ArraysUsage, LoadResult Single, Usage SingleUsage, double ResidentMegabytes);

/// <summary>What the same requests to the echo did; the echo ends with it.</summary>
internal sealed record EchoFloor(EchoProcess Process, LoadResult Arrays, double ArraysCpuSeconds, LoadResult Single, double SingleCpuSeconds, double ResidentMegabytes) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
