namespace Bangkom.Grains.Ids;

/// <summary>The zone that decides a region's days, months and years.</summary>
public sealed class RegionZone
{
    private readonly TimeZoneInfo _zone;

    private RegionZone(TimeZoneInfo zone) => _zone = zone;

    /// <summary>The IANA name, such as <c>Asia/Jakarta</c>.</summary>
    public string Name => _zone.Id;

    /// <summary>Finds a zone by its IANA name.</summary>
    /// <param name="name">Such as <c>Asia/Jakarta</c>.</param>
    /// <exception cref="TimeZoneNotFoundException">The machine's time zone database has no such zone.</exception>
    public static RegionZone Of(string name) => new(TimeZoneInfo.FindSystemTimeZoneById(name));

    /// <summary>The calendar day of an instant.</summary>
    /// <param name="instant">The instant.</param>
    public DateOnly DayOf(DateTimeOffset instant) =>
        DateOnly.FromDateTime(instant.UtcDateTime + _zone.GetUtcOffset(instant.UtcDateTime));

    /// <summary>12:00 of a day: the instant that a bare date counts as.</summary>
    /// <param name="day">The day.</param>
    public DateTimeOffset NoonOf(DateOnly day) => At(day.ToDateTime(new TimeOnly(12, 0)));

    /// <summary>The first instant of a day.</summary>
    /// <param name="day">The day.</param>
    public DateTimeOffset StartOf(DateOnly day) => At(day.ToDateTime(TimeOnly.MinValue));

    private DateTimeOffset At(DateTime wall) => new DateTimeOffset(wall, _zone.GetUtcOffset(wall)).ToUniversalTime();
}
