using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Roster;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Learning;

public sealed class PersonYearTests
{
    private readonly Story _story = new();

    [Fact]
    public void A_joiners_target_is_prorated_from_the_day_of_joining()
    {
        // 1 July to 31 December 2026 are 184 days; 20 × 184 / 365 = 10.0821…
        _story.Joined("2026-07-01").Completed(Content("2026-08-01", quantity: 10.082191m));
        var year = _story.Year("2026-12-31");
        Assert.Equal((184, 20m * 184 / 365), (year.DaysOwn, year.Target));
        Assert.False(_story.Year("2026-07-31").Compliant);
        // 10.082191 × 365 = 3679.999715 < 3680: rounding the target first would have let it pass.
        Assert.False(year.Compliant);
        _story.Completed(Content("2026-08-02", quantity: 0.000001m));
        Assert.True(_story.Year("2026-12-31").Compliant);
    }

    [Fact]
    public void Cpns_and_part_time_pppk_are_out_of_scope()
    {
        Assert.False(new Story().Joined("2020-01-01", status: EmployeeStatus.Cpns).Year("2026-06-01").IsCounted);
        Assert.False(new Story().Joined("2020-01-01", status: EmployeeStatus.PppkPartTime).Year("2026-06-01").IsCounted);
        Assert.True(new Story().Joined("2020-01-01", status: EmployeeStatus.Pppk).Year("2026-06-01").IsCounted);
    }

    [Fact]
    public void In_scope_without_a_target_is_never_compliant_and_has_no_target()
    {
        _story.Joined("2020-01-01", status: EmployeeStatus.Cpns).Policy("SCOPE", "CPNS", "IN").Completed(Content("2026-02-01", quantity: 99));
        var year = _story.Year("2026-06-01");
        Assert.True(year.IsCounted && year.Participated);
        Assert.False(year.Compliant || year.ForecastCompliant);
        Assert.Null(year.Target);
    }

    [Fact]
    public void The_forecast_goes_by_the_persons_own_days()
    {
        // Joined 2 July 2026: 183 own days; on 31 July 30 of them are gone. The pace needed is 20/365 a day: 30 × 20/365 = 1.6438…
        _story.Joined("2026-07-02").Completed(Content("2026-07-10", quantity: 1.643836m));
        Assert.True(_story.Year("2026-07-31").ForecastCompliant);
        Assert.False(_story.Year("2026-08-01").ForecastCompliant);
    }

    [Fact]
    public void For_a_past_year_the_forecast_is_compliance()
    {
        _story.Joined("2020-01-01").Completed(Content("2025-07-10", quantity: 19));
        var year = _story.Year("2026-06-01", 2025);
        Assert.Equal((Day("2025-12-31"), false, false), (year.Date.On, year.Compliant, year.ForecastCompliant));
    }

    [Fact]
    public void Who_joins_later_than_the_year_has_the_whole_years_target()
    {
        _story.Joined("2026-07-02");
        Assert.Equal(365, _story.Year("2026-08-01", 2025).DaysOwn);
        Assert.Null(_story.Year("2026-08-01", 2025).Agency);
    }

    [Fact]
    public void A_transfer_takes_the_whole_years_record_along_but_not_the_events()
    {
        _story.Joined("2020-01-01").Transferred("2026-05-01", Schools).Completed(Content("2026-03-04"));
        Assert.Equal((Health, 10m), (_story.Year("2026-04-30").Agency, _story.Year("2026-04-30").Jp));
        Assert.Equal((Schools, 10m), (_story.Year("2026-05-01").Agency, _story.Year("2026-05-01").Jp));
        Assert.Equal(1, _story.Record.EventsOf(_story.Rules.Policies, 2026, Day("2026-12-31"), Health).Completions);
    }

    [Fact]
    public void Who_left_before_the_figures_date_is_in_no_figure()
    {
        _story.Joined("2020-01-01").Left("2026-05-01");
        Assert.Equal(Health, _story.Year("2026-04-30").Agency);
        Assert.Null(_story.Year("2026-05-01").Agency);
    }

    [Fact]
    public void A_renewed_contract_is_the_same_person()
    {
        _story.Joined("2024-01-01", status: EmployeeStatus.Pppk, contractFrom: "2024-01-01", contractTo: "2026-03-31").Completed(Content("2026-02-01"));
        Assert.Equal(Health, _story.Year("2026-03-31").Agency);
        Assert.Null(_story.Year("2026-04-01").Agency);
        var renewed = _story.Person.Apply(
            new EmploymentChanged(_story.Person.Person, Day("2026-04-01"), new Employment(
                EmployeeStatus.Pppk, PostKind.Pelaksana, null, null, Day("2024-01-01"), Day("2026-04-01"), Day("2029-03-31"))),
            9000);
        var year = PersonYear.Of(renewed, _story.Record, _story.Rules, new(2026, Day("2026-04-01")));
        Assert.Equal((Health, 10m, 24m), (year.Agency, year.Jp, year.Target));
    }

    [Fact]
    public void Members_of_a_merged_agency_count_at_its_successor_from_the_day_on()
    {
        var tree = AgencyTree.Empty.Apply(new AgencyDefined(Health, "Health"), 1).Apply(new AgencyDefined(Schools, "Schools"), 2)
            .Apply(new AgencyMerged(Health, Schools, Day("2026-05-01"), []), 3);
        _story.Rules = new RegionRules(tree, _story.Rules.Policies, Zone);
        _story.Joined("2020-01-01");
        Assert.Equal((Health, Schools), (_story.Year("2026-04-30").Agency, _story.Year("2026-05-01").Agency));
    }

    [Fact]
    public void A_figures_date_is_today_or_the_last_day_of_a_past_year()
    {
        var today = Day("2024-05-06");
        Assert.Equal(new FiguresDate(2024, today), FiguresDate.Of(null, today));
        Assert.Equal(new FiguresDate(2024, today), FiguresDate.Of(2024, today));
        Assert.Equal(new FiguresDate(2023, Day("2023-12-31")), FiguresDate.Of(2023, today));
        Assert.Null(FiguresDate.Of(2025, today));
        Assert.Equal((366, 127), (new FiguresDate(2024, today).DaysOfYear, new FiguresDate(2024, today).DaysGone));
    }
}
