namespace Bangkom.Recount.Tests;

/// <summary>Domain rules of participation: both families of figures, computed by hand.</summary>
public sealed class FiguresTests
{
    private readonly Story _story = new();

    private void Earn(string person, string jp, string on = "2026-01-10") => _story.Complete(person, "TECHNICAL", jp, on);

    [Fact]
    public void Every_figure_of_three_people_on_the_ninetieth_day()
    {
        foreach (var person in new[] { "ani", "budi", "cici" })
            _story.Join(person, "DISDIK");
        Earn("budi", "10");
        Earn("cici", "30");
        // Fulfilment (0 + 10 + 20) / 60; pace 40 / (60 × 90 / 365); at 20 × 90 / 365 = 4.93 JP one is in time.
        Assert.Equal(
            new(2026, new(2026, 3, 31), 3, 2, 1, 40, 13.333333m, 10, 2, 40, 30, 60, 0.5m, 40, 14.794521m, 2.703704m, 2, 3, 0.666667m, 1, 3, 0.333333m, 2),
            _story.On("2026-03-31").Own("DISDIK", 2026));
    }

    [Fact]
    public void An_agency_of_nobody_has_no_quotients()
    {
        var f = _story.On().Own("DISDIK", 2026);
        Assert.Equal(new(2026, new(2026, 12, 31), 0, 0, 0, 0, null, null, 0, 0, 0, 0, null, 0, 0, null, 0, 0, null, 0, 0, null, 0), f);
    }

    [Fact]
    public void An_agency_of_one_person_is_that_person()
    {
        _story.Join("ani", "DISDIK");
        Earn("ani", "7");
        var f = _story.On().Own("DISDIK", 2026);
        Assert.Equal((1, 7m, 7m, 0.35m, 1m), (f.Headcount, f.JpMean, f.JpMedian, f.FulfilmentValue, f.ReachValue));
    }

    [Fact]
    public void The_median_of_an_even_number_is_the_mean_of_the_middle_two()
    {
        foreach (var (person, jp) in new[] { ("ani", "1"), ("budi", "2.000001"), ("cici", "3.000002"), ("dedi", "90") })
        {
            _story.Join(person, "DISDIK");
            Earn(person, jp);
        }
        // 2.5000015 is as far from either neighbour: the even one.
        Assert.Equal(2.500002m, _story.On().Own("DISDIK", 2026).JpMedian);
    }

    [Theory]
    [InlineData("10.027397", false)]
    [InlineData("10.027398", true)]
    public void A_joiners_target_is_prorated_and_compared_unrounded(string jp, bool compliant)
    {
        // 2 July to 31 December are 183 days: 20 × 183 / 365 = 10.02739726….
        _story.Join("ani", "DISDIK", "2026-07-02");
        Earn("ani", jp, "2026-08-01");
        var record = _story.On().Record("ani", 2026);
        Assert.Equal((10.027397m, compliant), (record.Target, record.Compliant));
        Assert.Equal((compliant ? 1 : 0, 10.027397m), (_story.On().Own("DISDIK", 2026).Compliant, _story.On().Own("DISDIK", 2026).FulfilmentDenominator));
    }

    [Fact]
    public void A_joiner_on_the_leap_day_has_three_hundred_and_seven_of_366_days()
    {
        _story.Join("ani", "DISDIK", "2024-02-29");
        var recount = _story.On("2024-12-31");
        Assert.Equal(16.775956m, recount.Record("ani", 2024).Target);
        Assert.Equal(20, _story.On().Record("ani", 2025).Target);
    }

    [Theory]
    [InlineData("0.54", 0)]
    [InlineData("0.55", 1)]
    public void The_forecast_goes_by_own_days(string jp, int expected)
    {
        // Ten own days of 183: 0.55 / 10 × 183 = 10.065 ≥ 10.027; 0.54 / 10 × 183 = 9.882.
        _story.Join("ani", "DISDIK", "2026-07-02");
        Earn("ani", jp, "2026-07-03");
        Assert.Equal(expected, _story.On("2026-07-11").Own("DISDIK", 2026).ForecastCompliant);
    }

    [Fact]
    public void A_past_year_is_seen_from_its_last_day()
    {
        _story.Join("ani", "DISDIK");
        _story.Join("budi", "DISDIK");
        Earn("ani", "20", "2025-12-31");
        Earn("budi", "19", "2025-01-02");
        _story.Leave("budi", "2026-01-01");
        var f = _story.On("2026-02-01").Own("DISDIK", 2025);
        Assert.Equal((new DateOnly(2025, 12, 31), 2, 1, 1), (f.FiguresOn, f.Headcount, f.Compliant, f.ForecastCompliant));
        Assert.Equal((39m, 40m, 0.975m), (f.PaceNumerator, f.PaceDenominator, f.PaceValue));
    }

    [Fact]
    public void What_was_completed_after_the_figures_date_is_left_out()
    {
        _story.Join("ani", "DISDIK");
        Earn("ani", "20", "2026-05-02");
        var f = _story.On("2026-05-01").Own("DISDIK", 2026);
        Assert.Equal((0, 0, 0m, 0m), (f.Participants, f.Completions, f.JpTotal, f.JpCredited));
    }

    [Fact]
    public void A_target_is_that_of_the_figures_date()
    {
        _story.Policy("JP_TARGET", "PNS", "30", "2026-07-01");
        _story.Join("ani", "DISDIK");
        Earn("ani", "20");
        Assert.Equal((1, 0), (_story.On("2026-06-30").Own("DISDIK", 2026).Compliant, _story.On("2026-07-01").Own("DISDIK", 2026).Compliant));
    }

    [Fact]
    public void Events_of_people_out_of_scope_count()
    {
        _story.Join("ani", "DISDIK", status: "PPPK_PART_TIME");
        Earn("ani", "20");
        var f = _story.On().Own("DISDIK", 2026);
        Assert.Equal((0, 0, 1, 20m), (f.Headcount, f.Participants, f.Completions, f.JpCredited));
    }

    [Fact]
    public void Rows_may_come_in_any_order()
    {
        _story.Join("ani", "DISDIK");
        Earn("ani", "20");
        var (straight, reversed) = (new StringWriter(), new StringWriter());
        Recount.Of(_story.Rows, new(2026, 12, 31)).Dump(straight);
        Recount.Of(_story.Rows.Reverse(), new(2026, 12, 31)).Dump(reversed);
        Assert.Equal(straight.ToString(), reversed.ToString());
    }
}
