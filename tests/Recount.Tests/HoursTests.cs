namespace Bangkom.Recount.Tests;

/// <summary>PerLAN 10/2018: conversion, day and month caps, overlap.</summary>
public sealed class HoursTests
{
    private readonly Story _story = new();

    public HoursTests() => _story.Join("ani", "DISDIK");

    private RecountRecord Year(int year = 2026, string on = "2026-12-31") => _story.On(on).Record("ani", year);

    private RecountLine Line(long position, int year = 2026) => Year(year).Lines.Single(l => l.Position == position);

    private static DateOnly Day(int month, int day, int year = 2026) => new(year, month, day);

    [Theory]
    [InlineData("TECHNICAL", "NATIONAL", "8", 8)]
    [InlineData("TECHNICAL", "INTERNATIONAL", "7", 8.4)]
    [InlineData("SEMINAR", "NATIONAL", "2", 8)]
    [InlineData("SEMINAR", "INTERNATIONAL", "2", 12)]
    [InlineData("WORKSHOP", "NATIONAL", "0.5", 2.5)]
    [InlineData("WORKSHOP", "INTERNATIONAL", "1", 7)]
    [InlineData("DEGREE", "NATIONAL", "1", 20)]
    [InlineData("DISTANCE", "NATIONAL", "50", 50)]
    [InlineData("COACHING", "INTERNATIONAL", "1", 4)]
    public void A_form_converts_as_the_annex_says(string form, string scope, string quantity, decimal jp)
    {
        var item = _story.Complete("ani", form, quantity, "2026-03-04", scope: scope);
        Assert.Equal(new(item, jp, jp, "FULL", null, null, null), Line(item));
    }

    [Fact]
    public void Claimed_hours_are_rounded_to_six_places_half_even()
    {
        _story.Policy("CONVERSION", "TECHNICAL NATIONAL", "0.5", "2026-01-01");
        var down = _story.Complete("ani", "TECHNICAL", "0.000005", "2026-03-04");
        var up = _story.Complete("ani", "TECHNICAL", "0.000007", "2026-03-05");
        Assert.Equal(0.000002m, Line(down).Claimed);
        Assert.Equal(0.000004m, Line(up).Claimed);
    }

    [Fact]
    public void Five_hours_of_e_learning_in_one_day_are_credited_three()
    {
        var item = _story.Complete("ani", "E_LEARNING", "5", "2026-03-04T03:00:00Z");
        Assert.Equal(new(item, 5, 3, "E_LEARNING_DAY_CAP", 3, Day(3, 4), null), Line(item));
    }

    [Fact]
    public void A_course_of_twenty_hours_over_ten_days_is_credited_whole()
    {
        var item = _story.Complete("ani", "E_LEARNING", "20", "2026-03-10", "2026-03-01");
        Assert.Equal(new(item, 20, 20, "FULL", null, null, null), Line(item));
    }

    [Fact]
    public void Hours_fill_each_day_from_the_first_and_what_is_left_is_lost()
    {
        var spread = _story.Complete("ani", "E_LEARNING", "7", "2026-03-03", "2026-03-01");
        var third = _story.Complete("ani", "E_LEARNING", "3", "2026-03-03T10:00:00Z");
        Assert.Equal(7, Line(spread).Credited);
        Assert.Equal(new(third, 3, 2, "E_LEARNING_DAY_CAP", 3, Day(3, 3), null), Line(third));
    }

    [Fact]
    public void Both_scopes_share_one_bucket_and_the_items_own_scope_gives_the_limit()
    {
        _story.Complete("ani", "E_LEARNING", "3", "2026-03-04T01:00:00Z");
        var abroad = _story.Complete("ani", "E_LEARNING", "2", "2026-03-04T02:00:00Z", scope: "INTERNATIONAL");
        Assert.Equal(new(abroad, 2, 1, "E_LEARNING_DAY_CAP", 4, Day(3, 4), null), Line(abroad));
    }

    [Fact]
    public void International_self_study_is_limited_to_two_point_four_a_day()
    {
        var item = _story.Complete("ani", "SELF_STUDY", "3", "2026-03-04", scope: "INTERNATIONAL");
        Assert.Equal(new(item, 3.6m, 2.4m, "STUDY_DAY_CAP", 2.4m, Day(3, 4), null), Line(item));
    }

