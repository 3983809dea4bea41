using Bangkom.Grains.Batches;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Partners;
using Bangkom.Grains.People;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Programs;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.Batches;

public class BatchCommandTests
{
    private static readonly BatchId Batch = new("B1");
    private static readonly BatchPlan Plan = new("Batch 1", new("P1"), null, 1, BatchMode.Scheduled, Day(3, 1), Day(3, 5), 30);
    private readonly DecidingRegion _region = new();

    public BatchCommandTests()
    {
        _region.Accept(new DefineProgram(new("P1"), "Public service", LearningForm.Course, 10, ["SERVICE"]));
        _region.Accept(new DefineProgram(new("P2"), "Projects", LearningForm.Course, 10, []));
        _region.Accept(new ScheduleBatch(Batch, Plan));
    }

    [Fact]
    public void What_is_known_is_repeated_and_another_plan_is_news()
    {
        Assert.IsType<Decision.Same>(_region.Decide(new DefineProgram(new("P1"), "Public service", LearningForm.Course, 10, ["SERVICE"])));
        Assert.IsType<Decision.Same>(_region.Decide(new ScheduleBatch(Batch, Plan)));
        Assert.IsType<BatchChanged>(Assert.Single(_region.Accept(new ChangeBatch(Batch, Plan with { Seats = 31 }))).Fact);
        Assert.IsType<ProgramDefined>(Assert.Single(_region.Accept(new DefineProgram(new("P1"), "Service", LearningForm.Course, 10, []))).Fact);
    }

    [Fact]
    public void Wrong_plans_are_refused_by_the_field()
    {
        void Refuses(string code, string field, BatchPlan plan) => _region.Refuses(code, field, new ScheduleBatch(new("B2"), plan));
        Refuses("UNKNOWN_PROGRAM", "program", Plan with { Program = new("X") });
        Refuses("UNKNOWN_PARTNER", "partner", Plan with { Partner = new("X") });
        Refuses("INVALID_DATES", "endsOn", Plan with { EndsOn = Day(2, 1) });
        Refuses("INVALID_DATES", "startsOn", Plan with { StartsOn = null });
        Refuses("INVALID_DATES", "startsOn", Plan with { Mode = BatchMode.SelfPaced });
        Refuses("INVALID_SEATS", "seats", Plan with { Mode = BatchMode.SelfPaced, StartsOn = null, EndsOn = null });
        Refuses("INVALID_SEATS", "seats", Plan with { Seats = 0 });
        Refuses("INVALID_WAVE", "wave", Plan with { Wave = 0 });
        _region.Refuses("UNKNOWN_BATCH", "batch", new ChangeBatch(new("B2"), Plan));
    }

    [Fact]
    public void A_cancelled_batch_takes_nobody()
    {
        var person = _region.Join(1, Health);
        _region.Accept(new CancelBatch(Batch));
        Assert.IsType<Decision.Same>(_region.Decide(new CancelBatch(Batch)));
        _region.Refuses("BATCH_CANCELLED", "batch", new EnrolPerson(person, Batch, Day(3, 1)));
        Assert.IsType<Withdrawn>(Assert.Single(_region.Accept(new WithdrawPerson(person, Batch, Day(3, 1), " "))).Fact);
    }

    [Fact]
    public void A_seat_counts_at_the_agency_held_on_the_day()
    {
        var person = _region.Join(1, Health);
        Assert.Equal(new Enrolled(person, Batch, Health, Day(3, 1)), Assert.Single(_region.Accept(new EnrolPerson(person, Batch, Day(3, 1)))).Fact);
        _region.Accept(new TransferPerson(person, School, Day(3, 2)));
        Assert.Equal(new Attended(person, Batch, School, Day(3, 2)), Assert.Single(_region.Accept(new AttendPerson(person, Batch, Day(3, 2)))).Fact);
        _region.Refuses("NOT_A_MEMBER_THEN", "on", new EnrolPerson(person, Batch, Day(1, 1, 2019)));
        _region.Refuses("IN_THE_FUTURE", "on", new AttendPerson(person, Batch, Day(8, 11)));
        _region.Refuses("UNKNOWN_BATCH", "batch", new EnrolPerson(person, new("X"), Day(3, 1)));
    }

    [Fact]
    public void A_transfer_between_enrolment_and_completion_keeps_both_agencies()
    {
        var person = _region.Join(1, Health);
        _region.Accept(new TransferPerson(person, School, Day(3, 3)));
        var content = Course(Moment.On(Day(3, 5))) with { StartedAt = Moment.On(Day(3, 1)), Batch = Batch };
        var completed = (Completed)Assert.Single(_region.Accept(new CompleteItem(null, person, content))).Fact;
        Assert.Equal((School, Health, new ProgramId("P1")), (completed.Agency, completed.EnrolledAgency, completed.Content.Program));
    }

    [Fact]
    public void A_programme_that_the_batch_does_not_run_is_invalid()
    {
        _region.Join(1, Health);
        _region.Holds("INVALID", "program", null, new CompleteItem(NipOf(1), null, Course(Moment.On(Day(3, 5))) with { Batch = Batch, Program = new("P2") }));
    }

    [Fact]
    public void A_partner_has_two_live_keys_at_most()
    {
        var (partner, hash) = (new PartnerId("UNI"), new string('a', 64));
        _region.Refuses("UNKNOWN_PARTNER", "partner", new IssueKey(partner, null, "00000001", hash));
        _region.Accept(new DefinePartner(partner, "University"));
        _region.Accept(new IssueKey(partner, null, "00000001", hash));
        _region.Accept(new IssueKey(partner, "LMS", "00000002", hash));
        _region.Refuses("TOO_MANY_KEYS", "partner", new IssueKey(partner, null, "00000003", hash));
        _region.Accept(new RevokeKey(partner, "00000001"));
        Assert.IsType<Decision.Same>(_region.Decide(new RevokeKey(partner, "00000001")));
        _region.Refuses("KEY_EXISTS", "keyId", new IssueKey(partner, null, "00000001", hash));
        _region.Accept(new IssueKey(partner, null, "00000003", hash));
        _region.Refuses("UNKNOWN_KEY", "keyId", new RevokeKey(partner, "00000009"));
    }

    [Fact]
    public void A_rule_is_checked_and_an_equal_one_repeats()
    {
        var rule = new DefinePolicy("JP_TARGET", "PNS", "25", Day(1, 1, 2027), null, "A decision");
        _region.Accept(rule);
        Assert.IsType<Decision.Same>(_region.Decide(rule));
        _region.Refuses("INVALID_POLICY", "value", rule with { Value = "many" });
    }
}
