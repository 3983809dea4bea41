using Bangkom.Grains.Ids;
using Bangkom.Silo.Verify;

namespace Bangkom.Silo.Tests.Verify;

/// <summary>The clock of a stopped engine stands on the asked day, and is never ahead: a silo of the future is taken for dead.</summary>
public sealed class FixedDayTests
{
    private static readonly RegionZone Zone = RegionZone.Of("Asia/Jakarta");

    [Theory]
    // Half past midnight, the morning and the evening of 25 November in Jakarta.
    [InlineData("2026-11-24T17:30:00Z", "2026-11-25", "2026-11-24T17:30:00Z")]
    [InlineData("2026-11-25T01:00:00Z", "2026-11-25", "2026-11-25T01:00:00Z")]
    [InlineData("2026-11-25T13:00:00Z", "2026-11-25", "2026-11-25T05:00:00Z")]
    [InlineData("2026-11-24T17:30:00Z", "2026-06-30", "2026-06-30T05:00:00Z")]
    public void A_day_is_seen_from_its_noon_or_from_now_when_that_is_earlier(string now, string day, string start)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var clock = FixedDayTimeProvider.On(on, Zone, At(now));

        Assert.Equal(on, Zone.DayOf(clock.GetUtcNow()));
        Assert.InRange(clock.GetUtcNow() - At(start), TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