    [Fact]
    public void Each_form_has_a_day_bucket_of_its_own()
    {
        _story.Complete("ani", "E_LEARNING", "3", "2026-03-04");
        _story.Complete("ani", "SELF_STUDY", "2", "2026-03-04");
        Assert.Equal(5, Year().Jp);
    }

    [Fact]
    public void The_third_coaching_in_a_month_is_worth_nothing_but_counts()
    {
        _story.Complete("ani", "COACHING", "1", "2026-03-02");
        _story.Complete("ani", "COACHING", "1", "2026-03-09");
        _story.Complete("ani", "MENTORING", "1", "2026-03-10");
        var third = _story.Complete("ani", "COACHING", "1", "2026-03-31");
        _story.Complete("ani", "COACHING", "1", "2026-04-01");
        Assert.Equal(new(third, 2, 0, "COACHING_MONTH_CAP", 2, Day(3, 1), null), Line(third));
        Assert.Equal(8, Year().Jp);
        Assert.Equal(5, _story.On().Own("DISDIK", 2026).Completions);
    }

    [Fact]
    public void Three_times_of_mentoring_in_one_item_are_credited_two()
    {
        var item = _story.Complete("ani", "MENTORING", "3", "2026-03-02");
        Assert.Equal(new(item, 6, 4, "MENTORING_MONTH_CAP", 2, Day(3, 1), null), Line(item));
    }

    [Fact]
    public void The_later_of_two_overlapping_events_gets_nothing_and_still_counts()
    {
        var late = _story.Complete("ani", "WORKSHOP", "1", "2026-03-04T09:00:00Z", "2026-03-04T04:00:00Z");
        var early = _story.Complete("ani", "SEMINAR", "1", "2026-03-04T05:00:00Z", "2026-03-04T01:00:00Z");
        Assert.Equal("FULL", Line(early).Reason);
        Assert.Equal(new(late, 5, 0, "OVERLAP", null, null, early), Line(late));
        Assert.Equal(2, _story.On().Own("DISDIK", 2026).Completions);
    }

    [Fact]
    public void An_event_is_compared_only_with_those_that_kept_their_hours()
    {
        _story.Complete("ani", "SEMINAR", "1", "2026-03-04T03:00:00Z", "2026-03-04T01:00:00Z");
        _story.Complete("ani", "SEMINAR", "1", "2026-03-04T05:00:00Z", "2026-03-04T02:00:00Z");
        var third = _story.Complete("ani", "SEMINAR", "1", "2026-03-04T06:00:00Z", "2026-03-04T04:00:00Z");
        Assert.Equal("FULL", Line(third).Reason);
    }

    [Fact]
    public void An_event_that_spans_two_kept_ones_names_the_earliest()
    {
        var first = _story.Complete("ani", "SEMINAR", "1", "2026-03-04T03:00:00Z", "2026-03-04T01:00:00Z");
        _story.Complete("ani", "SEMINAR", "1", "2026-03-04T05:00:00Z", "2026-03-04T04:00:00Z");
        var wide = _story.Complete("ani", "SEMINAR", "1", "2026-03-04T06:00:00Z", "2026-03-04T02:00:00Z");
        Assert.Equal(first, Line(wide).Other);
    }

    [Theory]
    [InlineData("SEMINAR", "2026-03-04T05:00:00Z", "2026-03-04T09:00:00Z")] // It begins when the other ends.
    [InlineData("SEMINAR", "2026-03-04", "2026-03-04T09:00:00Z")] // A bare date is no clock time.
    [InlineData("SEMINAR", null, "2026-03-04T09:00:00Z")]
    [InlineData("DISTANCE", "2026-03-04T02:00:00Z", "2026-03-04T09:00:00Z")] // Not synchronous.
    public void Only_clock_times_of_synchronous_events_overlap(string form, string? startedAt, string completedAt)
    {
        _story.Complete("ani", "WORKSHOP", "1", "2026-03-04T05:00:00Z", "2026-03-04T01:00:00Z");
        var other = _story.Complete("ani", form, "1", completedAt, startedAt);
        Assert.Equal("FULL", Line(other).Reason);
    }

