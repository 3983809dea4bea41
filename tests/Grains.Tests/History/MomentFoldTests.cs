using Bangkom.Grains.Facts;
using Bangkom.Grains.History;
using Bangkom.Grains.Tests.Learning;
using static Bangkom.Grains.Tests.History.PastRegion;

namespace Bangkom.Grains.Tests.History;

public sealed class MomentFoldTests
{
    private readonly PastRegion _region = new();

    private static TimeTravel AsOf(string instant) => new(AsOf: Instant(instant));

    [Fact]
    public async Task A_correction_had_happened_when_the_completion_that_it_names_had()
    {
        var person = _region.Join("2015-01-02");
        var completion = _region.RecordedFrom("2026-02-02T08:00:00+07:00").Complete(person, "2026-02-01", 20);
        _region.RecordedFrom("2026-05-01T08:00:00+07:00").Correct(person, completion, "2026-02-01", 8);

        Assert.Equal(8, (await _region.FiguresAsync(Health, AsOf("2026-02-03T00:00:00+07:00"))).JpTotal);
        Assert.Equal(20, (await _region.FiguresAsync(Health, new(AsOf: Instant("2026-02-03T00:00:00+07:00"), KnownAt: Instant("2026-04-30T00:00:00+07:00")))).JpTotal);
    }

    [Fact]
    public async Task A_correction_to_a_later_day_takes_the_completion_out_of_the_days_before()
    {
        var person = _region.Join("2015-01-02");
        var completion = _region.Complete(person, "2026-02-01", 20);
        _region.RecordedFrom("2026-05-01T08:00:00+07:00").Correct(person, completion, "2026-04-01", 20);

        Assert.Equal(0, (await _region.FiguresAsync(Health, AsOf("2026-03-01T00:00:00+07:00"))).Completions);
        Assert.Equal(1, (await _region.FiguresAsync(Health, AsOf("2026-04-02T00:00:00+07:00"))).Completions);
    }

    [Fact]
    public async Task Corrections_and_revocations_of_what_had_not_happened_yet_change_nothing()
    {
        var person = _region.Join("2015-01-02");
        var first = _region.Complete(person, "2026-03-10");
        var second = _region.Complete(person, "2026-03-11");
        _region.Correct(person, first, "2026-01-10", 20);
        _region.Revoke(person, second);

        var figures = await _region.FiguresAsync(Health, AsOf("2026-03-01T00:00:00+07:00"));
        Assert.Equal((0, 0), (figures.Completions, figures.Participants));
    }

    [Fact]
    public async Task A_correction_that_lowers_hours_below_the_target_lowers_the_count_of_those_who_knew_it()
    {
        var person = _region.Join("2015-01-02");
        var completion = _region.Complete(person, "2026-02-01", 20);
        var before = _region.Head;
        _region.Correct(person, completion, "2026-02-01", 19);

        Assert.Equal(1, (await _region.FiguresAsync(Health, new(Position: before))).Compliant);
        Assert.Equal(0, (await _region.FiguresAsync(Health, new(Position: _region.Head))).Compliant);
    }

    [Fact]
    public async Task A_back_dated_transfer_moves_the_person_as_of_its_day_and_the_credit_with_it()
    {
        var person = _region.Join("2015-01-02");
        var completion = _region.Complete(person, "2026-03-10");
        var before = _region.Head;
        _region.RecordedFrom("2026-04-01T08:00:00+07:00").Transfer(person, Schools, "2026-03-05");
        _region.Recredit(person, completion, Schools);

        var then = AsOf("2026-03-20T00:00:00+07:00");
        Assert.Equal((1, 1), await BothAsync(then));
        Assert.Equal((0, 0), await BothAsync(then with { Position = before }));
        Assert.Equal((0, 0), await BothAsync(AsOf("2026-03-05T11:59:59+07:00")));

        async Task<(int, int)> BothAsync(TimeTravel at)
        {
            var figures = await _region.FiguresAsync(Schools, at);
            return (figures.Headcount, figures.Completions);
        }
    }

    [Fact]
    public async Task Members_move_on_the_day_of_a_merge_and_earlier_completions_stay()
    {
        var person = _region.Join("2015-01-02");
        _region.Complete(person, "2026-02-01");
        _region.Merge(Health, Schools, "2026-03-01");

        var before = await _region.FiguresAsync(Health, AsOf("2026-02-28T23:59:59+07:00"));
        var after = await _region.FiguresAsync(Health, AsOf("2026-03-01T12:00:00+07:00"));
        Assert.Equal((1, 1), (before.Headcount, before.Completions));
        Assert.Equal((0, 1), (after.Headcount, after.Completions));
        Assert.Equal(1, (await _region.FiguresAsync(Schools, AsOf("2026-03-01T12:00:00+07:00"))).Headcount);
    }

