namespace Bangkom.Recount.Tests;

/// <summary>Look-alikes, corrections, revocations, re-credits, and the cap of a status.</summary>
public sealed class CompletionTests
{
    private const string Certificate = ",\"certificate\":\"S-1\",\"issuer\":\"UBB\"";
    private readonly Story _story = new();

    public CompletionTests() => _story.Join("ani", "DISDIK");

    private RecountLine Line(long position, string person = "ani", int year = 2026) =>
        _story.On().Record(person, year).Lines.Single(l => l.Position == position);

    private RecountFigures Disdik(int year = 2026) => _story.On().Own("DISDIK", year);

    [Fact]
    public void The_same_certificate_under_two_identities_counts_once()
    {
        var first = _story.Complete("ani", "TECHNICAL", "20", "2026-03-04", more: Certificate);
        var second = _story.Complete("ani", "SEMINAR", "1", "2026-05-04", more: Certificate, source: "partner/ITB");
        Assert.Equal(new(second, 4, 0, "DUPLICATE", null, null, first), Line(second));
        Assert.Equal((1, 20m), (Disdik().Completions, Disdik().JpTotal));
    }

    [Theory]
    [InlineData(",\"certificate\":\"S-1\",\"issuer\":\"ITB\"")]
    [InlineData(",\"certificate\":\"S-2\",\"issuer\":\"UBB\"")]
    [InlineData(",\"certificate\":\"S-1\"")]
    public void Another_number_or_issuer_is_another_certificate(string more)
    {
        _story.Complete("ani", "TECHNICAL", "20", "2026-03-04", more: Certificate);
        var second = _story.Complete("ani", "TECHNICAL", "1", "2026-05-04", more: more);
        Assert.Equal("FULL", Line(second).Reason);
    }

    [Fact]
    public void The_same_number_for_two_people_counts_for_both_once_it_is_accepted()
    {
        _story.Join("budi", "DISDIK");
        _story.Complete("ani", "TECHNICAL", "20", "2026-03-04", more: Certificate);
        _story.Complete("budi", "TECHNICAL", "20", "2026-03-04", more: Certificate);
        Assert.Equal(2, Disdik().Completions);
    }

    [Theory]
    [InlineData(",\"program\":\"P1\"")]
    [InlineData(",\"batch\":\"B1\"")]
    public void The_same_programme_or_batch_on_one_date_in_the_zone_is_a_look_alike(string more)
    {
        var first = _story.Complete("ani", "TECHNICAL", "5", "2026-03-04T01:00:00Z", more: more);
        var second = _story.Complete("ani", "SEMINAR", "1", "2026-03-04T16:59:00Z", more: more);
        var nextDay = _story.Complete("ani", "SEMINAR", "1", "2026-03-04T17:00:00Z", more: more);
        Assert.Equal(("DUPLICATE", first), (Line(second).Reason, Line(second).Other));
        Assert.Equal("FULL", Line(nextDay).Reason);
    }

    [Theory]
    [InlineData(" pelayanan   PUBLIK ", "TECHNICAL", "2026-03-04", "DUPLICATE")]
    [InlineData("Pelayanan Publik", "DISTANCE", "2026-03-04", "FULL")]
    [InlineData("Pelayanan Publik", "TECHNICAL", "2026-03-05", "FULL")]
    [InlineData("PelayananPublik", "TECHNICAL", "2026-03-04", "FULL")]
    public void The_same_normalised_title_form_and_date_are_a_look_alike(string title, string form, string on, string reason)
    {
        _story.Complete("ani", "TECHNICAL", "5", "2026-03-04", title: "Pelayanan Publik", key: "A");
        var second = _story.Complete("ani", form, "5", on, title: title, key: "B");
        Assert.Equal(reason, Line(second).Reason);
    }

