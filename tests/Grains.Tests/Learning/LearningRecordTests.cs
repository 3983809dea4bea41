using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Learning;

public sealed class LearningRecordTests
{
    private readonly Story _story = new();

    [Fact]
    public void A_repeated_completion_changes_nothing()
    {
        var position = _story.Completed(Content("2026-03-04"));
        Assert.False(_story.Record.Apply(_story.Facts[0]));
        Assert.Equal(1, _story.Record.Count);
        Assert.Equal(10m, _story.Jp(2026));
        Assert.Equal(CreditReasons.Full, _story.Line(position).Reason);
    }

    [Fact]
    public void The_same_certificate_under_two_keys_counts_once()
    {
        var first = _story.Completed(Content("2026-03-04", certificate: "C-1", issuer: "UNI"));
        var second = _story.Completed(Content("2026-05-01", LearningForm.Seminar, 1, certificate: "C-1", issuer: "UNI"));
        var line = _story.Line(second);
        Assert.Equal((CreditReasons.Duplicate, 0m, 4m, first, false), (line.Reason, line.Credited, line.Claimed, line.Other, line.Counts));
        Assert.Equal(new EventTotals(1, 10m), _story.Record.EventsOf(_story.Rules.Policies, 2026, Day("2026-12-31")));
    }

    [Fact]
    public void The_same_number_of_another_issuer_counts()
    {
        _story.Completed(Content("2026-03-04", certificate: "C-1", issuer: "UNI"));
        var second = _story.Completed(Content("2026-05-01", certificate: "C-1", issuer: "LAN"));
        Assert.Equal(CreditReasons.Full, _story.Line(second).Reason);
    }

    [Fact]
    public void The_same_programme_on_the_same_day_is_a_look_alike_whatever_the_source()
    {
        var first = _story.Completed(Content("2026-03-04T01:00:00Z", program: "P1"));
        var second = _story.Completed(Content("2026-03-04T02:00:00Z", LearningForm.Course, program: "P1"), source: "admin");
        Assert.Equal((CreditReasons.Duplicate, first), (_story.Line(second).Reason, _story.Line(second).Other));
    }

    [Fact]
    public void A_title_in_other_case_and_spacing_on_the_same_day_is_a_look_alike()
    {
        var first = _story.Completed(Content("2026-03-04T01:00:00Z", title: "Manajemen  Proyek "));
        var second = _story.Completed(Content("2026-03-04T09:00:00Z", title: " manajemen\tproyek"));
        var form = _story.Completed(Content("2026-03-04T10:00:00Z", LearningForm.Course, title: "Manajemen Proyek"));
        Assert.Equal((CreditReasons.Duplicate, first), (_story.Line(second).Reason, _story.Line(second).Other));
        Assert.Equal(CreditReasons.Full, _story.Line(form).Reason);
    }

    [Fact]
    public void Look_alikes_are_compared_only_with_those_that_count()
    {
        // The second equals the first by certificate, the third equals only the second: so the third counts.
        _story.Completed(Content("2026-03-04", certificate: "C", issuer: "I", program: "P1"));
        _story.Completed(Content("2026-03-05", certificate: "C", issuer: "I", program: "P2"));
        var third = _story.Completed(Content("2026-03-05", program: "P2", title: "z"), key: "z");
        Assert.Equal(CreditReasons.Full, _story.Line(third).Reason);
    }

    [Fact]
    public void A_revoked_certificate_is_credited_nothing_and_frees_its_look_alike()
    {
        var first = _story.Completed(Content("2026-03-04", certificate: "C", issuer: "I"));
        var second = _story.Completed(Content("2026-03-05", certificate: "C", issuer: "I"));
        _story.Revoked(first);
        var line = _story.Line(first);
        Assert.Equal((CreditReasons.Revoked, 0m, 10m, false), (line.Reason, line.Credited, line.Claimed, line.Counts));
        Assert.Equal(CreditReasons.Full, _story.Line(second).Reason);
    }

    [Fact]
    public void A_revocation_may_come_before_its_completion_and_is_final()
    {
        var late = new Story();
        var first = late.Completed(Content("2026-03-04"));
        late.Revoked(first);
        late.Corrected(first, Content("2026-03-04", quantity: 7));
        foreach (var fact in late.Facts.Reverse())
        {
            _story.Record.Apply(fact);
        }

        Assert.Equal(late.Record.Lines(late.Rules.Policies), _story.Record.Lines(_story.Rules.Policies));
        Assert.Equal(0m, _story.Jp(2026));
    }

    [Fact]
    public void A_correction_that_lowers_jp_below_the_target_lowers_the_count()
    {
        _story.Joined("2020-01-01");
        var first = _story.Completed(Content("2026-03-04", quantity: 20));
        Assert.True(_story.Year("2026-06-01").Compliant);
        var second = _story.Corrected(first, Content("2026-03-04", quantity: 19.999999m));
        Assert.False(_story.Year("2026-06-01").Compliant);
        var line = _story.Line(first);
        Assert.Equal((CreditReasons.Corrected, 0m, 20m, second), (line.Reason, line.Credited, line.Claimed, line.Other));
        Assert.Equal(first, _story.Line(second).Completion);
    }