    [Fact]
    public async Task A_completion_of_last_year_that_arrives_now_is_in_last_years_figures_as_of_then()
    {
        var person = _region.Join("2015-01-02");
        _region.RecordedFrom("2026-05-01T08:00:00+07:00").Complete(person, "2025-12-31T23:30:00+07:00");

        Assert.Equal(1, (await _region.FiguresAsync(Health, AsOf("2025-12-31T23:59:00+07:00"))).Completions);
        Assert.Equal(0, (await _region.FiguresAsync(Health, new(KnownAt: Instant("2026-01-15T00:00:00+07:00")), year: 2025)).Completions);
        Assert.Equal(1, (await _region.FiguresAsync(Health, AsOf("2026-01-15T00:00:00+07:00"), year: 2025)).Completions);
        Assert.Equal(0, (await _region.FiguresAsync(Health, AsOf("2026-01-15T00:00:00+07:00"))).Completions);
    }

    [Fact]
    public async Task The_figures_date_is_the_day_of_asOf_in_the_zone_or_the_last_day_of_a_year_that_is_over()
    {
        Assert.Equal(Story.Day("2026-01-01"), (await _region.FiguresAsync(Health, AsOf("2025-12-31T17:00:00Z"))).FiguresOn);
        Assert.Equal(Story.Day("2025-12-31"), (await _region.FiguresAsync(Health, AsOf("2025-12-31T16:59:59Z"))).FiguresOn);
        Assert.Equal(Story.Day("2024-12-31"), (await _region.FiguresAsync(Health, AsOf("2025-12-31T16:59:59Z"), year: 2024)).FiguresOn);
        Assert.Equal(Story.Day("2026-06-01"), (await _region.FiguresAsync(Health, new(Position: _region.Head))).FiguresOn);
    }

    [Fact]
    public async Task Definitions_hold_for_all_time_and_policies_for_their_own_days()
    {
        var person = _region.Join("2015-01-02");
        _region.Complete(person, "2026-02-01", 20);
        _region.RecordedFrom("2026-05-01T08:00:00+07:00").Add(new AgencyDefined(new("NEW"), "Baru"));
        _region.Policy("JP_TARGET", "PNS", "24", "2026-03-01");

        Assert.Equal(0, (await _region.FiguresAsync(new("NEW"), AsOf("2026-02-15T00:00:00+07:00"))).Headcount);
        Assert.Equal(1, (await _region.FiguresAsync(Health, AsOf("2026-02-28T23:00:00+07:00"))).Compliant);
        Assert.Equal(0, (await _region.FiguresAsync(Health, AsOf("2026-03-01T01:00:00+07:00"))).Compliant);
        Assert.Equal(1, (await _region.FiguresAsync(Health, new(AsOf: Instant("2026-03-01T01:00:00+07:00"), KnownAt: Instant("2026-04-30T00:00:00+07:00")))).Compliant);
    }

    [Fact]
    public async Task A_look_alike_reaches_over_years_also_in_the_past()
    {
        var person = _region.Join("2015-01-02");
        _region.Complete(person, "2024-02-01", certificate: "C-1");
        _region.Complete(person, "2026-02-01", certificate: "C-1");

        Assert.Equal(0, (await _region.FiguresAsync(Health, AsOf("2026-02-02T00:00:00+07:00"))).Completions);
    }

    [Fact]
    public async Task Who_left_or_joined_later_is_out_of_people_s_figures()
    {
        var leaver = _region.Join("2015-01-02");
        _region.Complete(leaver, "2026-02-01");
        _region.Add(new PersonLeft(leaver, Story.Day("2026-03-01")), Story.Day("2026-03-01"));
        _region.Join("2026-04-01");

        var (then, gone, later) = (
            await _region.FiguresAsync(Health, AsOf("2026-02-15T00:00:00+07:00")),
            await _region.FiguresAsync(Health, AsOf("2026-03-15T00:00:00+07:00")),
            await _region.FiguresAsync(Health, AsOf("2026-04-15T00:00:00+07:00")));
        Assert.Equal((1, 0, 1), (then.Headcount, gone.Headcount, later.Headcount));
        Assert.Equal((1, 1), (gone.Completions, later.Completions));
    }

    [Fact]
    public async Task Before_the_first_fact_there_is_an_empty_region()
    {
        var view = (await _region.FoldAsync(new(KnownAt: Instant("2019-01-01T00:00:00Z")), "2026-06-01T12:00:00+07:00")).Moment.View;
        Assert.Empty(view.Agencies);
        Assert.Equal((0, 0L, null), (view.Whole.Figures.Headcount, view.Whole.Position, view.Whole.RecordedAt));
    }

    [Fact]
    public async Task A_fact_that_cannot_be_folded_leaves_the_others_and_says_that_the_figures_are_incomplete()
    {
        var person = _region.Join("2015-01-02");
        var far = Story.Content("2026-02-01", quantity: decimal.MaxValue);
        var bad = _region.Add(new Completed(person, Health, null, far, default), Story.Day("2026-02-01"));
        _region.Complete(person, "2026-02-02");
        var aside = new List<long>();

        var folded = await MomentFold.RunAsync(
            new(new("BUKITINTAN"), "", Story.Zone, []), _region.Reader, await _region.PointAsync(default, "2026-06-01T12:00:00+07:00"), (position, _) => aside.Add(position), default);

        Assert.Equal([bad], aside);
        Assert.True(folded.Moment.View.Whole.Incomplete);
        Assert.Equal(1, folded.Moment.View.Whole.Figures.Completions);
    }
}
