namespace Bangkom.Recount.Tests;

/// <summary>Who belongs where on the figure's date.</summary>
public sealed class RosterTests
{
    private readonly Story _story = new();

    private RecountFigures Own(string agency, string on = "2026-12-31", int year = 2026) => _story.On(on).Own(agency, year);

    [Fact]
    public void A_transfer_takes_the_whole_year_along_but_leaves_the_events()
    {
        _story.Join("ani", "DISDIK");
        _story.Complete("ani", "TECHNICAL", "20", "2026-03-04", agency: "DISDIK");
        _story.Transfer("ani", "DINKES", "2026-06-01");
        Assert.Equal((1, 1, 20m), (Own("DISDIK", "2026-05-31").Headcount, Own("DISDIK", "2026-05-31").Compliant, Own("DISDIK", "2026-05-31").JpTotal));
        Assert.Equal((0, 0, 1, 20m), (Own("DISDIK").Headcount, Own("DISDIK").Participants, Own("DISDIK").Completions, Own("DISDIK").JpCredited));
        Assert.Equal((1, 1, 20m, 0), (Own("DINKES", "2026-06-01").Headcount, Own("DINKES").Compliant, Own("DINKES").JpTotal, Own("DINKES").Completions));
    }

    [Fact]
    public void A_back_dated_transfer_holds_from_its_date_and_ends_at_the_next_entry()
    {
        _story.Join("ani", "DISDIK");
        _story.Transfer("ani", "SATPOL", "2026-09-01");
        _story.Transfer("ani", "DINKES", "2026-03-01");
        Assert.Equal(1, Own("DISDIK", "2026-02-28").Headcount);
        Assert.Equal(1, Own("DINKES", "2026-08-31").Headcount);
        Assert.Equal(1, Own("SATPOL", "2026-09-01").Headcount);
    }

    [Fact]
    public void Of_two_entries_on_one_date_the_one_written_last_holds()
    {
        _story.Join("ani", "DISDIK");
        _story.Transfer("ani", "SATPOL", "2026-03-01");
        _story.Transfer("ani", "DINKES", "2026-03-01");
        Assert.Equal((0, 1), (Own("SATPOL").Headcount, Own("DINKES").Headcount));
    }

    [Fact]
    public void Who_left_is_out_from_that_day_and_in_again_after_coming_back()
    {
        _story.Join("ani", "DISDIK");
        _story.Complete("ani", "TECHNICAL", "20", "2026-01-04");
        _story.Leave("ani", "2026-03-01");
        _story.Transfer("ani", "DISDIK", "2026-08-01");
        Assert.Equal(1, Own("DISDIK", "2026-02-28").Headcount);
        var away = Own("DISDIK", "2026-03-01");
        Assert.Equal((0, 0, 0, 1, 20m), (away.Headcount, away.Participants, away.Compliant, away.Completions, away.JpCredited));
        Assert.Equal(1, Own("DISDIK", "2026-08-01").Participants);
    }

    [Fact]
    public void Who_left_keeps_the_record()
    {
        _story.Join("ani", "DISDIK");
        _story.Complete("ani", "TECHNICAL", "20", "2026-01-04");
        _story.Leave("ani", "2026-03-01");
        var record = _story.On().Record("ani", 2026);
        Assert.Equal((false, 20m, null, null), (record.InScope, record.Jp, record.Target, record.Compliant));
        Assert.Single(record.Lines);
    }

    [Fact]
    public void The_last_day_of_the_contract_is_the_last_day_in()
    {
        _story.Join("ani", "DISDIK", "2025-01-01", "PPPK", contractFrom: "2025-01-01", contractTo: "2026-06-30");
        Assert.Equal((1, 0), (Own("DISDIK", "2026-06-30").Headcount, Own("DISDIK", "2026-07-01").Headcount));
    }

    [Fact]
    public void A_renewed_contract_with_a_new_nip_is_the_same_person()
    {
        _story.Join("ani", "DISDIK", "2025-01-01", "PPPK", contractFrom: "2025-01-01", contractTo: "2026-06-30");
        _story.Complete("ani", "TECHNICAL", "12", "2026-02-01");
        _story.Add("""{"kind":"nipRenewed","effectiveOn":"2026-07-01","person":"ani","v":1}""");
        _story.Employ("ani", "2026-07-01", "PPPK", "2025-01-01", "2026-07-01", "2027-06-30");
        _story.Complete("ani", "TECHNICAL", "12", "2026-08-01");
        Assert.Equal((1, 1, 24m), (Own("DISDIK").Headcount, Own("DISDIK").Compliant, Own("DISDIK").JpTotal));
    }

    [Fact]
    public void The_status_on_the_figures_date_decides_scope_and_target()
    {
        _story.Join("ani", "DISDIK", "2025-01-01", "CPNS");
        _story.Employ("ani", "2026-07-01", "PNS", "2025-01-01");
        _story.Complete("ani", "TECHNICAL", "20", "2026-02-01");
        Assert.Equal((0, 1), (Own("DISDIK", "2026-06-30").Headcount, Own("DISDIK", "2026-06-30").Completions));
        Assert.Equal((1, 1), (Own("DISDIK", "2026-07-01").Headcount, Own("DISDIK", "2026-07-01").Compliant));
        Assert.False(_story.On("2026-06-30").Record("ani", 2026).InScope);
    }