    [Fact]
    public void The_correction_with_the_highest_position_holds_whatever_comes_first()
    {
        var other = new Story();
        var first = other.Completed(Content("2026-03-04", quantity: 1));
        other.Corrected(first, Content("2026-03-04", quantity: 2));
        var last = other.Corrected(first, Content("2026-03-04", quantity: 3));
        _story.Record.Apply(other.Facts[2]);
        _story.Record.Apply(other.Facts[1]);
        Assert.Empty(_story.Record.Lines(_story.Rules.Policies));
        _story.Record.Apply(other.Facts[0]);
        Assert.Equal(3m, _story.Jp(2026));
        Assert.Equal(last, _story.Line(first).Other);
    }

    [Fact]
    public void A_completion_of_last_year_that_arrives_now_counts_in_last_year()
    {
        _story.Completed(Content("2026-03-04"));
        _story.Completed(Content("2025-11-30", quantity: 6));
        Assert.Equal((10m, 6m), (_story.Jp(2026), _story.Jp(2025)));
    }

    [Fact]
    public void Five_jp_of_e_learning_in_one_day_are_credited_three()
    {
        var line = _story.Line(_story.Completed(Content("2026-03-04", LearningForm.ELearning, 5)));
        Assert.Equal((5m, 3m, CreditReasons.ELearningDayCap), (line.Claimed, line.Credited, line.Reason));
        Assert.Equal((3m, Day("2026-03-04")), (line.Limit, line.LimitOn));
    }

    [Fact]
    public void E_learning_over_ten_days_fills_each_days_room()
    {
        var line = _story.Line(_story.Completed(Content("2026-03-13", LearningForm.ELearning, 20, from: "2026-03-04")));
        Assert.Equal((20m, CreditReasons.Full), (line.Credited, line.Reason));
    }

    [Fact]
    public void Both_scopes_share_a_days_room_and_the_items_own_scope_gives_the_limit()
    {
        var national = _story.Completed(Content("2026-03-04T01:00:00Z", LearningForm.ELearning, 5));
        var international = _story.Completed(Content("2026-03-04T02:00:00Z", LearningForm.ELearning, 5, LearningScope.International));
        Assert.Equal((3m, 1m), (_story.Line(national).Credited, _story.Line(international).Credited));
        Assert.Equal(4m, _story.Line(international).Limit);
    }

    [Fact]
    public void International_self_study_is_capped_at_two_point_four_a_day()
    {
        var line = _story.Line(_story.Completed(Content("2026-03-04", LearningForm.SelfStudy, 3, LearningScope.International)));
        Assert.Equal((3.6m, 2.4m, 2.4m, CreditReasons.StudyDayCap), (line.Claimed, line.Credited, line.Limit, line.Reason));
    }

    [Fact]
    public void Days_room_goes_by_canonical_order_not_by_arrival()
    {
        var later = _story.Completed(Content("2026-03-04T09:00:00Z", LearningForm.ELearning, 2));
        Assert.Equal(2m, _story.Line(later).Credited);
        var earlier = _story.Completed(Content("2026-03-04T08:00:00Z", LearningForm.ELearning, 2));
        Assert.Equal((2m, 1m), (_story.Line(earlier).Credited, _story.Line(later).Credited));
    }

    [Fact]
    public void The_third_coaching_in_a_month_is_credited_nothing()
    {
        _story.Completed(Content("2026-03-02", LearningForm.Coaching, 1));
        _story.Completed(Content("2026-03-09", LearningForm.Coaching, 1));
        var third = _story.Line(_story.Completed(Content("2026-03-31", LearningForm.Coaching, 1)));
        var mentoring = _story.Line(_story.Completed(Content("2026-03-31", LearningForm.Mentoring, 3)));
        var april = _story.Line(_story.Completed(Content("2026-04-01", LearningForm.Coaching, 1)));
        Assert.Equal((0m, 2m, CreditReasons.CoachingMonthCap), (third.Credited, third.Limit, third.Reason));
        Assert.Equal((Day("2026-03-01"), true), (third.LimitOn, third.Counts));
        Assert.Equal((4m, CreditReasons.MentoringMonthCap), (mentoring.Credited, mentoring.Reason));
        Assert.Equal(2m, april.Credited);
    }

    [Fact]
    public void Of_two_synchronous_events_that_overlap_the_later_gets_nothing_but_counts()
    {
        var first = _story.Completed(Content("2026-03-04T05:00:00Z", LearningForm.Workshop, 1, from: "2026-03-04T02:00:00Z"));
        var second = _story.Completed(Content("2026-03-04T06:00:00Z", LearningForm.Seminar, 1, from: "2026-03-04T04:00:00Z"));
        var touching = _story.Completed(Content("2026-03-04T08:00:00Z", LearningForm.Course, 2, from: "2026-03-04T05:00:00Z"));
        var line = _story.Line(second);
        Assert.Equal((CreditReasons.Overlap, 0m, first, true), (line.Reason, line.Credited, line.Other, line.Counts));
        // It touches the first and overlaps only the second, which was credited no time.
        Assert.Equal(CreditReasons.Full, _story.Line(touching).Reason);
        Assert.Equal(3, _story.Record.EventsOf(_story.Rules.Policies, 2026, Day("2026-12-31")).Completions);
    }

