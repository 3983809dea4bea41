using Bangkom.Grains.Ids;

namespace Bangkom.Silo.Verify;

/// <summary>A clock that stands on one day and runs on from there: figures are those of that day.</summary>
/// <param name="start">An instant of the day.</param>
internal sealed class FixedDayTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    /// <summary>
    /// A clock for a day: from its noon on, but never ahead of the real clock. A silo's generation is the second of its start, and one that
    /// Orleans finds to lie before what the clock says of the cluster is declared dead.
    /// </summary>
    /// <param name="day">Today or an earlier day.</param>
    /// <param name="zone">The region's zone.</param>
    /// <param name="now">The real time.</param>
    public static FixedDayTimeProvider On(DateOnly day, RegionZone zone, DateTimeOffset now) =>
        new(zone.NoonOf(day) is var noon && noon < now ? noon : now);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_started);
}
