namespace Bangkom.Bench.Support;

/// <summary>Today in the benchmarks' region, whose zone is seven hours ahead of UTC.</summary>
internal static class BenchDay
{
    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(7));
}