    [Fact]
    public void Asynchronous_forms_and_bare_dates_never_overlap()
    {
        _story.Completed(Content("2026-03-04T05:00:00Z", LearningForm.Workshop, 1, from: "2026-03-04T02:00:00Z"));
        var distance = _story.Completed(Content("2026-03-04T05:30:00Z", LearningForm.Distance, 2, from: "2026-03-04T02:00:00Z"));
        var dated = _story.Completed(Content("2026-03-04", LearningForm.Course, 2, from: "2026-03-03"));
        Assert.Equal((CreditReasons.Full, CreditReasons.Full), (_story.Line(distance).Reason, _story.Line(dated).Reason));
    }

    [Fact]
    public void An_event_over_midnight_is_of_the_day_on_which_it_ends_in_the_zone()
    {
        // 23:00 to 01:00 in UTC+7.
        var line = _story.Line(_story.Completed(Content("2026-03-04T18:00:00Z", LearningForm.Seminar, 1, from: "2026-03-04T16:00:00Z")));
        Assert.Equal(Day("2026-03-05"), line.Day);
    }

    [Fact]
    public void An_event_over_new_year_counts_in_the_year_in_which_it_ends_in_the_zone()
    {
        _story.Completed(Content("2025-12-31T17:00:00Z", LearningForm.Seminar, 1, from: "2025-12-31T16:59:59Z"));
        _story.Completed(Content("2025-12-31T16:59:59Z", LearningForm.Workshop, 1, from: "2025-12-31T16:58:00Z"));
        Assert.Equal((5m, 4m), (_story.Jp(2025), _story.Jp(2026)));
    }

    [Fact]
    public void A_completion_of_no_jp_counts_as_a_completion()
    {
        var line = _story.Line(_story.Completed(Content("2026-03-04", quantity: 0)));
        Assert.Equal((0m, CreditReasons.Full, true), (line.Credited, line.Reason, line.Counts));
        Assert.True(_story.Joined("2020-01-01").Year("2026-06-01").Participated);
    }

    [Fact]
    public void Claimed_jp_are_rounded_half_to_even_at_six_places()
    {
        var even = _story.Completed(Content("2026-03-04", quantity: 0.0000025m));
        _story.Policy("CONVERSION", "TECHNICAL NATIONAL", "0.5");
        var odd = _story.Completed(Content("2026-03-05", quantity: 0.000003m));
        Assert.Equal((0.000001m, 0.000002m), (_story.Line(even).Claimed, _story.Line(odd).Claimed));
    }

    [Fact]
    public void New_rules_credit_anew()
    {
        var line = _story.Completed(Content("2026-03-04", LearningForm.ELearning, 5));
        Assert.Equal(3m, _story.Line(line).Credited);
        _story.Policy("DAY_CAP", "E_LEARNING NATIONAL", "4", "2026-01-01");
        Assert.Equal(4m, _story.Line(line).Credited);
    }

    [Fact]
    public void A_form_without_conversion_is_worth_nothing()
    {
        var line = _story.Line(_story.Completed(Content("2026-03-04", LearningForm.Leadership, 40, LearningScope.International)));
        Assert.Equal((0m, 0m), (line.Claimed, line.Credited));
    }

    [Fact]
    public void The_latest_re_credit_moves_the_jp_to_its_agency()
    {
        var first = _story.Completed(Content("2026-03-04"));
        _story.Recredited(first, new("A"));
        _story.Recredited(first, Schools);
        _story.Record.Apply(_story.Facts[1]);
        var (policies, end) = (_story.Rules.Policies, Day("2026-12-31"));
        Assert.Equal(Schools, _story.Line(first).Agency);
        Assert.Equal(new EventTotals(0, 0), _story.Record.EventsOf(policies, 2026, end, Health));
        Assert.Equal(new EventTotals(1, 10), _story.Record.EventsOf(policies, 2026, end, Schools));
    }

    [Fact]
    public void Figures_of_an_earlier_day_leave_later_completions_out()
    {
        _story.Completed(Content("2026-03-04", quantity: 4));
        _story.Completed(Content("2026-05-04", quantity: 6));
        Assert.Equal((0m, 4m, 10m), (_story.Jp(2026, "2026-03-03"), _story.Jp(2026, "2026-03-04"), _story.Jp(2026, "2026-05-04")));
    }

    [Fact]
    public void Lines_stand_in_canonical_order()
    {
        var c = _story.Completed(Content("2026-03-05"));
        var b = _story.Completed(Content("2026-03-04", quantity: 1), key: "b");
        var a = _story.Completed(Content("2026-03-04", quantity: 2), key: "a");
        var x = _story.Completed(Content("2026-03-04", quantity: 3), key: "x", source: "admin");
        Assert.Equal([x, a, b, c], _story.Record.Lines(_story.Rules.Policies, 2026).Select(line => line.Position));
    }
}
