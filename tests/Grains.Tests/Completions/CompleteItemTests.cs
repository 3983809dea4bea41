using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.Completions;

public class CompleteItemTests
{
    private static readonly Moment March4 = Moment.On(Day(3, 4));
    private readonly DecidingRegion _region = new();

    [Fact]
    public void A_completion_is_credited_to_the_agency_held_on_its_day()
    {
        var person = _region.Join(1, Health);
        _region.Accept(new TransferPerson(person, School, Day(3, 4)));

        Assert.Equal(Health, _region.Credited(_region.Complete(person, Course(Moment.On(Day(3, 3))))));
        Assert.Equal(School, _region.Credited(_region.Complete(person, Course(March4))));
    }

    [Fact]
    public void An_unknown_person_is_waited_for_by_the_NIP() =>
        _region.Holds("UNKNOWN_PERSON", "nip", WaitKeys.OwnNip, new CompleteItem(NipOf(9), null, Course(March4)));

    [Fact]
    public void An_unknown_id_is_refused() =>
        _region.Refuses("NOT_FOUND", "person", new CompleteItem(null, AsnId.New(), Course(March4)));

    [Fact]
    public void An_unknown_programme_is_waited_for()
    {
        _region.Join(1, Health);
        _region.Holds("UNKNOWN_PROGRAM", "program", "program/X", new CompleteItem(NipOf(1), null, Course(March4) with { Program = new("X") }));
    }

    [Fact]
    public void An_unknown_batch_is_waited_for()
    {
        _region.Join(1, Health);
        _region.Holds("UNKNOWN_BATCH", "batch", "batch/B", new CompleteItem(NipOf(1), null, Course(March4) with { Batch = new("B") }));
    }

    [Fact]
    public void A_completion_long_before_joining_waits_for_the_roster()
    {
        _region.Join(1, Health);
        _region.Holds("NOT_A_MEMBER_THEN", "completedAt", WaitKeys.OwnNip, new CompleteItem(NipOf(1), null, Course(Moment.On(Day(12, 31, 2019)))));
    }

    [Theory]
    [InlineData("2026-08-10T02:10:00Z", true)]
    [InlineData("2026-08-10T02:10:01Z", false)]
    [InlineData("2026-08-10", true)]
    [InlineData("2026-08-11", false)]
    public void A_senders_clock_may_be_ten_minutes_ahead(string text, bool isAccepted)
    {
        _region.Join(1, Health);
        var at = At(text);
        var item = new CompleteItem(NipOf(1), null, Course(at));
        if (isAccepted)
        {
            _region.Accept(item);
        }
        else
        {
            _region.Holds("IN_THE_FUTURE", "completedAt", WaitKeys.Time, item);
        }
    }

    [Fact]
    public void A_form_that_no_rule_converts_is_invalid()
    {
        _region.Join(1, Health);
        var content = Course(March4) with { Form = LearningForm.Leadership, Scope = LearningScope.International };
        _region.Holds("INVALID", "form", null, new CompleteItem(NipOf(1), null, content));
    }

    [Fact]
    public void One_number_of_one_issuer_can_not_belong_to_two_people()
    {
        _region.Join(1, Health);
        _region.Join(2, Health);
        _region.Accept(new CompleteItem(NipOf(1), null, Course(March4, certificate: " c-1 ")));

        _region.Holds("CERTIFICATE_TAKEN", "certificate", null, new CompleteItem(NipOf(2), null, Course(March4, certificate: "C-1")));
    }

    [Fact]
    public void The_same_certificate_of_the_same_person_is_accepted_again()
    {
        _region.Join(1, Health);
        _region.Accept(new CompleteItem(NipOf(1), null, Course(March4, certificate: "C-1")));

        var again = Assert.Single(_region.Accept(new CompleteItem(NipOf(1), null, Course(March4, certificate: "c-1"))));
        Assert.Equal("C-1", ((Completed)again.Fact).Content.Certificate);
        Assert.Equal("UNI", again.Certificate!.Value.Issuer);
    }

    [Fact]
    public void Zero_JP_is_a_completion()
    {
        var person = _region.Join(1, Health);
        Assert.Equal(Health, _region.Credited(_region.Complete(person, Course(March4) with { Quantity = 0 })));
    }

    [Fact]
    public void The_zone_decides_the_day_at_the_turn_of_the_year()
    {
        var person = _region.Join(1, Health);
        _region.Accept(new TransferPerson(person, School, Day(1, 1)));
        var before = At("2025-12-31T16:59:59Z");
        var after = At("2025-12-31T17:00:00Z");

        Assert.Equal(Health, _region.Credited(_region.Complete(person, Course(before))));
        Assert.Equal(School, _region.Credited(_region.Complete(person, Course(after))));
    }

    [Fact]
    public void An_item_that_was_held_is_accepted_once_the_roster_is_mended()
    {
        var item = new CompleteItem(NipOf(1), null, Course(March4));
        Assert.IsType<Decision.Hold>(_region.Decide(item));
        _region.Join(1, Health);
        var fact = Assert.Single(_region.Accept(item));
        Assert.Null(fact.Personal);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 0, 0, TimeSpan.Zero), fact.OccurredAt);
    }

    [Theory]
    [InlineData(" ", "4", "title")]
    [InlineData("T", "-1", "quantity")]
    [InlineData("T", "10001", "quantity")]
    [InlineData("T", "0.0000001", "quantity")]
    [InlineData("a\0b", "4", "title")]
    public void A_wrong_field_is_named(string title, string quantity, string field)
    {
        _region.Join(1, Health);
        var content = Course(March4, title) with { Quantity = decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture) };
        _region.Holds("INVALID", field, null, new CompleteItem(NipOf(1), null, content));
    }

    [Fact]
    public void What_starts_after_it_was_completed_is_invalid()
    {
        _region.Join(1, Health);
        _region.Holds("INVALID", "startedAt", null, new CompleteItem(NipOf(1), null, Course(March4) with { StartedAt = Moment.On(Day(3, 5)) }));
    }

    [Fact]
    public void A_bare_start_date_and_a_morning_instant_of_the_same_day_agree()
    {
        _region.Join(1, Health);
        var morning = At("2026-03-04T08:00:00+07:00");
        Assert.Single(_region.Accept(new CompleteItem(NipOf(1), null, Course(morning) with { StartedAt = March4 })));
    }
}