    [Fact]
    public void What_resembles_only_a_look_alike_counts()
    {
        _story.Complete("ani", "TECHNICAL", "5", "2026-03-04", more: Certificate, key: "A");
        _story.Complete("ani", "TECHNICAL", "5", "2026-03-05", more: Certificate + ",\"program\":\"P1\"", key: "B");
        var third = _story.Complete("ani", "TECHNICAL", "5", "2026-03-05", more: ",\"program\":\"P1\"", key: "C");
        Assert.Equal("FULL", Line(third).Reason);
    }

    [Fact]
    public void A_look_alike_of_two_names_the_earliest_in_canonical_order()
    {
        var second = _story.Complete("ani", "TECHNICAL", "5", "2026-03-05", more: ",\"program\":\"P1\"", key: "A");
        var first = _story.Complete("ani", "TECHNICAL", "5", "2026-03-04", more: Certificate, key: "B");
        var third = _story.Complete("ani", "TECHNICAL", "5", "2026-03-05", more: Certificate + ",\"program\":\"P1\"", key: "C");
        Assert.Equal(first, Line(third).Other);
        Assert.Equal("FULL", Line(second).Reason);
    }

    [Fact]
    public void A_look_alike_of_a_revoked_one_counts()
    {
        var first = _story.Complete("ani", "TECHNICAL", "20", "2026-03-04", more: Certificate);
        var second = _story.Complete("ani", "TECHNICAL", "20", "2026-05-04", more: Certificate);
        _story.Revoke("ani", first);
        Assert.Equal("REVOKED", Line(first).Reason);
        Assert.Equal("FULL", Line(second).Reason);
    }

    [Fact]
    public void A_correction_that_lowers_the_hours_below_the_target_lowers_the_count()
    {
        var first = _story.Complete("ani", "TECHNICAL", "20", "2026-03-04");
        Assert.Equal(1, Disdik().Compliant);
        var version = _story.Correct("ani", first, "TECHNICAL", "19.999999", "2026-03-04");
        Assert.Equal((0, 1, 19.999999m), (Disdik().Compliant, Disdik().Completions, Disdik().JpTotal));
        Assert.Equal(new(first, 20, 0, "CORRECTED", null, null, version), Line(first));
        Assert.Equal("FULL", Line(version).Reason);
    }

    [Fact]
    public void The_correction_with_the_highest_position_holds_and_may_move_the_year()
    {
        var first = _story.Complete("ani", "TECHNICAL", "20", "2026-03-04");
        var second = _story.Correct("ani", first, "TECHNICAL", "8", "2026-03-04");
        var third = _story.Correct("ani", first, "TECHNICAL", "9", "2025-03-04");
        Assert.Equal(third, Line(second).Other);
        Assert.Equal((0, 1), (Disdik().Participants, Disdik(2025).Participants));
        Assert.Equal(9, Line(third, year: 2025).Credited);
    }

    [Fact]
    public void A_corrected_item_keeps_the_identity_of_its_first_in_the_order()
    {
        var first = _story.Complete("ani", "E_LEARNING", "2", "2026-03-03", key: "A");
        var other = _story.Complete("ani", "E_LEARNING", "2", "2026-03-04", key: "B");
        var corrected = _story.Correct("ani", first, "E_LEARNING", "2", "2026-03-04");
        Assert.Equal((2m, 1m), (Line(corrected).Credited, Line(other).Credited));
    }

    [Fact]
    public void A_revocation_is_final_also_for_a_later_correction()
    {
        var first = _story.Complete("ani", "TECHNICAL", "20", "2026-03-04");
        _story.Revoke("ani", first);
        var later = _story.Correct("ani", first, "TECHNICAL", "20", "2026-03-04");
        Assert.Equal(("CORRECTED", "REVOKED"), (Line(first).Reason, Line(later).Reason));
        Assert.Equal((0, 0, 0m), (Disdik().Participants, Disdik().Completions, Disdik().JpCredited));
    }

