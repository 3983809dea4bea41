using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Ledger;

/// <summary>The region's midnight: what depends on the day changes then without a fact.</summary>
internal static class Midnight
{
    /// <summary>Time left until just after the region's next midnight.</summary>
    public static TimeSpan Until(TimeProvider time, RegionZone zone)
    {
        var now = time.GetUtcNow();
        return zone.StartOf(zone.DayOf(now).AddDays(1)) - now + TimeSpan.FromSeconds(1);
    }
}
