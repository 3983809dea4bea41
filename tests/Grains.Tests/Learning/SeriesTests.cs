using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Roster;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Learning;

public sealed class SeriesTests
{
    private static readonly DateOnly Today = Day("2026-07-02");

    [Fact]
    public void Buckets_are_whole_and_the_running_one_ends_today()
    {
        var range = SeriesRange.Of(Bucket.Month, Day("2026-04-20"), Day("2026-12-31"), Today)!;
        Assert.Equal([Day("2026-04-01"), Day("2026-05-01"), Day("2026-06-01"), Day("2026-07-01")], range.Starts);
        Assert.Equal([Day("2026-04-30"), Day("2026-05-31"), Day("2026-06-30"), Today], range.Ends);
    }

    [Theory]
    [InlineData(Bucket.Day, "2026-01-01", "2026-01-01")]
    [InlineData(Bucket.Week, "2025-12-29", "2026-01-04")]
    [InlineData(Bucket.Month, "2026-01-01", "2026-01-31")]
    [InlineData(Bucket.Quarter, "2026-01-01", "2026-03-31")]
    [InlineData(Bucket.Year, "2026-01-01", "2026-07-02")]
    public void New_years_day_stands_in_one_bucket_of_each_length(Bucket bucket, string start, string end)
    {
        var range = SeriesRange.Of(bucket, Day("2026-01-01"), Day("2026-01-01"), Today)!;
        Assert.Equal((Day(start), Day(end)), (Assert.Single(range.Starts), Assert.Single(range.Ends)));
    }

    [Fact]
    public void What_has_not_begun_is_no_bucket() =>
        Assert.Equal(0, SeriesRange.Of(Bucket.Day, Today.AddDays(1), DateOnly.MaxValue, Today)!.Count);

    [Fact]
    public void A_thousand_points_are_a_series_and_one_more_is_none()
    {
        Assert.Equal(1_000, SeriesRange.Of(Bucket.Day, Today.AddDays(-999), Today, Today)!.Count);
        Assert.Null(SeriesRange.Of(Bucket.Day, Today.AddDays(-1_000), Today, Today));
        Assert.Null(SeriesRange.Of(Bucket.Week, DateOnly.MinValue, DateOnly.MaxValue, DateOnly.MaxValue));
    }

    [Fact]
    public void Before_the_first_fact_there_is_nobody_and_nothing()
    {
        var range = SeriesRange.Of(Bucket.Year, Day("1990-01-01"), Day("1991-12-31"), Today)!;
        var story = new Story().Joined("2020-01-01");
        story.Completed(Content("2026-02-01"));
        var columns = SeriesSweep.Count([(story.Person, story.Record)], story.Rules, range).GetValueOrDefault(Health) ?? SeriesColumns.Empty(range);
        Assert.Equal([0m, 0m], columns.Of(Metric.Completions).Values);
        Assert.Equal([null, null], columns.Of(Metric.Reach).Values);
    }

    [Fact]
    public void Shares_carry_what_they_are_shares_of_and_counts_do_not()
    {
        var story = new Story().Joined("2020-01-01");
        story.Completed(Content("2026-02-01", quantity: 15));
        story.Completed(Content("2026-03-01", quantity: 5));
        var range = SeriesRange.Of(Bucket.Month, Day("2026-01-01"), Day("2026-03-31"), Today)!;
        var columns = SeriesSweep.Count([(story.Person, story.Record)], story.Rules, range)[Health];
        Assert.Equal([0m, 1m, 1m], columns.Of(Metric.Completions).Values);
        Assert.Equal([0m, 15m, 5m], columns.Of(Metric.JpCredited).Values);
        Assert.Null(columns.Of(Metric.JpCredited).Numerators);
        Assert.Equal([0m, 0m, 1m], columns.Of(Metric.Compliance).Values);
        Assert.Equal([0m, 15m, 20m], columns.Of(Metric.JpMean).Numerators!.Value);
        Assert.Equal([1m, 1m, 1m], columns.Of(Metric.JpMean).Denominators!.Value);
    }

    [Fact]
    public void Agencies_below_are_those_of_each_buckets_last_day()
    {
        AgencyId unit = new("UNIT");
        var tree = AgencyTree.Empty;
        foreach (var (fact, position) in new (Fact, long)[]
        {
            (new AgencyDefined(Health, "Health", null), 1), (new AgencyDefined(Schools, "Schools", null), 2), (new AgencyDefined(unit, "Unit", Health), 3),
            (new AgencyMoved(unit, Schools, Day("2026-03-10")), 4), (new AgencyMerged(Schools, Health, Day("2026-05-31"), []), 5),
        })
        {
            tree = tree.Apply(fact, position);
        }

        var range = SeriesRange.Of(Bucket.Month, Day("2026-01-01"), Today, Today)!;
        var one = SeriesColumns.Empty(range) with { Completions = [1, 1, 1, 1, 1, 1, 1] };
        var own = new Dictionary<AgencyId, SeriesColumns> { [Health] = one, [Schools] = one, [unit] = one };
        Assert.Equal([2, 2, 1, 1, 2, 2, 2], SeriesSums.Of(SeriesSums.FamiliesOf(Health, tree, range), own, range).Completions);
        Assert.Equal([1, 1, 2, 2, 1, 1, 1], SeriesSums.Of(SeriesSums.FamiliesOf(Schools, tree, range), own, range).Completions);
        Assert.Equal([3, 3, 3, 3, 3, 3, 3], SeriesSums.Of(SeriesSums.FamiliesOf(null, tree, range), own, range).Completions);
    }
}