    [Fact]
    public void Last_years_completion_that_arrives_now_counts_last_year()
    {
        _story.Complete("ani", "TECHNICAL", "20", "2026-03-04");
        _story.Complete("ani", "TECHNICAL", "20", "2025-03-04");
        Assert.Equal((1, 1), (Disdik(2025).Compliant, Disdik().Completions));
    }

    [Fact]
    public void A_recredit_moves_the_event_but_not_the_person()
    {
        var item = _story.Complete("ani", "TECHNICAL", "20", "2026-03-04");
        _story.Recredit("ani", item, "DISDIK");
        _story.Recredit("ani", item, "DINKES");
        var dinkes = _story.On().Own("DINKES", 2026);
        Assert.Equal((1, 20m, 0), (dinkes.Completions, dinkes.JpCredited, dinkes.Participants));
        Assert.Equal((0, 1), (Disdik().Completions, Disdik().Participants));
    }

    [Fact]
    public void A_recredit_of_an_old_version_says_nothing_about_the_new_one()
    {
        var item = _story.Complete("ani", "TECHNICAL", "20", "2026-03-04");
        _story.Correct("ani", item, "TECHNICAL", "10", "2026-03-04");
        _story.Recredit("ani", item, "DINKES");
        Assert.Equal(1, Disdik().Completions);
    }

    [Fact]
    public void A_cap_of_the_year_cuts_in_canonical_order_after_the_other_caps()
    {
        _story.Policy("JP_CAP", "PPPK", "24 PER YEAR", "2026-01-01");
        _story.Join("budi", "DISDIK", "2024-01-01", "PPPK");
        var late = _story.Complete("budi", "TECHNICAL", "30", "2026-06-01");
        var early = _story.Complete("budi", "E_LEARNING", "5", "2026-01-01");
        var last = _story.Complete("budi", "TECHNICAL", "1", "2026-07-01");
        Assert.Equal("E_LEARNING_DAY_CAP", Line(early, "budi").Reason);
        Assert.Equal(new(late, 30, 21, "PPPK_CAP", 24, null, null), Line(late, "budi"));
        Assert.Equal(new(last, 1, 0, "PPPK_CAP", 24, null, null), Line(last, "budi"));
        Assert.Equal((24m, 24m, true), (_story.On().Record("budi", 2026).Jp, _story.On().Record("budi", 2026).Cap, _story.On().Record("budi", 2026).Compliant));
        Assert.Equal(24, Disdik().JpCredited);
    }

    [Fact]
    public void A_cap_of_the_contract_runs_over_the_years_of_the_contract()
    {
        _story.Policy("JP_CAP", "PPPK", "24 PER CONTRACT", "2020-01-01");
        _story.Join("budi", "DISDIK", "2025-01-01", "PPPK", contractFrom: "2025-01-01", contractTo: "2026-06-30");
        _story.Employ("budi", "2026-07-01", "PPPK", "2025-01-01", "2026-07-01", "2027-06-30");
        _story.Complete("budi", "TECHNICAL", "20", "2025-06-01");
        var second = _story.Complete("budi", "TECHNICAL", "10", "2026-06-30");
        var renewed = _story.Complete("budi", "TECHNICAL", "10", "2026-07-01");
        Assert.Equal(new(second, 10, 4, "PPPK_CAP", 24, null, null), Line(second, "budi"));
        Assert.Equal(new(renewed, 10, 10, "FULL", null, null, null), Line(renewed, "budi"));
        Assert.Equal(20, _story.On().Record("budi", 2025).Jp);
    }

    [Fact]
    public void A_cap_of_the_contract_needs_contract_dates()
    {
        _story.Policy("JP_CAP", "PPPK", "24 PER CONTRACT", "2020-01-01");
        _story.Join("budi", "DISDIK", "2025-01-01", "PPPK");
        var item = _story.Complete("budi", "TECHNICAL", "30", "2026-06-01");
        Assert.Equal("FULL", Line(item, "budi").Reason);
    }
}
