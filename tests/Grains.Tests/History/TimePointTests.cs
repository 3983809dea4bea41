using Bangkom.Grains.History;
using Bangkom.Grains.Tests.Learning;
using static Bangkom.Grains.Tests.History.PastRegion;

namespace Bangkom.Grains.Tests.History;

public sealed class TimePointTests
{
    private const string Now = "2026-06-01T12:00:00+07:00";

    private readonly PastRegion _region = new();

    [Fact]
    public async Task Of_knownAt_and_position_the_earlier_one_holds()
    {
        var founded = _region.Head;
        _region.RecordedFrom("2026-03-01T08:00:00+07:00").Join("2015-01-02");
        var knownAt = Instant("2026-02-01T00:00:00+07:00");

        Assert.Equal(founded, (await _region.PointAsync(new(KnownAt: knownAt), Now)).Position);
        Assert.Equal(founded, (await _region.PointAsync(new(KnownAt: knownAt, Position: _region.Head), Now)).Position);
        Assert.Equal(1, (await _region.PointAsync(new(KnownAt: knownAt, Position: 1), Now)).Position);
        Assert.Equal(_region.Head, (await _region.PointAsync(new(KnownAt: Instant("2026-03-01T08:00:00+07:00")), Now)).Position);
    }

    [Fact]
    public async Task A_moment_moves_with_the_head_only_without_knownAt_and_position()
    {
        Assert.True((await _region.PointAsync(new(AsOf: Instant("2026-02-01T00:00:00+07:00")), Now)).IsMoving);
        Assert.False((await _region.PointAsync(new(KnownAt: Instant(Now)), Now)).IsMoving);
        Assert.False((await _region.PointAsync(new(Position: _region.Head), Now)).IsMoving);
    }

    [Theory]
    [InlineData("asOf")]
    [InlineData("knownAt")]
    [InlineData("position")]
    [InlineData("year")]
    public async Task What_is_still_to_come_is_refused_and_the_refusal_names_the_field(string field)
    {
        var later = Instant(Now).AddMicroseconds(1);
        var (at, year) = field switch
        {
            "asOf" => (new TimeTravel(AsOf: later), (int?)null),
            "knownAt" => (new TimeTravel(KnownAt: later), null),
            "position" => (new TimeTravel(Position: _region.Head + 1), null),
            _ => (new TimeTravel(AsOf: Instant("2025-06-01T00:00:00+07:00")), 2026),
        };
        var (point, problem) = await TimePoint.ResolveAsync(at, year, _region.Reader, Story.Zone, Instant(Now), default);
        Assert.Null(point);
        Assert.Equal((field, false), (problem!.Field, problem.IsBusy));
    }
}