    [Fact]
    public void An_event_over_midnight_has_two_days_in_the_zone()
    {
        // 23:00 on 4 March to 01:00 on 5 March in UTC+7; both are 4 March in UTC.
        var item = _story.Complete("ani", "E_LEARNING", "5", "2026-03-04T18:00:00Z", "2026-03-04T16:00:00Z");
        Assert.Equal("FULL", Line(item).Reason);
    }

    [Fact]
    public void The_year_is_that_of_the_end_in_the_zone()
    {
        var before = _story.Complete("ani", "TECHNICAL", "4", "2025-12-31T16:59:59Z");
        var after = _story.Complete("ani", "TECHNICAL", "6", "2025-12-31T17:00:00Z", "2025-12-31T10:00:00Z");
        Assert.Equal(4, Line(before, 2025).Credited);
        Assert.Equal(6, Line(after, 2026).Credited);
        Assert.Equal(4, Year(2025).Jp);
    }

    [Fact]
    public void The_order_is_canonical_and_not_that_of_arrival()
    {
        var late = _story.Complete("ani", "E_LEARNING", "2", "2026-03-04T08:00:00Z");
        var early = _story.Complete("ani", "E_LEARNING", "2", "2026-03-04T01:00:00Z");
        Assert.Equal([early, late], Year().Lines.Select(l => l.Position));
        Assert.Equal(1, Line(late).Credited);
    }

    [Fact]
    public void A_bare_date_stands_at_noon_in_the_zone()
    {
        var afternoon = _story.Complete("ani", "E_LEARNING", "2", "2026-03-04T05:00:01Z");
        var date = _story.Complete("ani", "E_LEARNING", "2", "2026-03-04");
        var morning = _story.Complete("ani", "E_LEARNING", "2", "2026-03-04T04:59:59Z");
        Assert.Equal([morning, date, afternoon], Year().Lines.Select(l => l.Position));
    }

    [Fact]
    public void At_one_end_the_start_decides_then_source_and_key_ordinally()
    {
        var d = _story.Complete("ani", "TECHNICAL", "1", "2026-03-04", source: "partner/UBB", key: "b");
        var c = _story.Complete("ani", "TECHNICAL", "1", "2026-03-04", source: "partner/UBB", key: "B");
        var b = _story.Complete("ani", "TECHNICAL", "1", "2026-03-04", source: "partner/ITB", key: "z");
        var a = _story.Complete("ani", "TECHNICAL", "1", "2026-03-04", "2026-03-03", source: "partner/ZZZ");
        Assert.Equal([a, b, c, d], Year().Lines.Select(l => l.Position));
    }

    [Fact]
    public void Zero_hours_are_a_participation()
    {
        _story.Complete("ani", "TECHNICAL", "0", "2026-03-04");
        var figures = _story.On().Own("DISDIK", 2026);
        Assert.Equal((1, 1, 0m), (figures.Participants, figures.Completions, figures.JpTotal));
    }

    [Fact]
    public void A_rule_is_that_of_the_completion_day_and_the_last_written_of_equals()
    {
        _story.Policy("CONVERSION", "SEMINAR NATIONAL", "9", "2026-07-01");
        _story.Policy("CONVERSION", "SEMINAR NATIONAL", "5", "2026-07-01", "2026-07-31");
        var june = _story.Complete("ani", "SEMINAR", "1", "2026-06-30");
        var july = _story.Complete("ani", "SEMINAR", "1", "2026-07-31");
        var august = _story.Complete("ani", "SEMINAR", "1", "2026-08-01");
        Assert.Equal([4m, 5m, 9m], new[] { june, july, august }.Select(p => Line(p).Credited));
    }

    [Fact]
    public void The_records_hours_end_at_the_figures_date()
    {
        _story.Complete("ani", "TECHNICAL", "4", "2026-03-04");
        _story.Complete("ani", "TECHNICAL", "6", "2026-03-05");
        Assert.Equal(4, Year(on: "2026-03-04").Jp);
    }
}