    [Fact]
    public void A_status_without_a_scope_rule_is_out_of_scope()
    {
        _story.Join("ani", "DISDIK", status: "HONORER");
        Assert.Equal(0, Own("DISDIK").Headcount);
    }

    [Fact]
    public void A_status_without_a_target_is_counted_and_never_compliant()
    {
        _story.Policy("SCOPE", "CPNS", "IN", "2026-01-01");
        _story.Join("ani", "DISDIK", status: "CPNS");
        _story.Complete("ani", "TECHNICAL", "20", "2026-02-01");
        var figures = Own("DISDIK");
        Assert.Equal((1, 1, 0, 0, 0m, null), (figures.Headcount, figures.Participants, figures.Compliant, figures.ForecastCompliant, figures.FulfilmentDenominator, figures.FulfilmentValue));
        var record = _story.On().Record("ani", 2026);
        Assert.Equal((true, null, false), (record.InScope, record.Target, record.Compliant));
    }

    [Fact]
    public void A_merge_moves_the_members_and_leaves_earlier_completions()
    {
        _story.Join("ani", "DISDIK");
        _story.Complete("ani", "TECHNICAL", "20", "2026-03-04", agency: "DISDIK");
        _story.Merge("DISDIK", "DINKES", "2026-07-01");
        Assert.Equal((1, 0), (Own("DISDIK", "2026-06-30").Headcount, Own("DINKES", "2026-06-30").Headcount));
        Assert.Equal((0, 1), (Own("DISDIK", "2026-07-01").Headcount, Own("DISDIK", "2026-07-01").Completions));
        Assert.Equal((1, 1, 0), (Own("DINKES").Headcount, Own("DINKES").Compliant, Own("DINKES").Completions));
    }

    [Fact]
    public void Merges_are_followed_as_a_chain_each_from_its_date()
    {
        _story.Join("ani", "DISDIK");
        _story.Merge("DINKES", "SATPOL", "2026-09-01");
        _story.Merge("DISDIK", "DINKES", "2026-07-01");
        Assert.Equal(1, Own("DINKES", "2026-08-31").Headcount);
        Assert.Equal(1, Own("SATPOL", "2026-09-01").Headcount);
    }

    [Fact]
    public void An_agency_and_what_is_below_it_add_up()
    {
        _story.Agency("SD-1", "DISDIK");
        _story.Agency("SD-1-TU", "SD-1");
        _story.Join("ani", "DISDIK");
        _story.Join("budi", "SD-1");
        _story.Join("cici", "SD-1-TU");
        _story.Join("dedi", "DINKES");
        _story.Complete("cici", "TECHNICAL", "30", "2026-03-04", agency: "SD-1-TU");
        _story.Complete("budi", "TECHNICAL", "10", "2026-03-04", agency: "SD-1");
        var recount = _story.On();
        var (own, all, region) = (recount.Own("DISDIK", 2026), recount.WithChildren("DISDIK", 2026), recount.Region(2026));
        Assert.Equal((1, 0m, 0), (own.Headcount, own.JpTotal, own.Completions));
        Assert.Equal((3, 40m, 2, 10m, 13.333333m, 0.5m), (all.Headcount, all.JpTotal, all.Completions, all.JpMedian, all.JpMean, all.FulfilmentValue));
        Assert.Equal((4, 40m, 2, 5m), (region.Headcount, region.JpTotal, region.Completions, region.JpMedian));
    }

    [Fact]
    public void A_moved_agency_hangs_under_its_new_parent_from_the_date_on()
    {
        _story.Agency("UPT", "DISDIK");
        _story.Join("ani", "UPT");
        _story.Add("""{"kind":"agencyMoved","agency":"UPT","parent":"DINKES","effectiveOn":"2026-07-01","v":1}""");
        _story.Add("""{"kind":"agencyMoved","agency":"UPT","effectiveOn":"2026-10-01","v":1}""");
        int Below(string agency, string on) => _story.On(on).WithChildren(agency, 2026).Headcount;
        Assert.Equal((1, 0), (Below("DISDIK", "2026-06-30"), Below("DINKES", "2026-06-30")));
        Assert.Equal((0, 1), (Below("DISDIK", "2026-07-01"), Below("DINKES", "2026-09-30")));
        Assert.Equal((0, 0), (Below("DISDIK", "2026-10-01"), Below("DINKES", "2026-10-01")));
    }

    [Fact]
    public void The_children_of_a_closed_agency_hang_under_its_successor()
    {
        _story.Agency("UPT", "DISDIK");
        _story.Join("ani", "UPT");
        _story.Merge("DISDIK", "DINKES", "2026-07-01");
        Assert.Equal(1, _story.On("2026-06-30").WithChildren("DISDIK", 2026).Headcount);
        Assert.Equal((0, 1), (_story.On().WithChildren("DISDIK", 2026).Headcount, _story.On().WithChildren("DINKES", 2026).Headcount));
    }

    [Fact]
    public void Years_are_those_with_counting_completions_up_to_the_date()
    {
        _story.Join("ani", "DISDIK", "2019-05-01");
        _story.Leave("ani", "2020-01-01");
        _story.Complete("ani", "TECHNICAL", "1", "2023-03-04");
        _story.Revoke("ani", _story.Complete("ani", "TECHNICAL", "1", "2022-03-04"));
        _story.Join("budi", "DISDIK", "2027-01-01");
        Assert.Equal([2023, 2026], _story.On().Years);
    }

    [Fact]
    public void A_coming_year_has_no_figures() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Own("DISDIK", "2026-12-31", 2027));
}
