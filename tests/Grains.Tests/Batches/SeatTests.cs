using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using Bangkom.Grains.Programs;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.Batches;

/// <summary>Who gets in: decided by the writer over what the batch's grain has seen.</summary>
public class SeatTests
{
    private static readonly BatchId Batch = new("B1");
    private static readonly AgencyId Clinic = new("CLINIC");
    private static readonly BatchPlan Plan = new("Batch 1", new("P1"), null, 1, BatchMode.Scheduled, Day(9, 1), Day(9, 5), 2);
    private readonly DecidingRegion _region = new();
    private int _people;

    public SeatTests()
    {
        _region.Accept(new DefineAgency(Clinic, "Clinic", Health));
        _region.Accept(new DefineProgram(new("P1"), "Public service", LearningForm.Course, 10, []));
        _region.Accept(new ScheduleBatch(Batch, Plan));
    }

    [Fact]
    public void Seats_go_to_who_comes_first_and_the_others_wait()
    {
        Assert.IsType<Enrolled>(Enrol(Join(Health)));
        Assert.IsType<Enrolled>(Enrol(Join(School)));
        Assert.IsType<WaitListed>(Enrol(Join(Health)));
        Assert.Equal((2, 1), (View.Enrolled, View.WaitListed));
    }

    [Fact]
    public void Who_waits_and_enrols_again_is_told_the_place()
    {
        Enrol(Join(Health));
        Enrol(Join(Health));
        Enrol(Join(Health));
        var second = Join(Health);
        Enrol(second);
        var refusal = Assert.IsType<Decision.Refuse>(_region.Decide(new EnrolPerson(second, Batch, Today, State.Seats())));
        Assert.Equal("ALREADY_WAIT_LISTED", refusal.Code);
        Assert.Contains("place 2", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(new BatchSeat(SeatState.WaitListed, 2), State.SeatOf(second));
    }

    [Fact]
    public void A_withdrawal_and_the_promotion_it_causes_are_one_decision()
    {
        var first = Join(Health);
        Enrol(first);
        Enrol(Join(Health));
        var (third, fourth) = (Join(School), Join(School));
        Enrol(third);
        Enrol(fourth);
        Assert.Equal(
            [new Withdrawn(first, Batch, Today), new Enrolled(third, Batch, School, Today)],
            Withdraw(first));
        Assert.Equal([fourth], State.WaitList().Select(w => w.Person));
    }

    [Fact]
    public void Who_gives_up_a_place_on_the_list_frees_no_seat()
    {
        Enrol(Join(Health));
        Enrol(Join(Health));
        var (third, fourth) = (Join(Health), Join(Health));
        Enrol(third);
        Enrol(fourth);
        Assert.Equal([new Withdrawn(third, Batch, Today)], Withdraw(third));
        Assert.Equal(new BatchSeat(SeatState.WaitListed, 1), State.SeatOf(fourth));
    }

    [Fact]
    public void A_re_enrolment_after_a_withdrawal_takes_the_last_place()
    {
        var first = Join(Health);
        Enrol(first);
        Enrol(Join(Health));
        var third = Join(Health);
        Enrol(third);
        Withdraw(first);
        Assert.IsType<WaitListed>(Enrol(first));
        Assert.Equal(SeatState.Seated, State.SeatOf(third).State);
    }

    [Fact]
    public void A_quota_covers_the_agencies_below_and_every_quota_above_must_have_room()
    {
        Change(Plan with { Seats = 9, Quotas = [new(Health, 2), new(Clinic, 1)] });
        Assert.IsType<Enrolled>(Enrol(Join(Clinic)));
        Assert.IsType<WaitListed>(Enrol(Join(Clinic)));
        Assert.IsType<Enrolled>(Enrol(Join(Health)));
        Assert.IsType<WaitListed>(Enrol(Join(Health)));
        Assert.IsType<Enrolled>(Enrol(Join(School)));
        Assert.Equal([(Clinic, 1, (int?)1), (Health, 1, 2), (School, 1, null)], View.Agencies.Select(a => (a.Agency, a.Enrolled, a.Quota)));
    }

    [Fact]
    public void An_agency_with_a_quota_is_shown_before_anybody_of_it_comes()
    {
        Change(Plan with { Quotas = [new(School, 0), new(Health, 5)] });
        Assert.Equal([new BatchAgency(Health, 0, 0, 0, 5), new BatchAgency(School, 0, 0, 0, 0)], View.Agencies);
        Assert.IsType<WaitListed>(Enrol(Join(School)));
    }

    [Fact]
    public void Who_moves_up_is_the_first_whose_agency_has_room()
    {
        Change(Plan with { Quotas = [new(Health, 1)] });
        var school = Join(School);
        Enrol(Join(Health));
        Enrol(school);
        var (health, fire) = (Join(Health), Join(Fire));
        Enrol(health);
        Enrol(fire);
        Assert.Equal(new Enrolled(fire, Batch, Fire, Today), Withdraw(school)[1]);
        Assert.Equal([health], State.WaitList().Select(w => w.Person));
    }

    [Fact]
    public void Who_has_left_by_then_is_passed_over_and_who_moved_counts_at_the_new_agency()
    {
        var first = Join(Health);
        Enrol(first);
        Enrol(Join(Health));
        var (gone, moved) = (Join(Health), Join(Health));
        Enrol(gone);
        Enrol(moved);
        _region.Accept(new RecordDeparture(gone, Today));
        _region.Accept(new TransferPerson(moved, School, Today));
        Assert.Equal(new Enrolled(moved, Batch, School, Today), Withdraw(first)[1]);
        Assert.Equal(SeatState.WaitListed, State.SeatOf(gone).State);
    }

    [Fact]
    public void A_plan_with_more_room_lets_as_many_move_up_as_fit()
    {
        var people = Enumerable.Range(0, 6).Select(_ => Join(Health)).ToArray();
        Assert.All(people, p => Enrol(p));
        Assert.Equal([.. people[2..4].Select(p => (Fact)new Enrolled(p, Batch, Health, Today))], Change(Plan with { Seats = 4 })[1..]);
        Assert.Equal(2, Change(Plan with { Seats = null })[1..].Length);
        Assert.Equal((6, 0), (View.Enrolled, View.WaitListed));
    }

    [Fact]
    public void A_plan_with_less_room_throws_nobody_out()
    {
        var people = Enumerable.Range(0, 3).Select(_ => Join(Health)).ToArray();
        Assert.All(people, p => Enrol(p));
        Change(Plan with { Seats = 1 });
        Assert.Equal((2, 1), (View.Enrolled, View.WaitListed));
        // One of two seats of one is given up: nobody moves up before there is room.
        Assert.Single(Withdraw(people[0]));
        Assert.Equal(2, Withdraw(people[1]).Length);
    }

    [Fact]
    public void Who_attended_or_completed_without_a_seat_has_one()
    {
        _region.Now = Now(9, 2);
        var (attended, completed, late) = (Join(Health), Join(School), Join(Health));
        _region.Accept(new AttendPerson(attended, Batch, Day(9, 1)));
        _region.Accept(new CompleteItem(null, completed, Course(Moment.On(Day(9, 2))) with { Batch = Batch }));
        Assert.IsType<WaitListed>(Enrol(late));
        Assert.Equal(SeatState.Seated, State.SeatOf(completed).State);
    }

    [Fact]
    public void Who_attended_keeps_the_seat_through_a_withdrawal()
    {
        _region.Now = Now(9, 2);
        var first = Join(Health);
        Enrol(first);
        Enrol(Join(Health));
        Enrol(Join(Health));
        _region.Accept(new AttendPerson(first, Batch, Day(9, 1)));
        Assert.Single(Withdraw(first));
        Assert.Equal((2, 1), (View.Enrolled, View.WaitListed));
    }

    [Fact]
    public void Seats_freed_by_a_revocation_go_to_those_who_wait_before_newcomers()
    {
        _region.Now = Now(9, 2);
        Enrol(Join(Health));
        var completion = _region.Complete(Join(School), Course(Moment.On(Day(9, 2))) with { Batch = Batch });
        var waiting = Join(Health);
        Enrol(waiting);
        _region.Accept(new RevokeItem(null, completion));
        Assert.IsType<WaitListed>(Enrol(Join(Health)));
        Assert.Equal(SeatState.Seated, State.SeatOf(waiting).State);
    }

    [Fact]
    public void A_batch_that_is_over_takes_nobody_and_nobody_moves_up()
    {
        var first = Join(Health);
        Enrol(first);
        Enrol(Join(Health));
        Enrol(Join(Health));
        _region.Refuses("BATCH_FINISHED", "batch", new EnrolPerson(Join(Health), Batch, Day(9, 6), State.Seats()));
        _region.Now = Now(9, 6);
        _region.Refuses("BATCH_FINISHED", "batch", new EnrolPerson(Join(Health), Batch, Day(9, 5), State.Seats()));
        Assert.Single(Withdraw(first));
    }

    [Fact]
    public void A_cancelled_batch_takes_nobody_and_nobody_moves_up()
    {
        var first = Join(Health);
        Enrol(first);
        Enrol(Join(Health));
        Enrol(Join(Health));
        _region.Accept(new CancelBatch(Batch));
        _region.Refuses("BATCH_CANCELLED", "batch", new EnrolPerson(Join(Health), Batch, Today, State.Seats()));
        Assert.Single(Withdraw(first));
        Assert.Equal(BatchStatus.Cancelled, View.Status);
    }

    [Fact]
    public void A_self_paced_batch_takes_everybody_and_has_no_quotas()
    {
        var plan = Plan with { Mode = BatchMode.SelfPaced, StartsOn = null, EndsOn = null, Seats = null };
        _region.Accept(new ScheduleBatch(new("FREE"), plan));
        Assert.All(Enumerable.Range(0, 5), _ => Assert.IsType<Enrolled>(_region.Accept(new EnrolPerson(Join(Health), new("FREE"), Today, StateOf(new("FREE")).Seats()))[0].Fact));
        _region.Refuses("INVALID_QUOTAS", "quotas", new ChangeBatch(new("FREE"), plan with { Quotas = [new(Health, 1)] }));
    }

    [Fact]
    public void A_wrong_quota_is_refused()
    {
        void Refuses(string code, params AgencyQuota[] quotas) => _region.Refuses(code, "quotas", new ChangeBatch(Batch, Plan with { Quotas = [.. quotas] }));
        Refuses("UNKNOWN_AGENCY", new AgencyQuota(new("X"), 1));
        Refuses("INVALID_QUOTAS", new(Health, 1), new(Health, 2));
        Refuses("INVALID_QUOTAS", new AgencyQuota(Health, -1));
        _region.Accept(new MergeAgencies(Fire, School, Day(8, 1)));
        Refuses("AGENCY_CLOSED", new AgencyQuota(Fire, 1));
    }

    [Fact]
    public void Quotas_in_another_order_are_the_same_plan()
    {
        Change(Plan with { Quotas = [new(Health, 1), new(School, 7)] });
        Assert.IsType<Decision.Same>(_region.Decide(new ChangeBatch(Batch, Plan with { Quotas = [new(School, 7), new(Health, 1)] })));
        Assert.IsType<Decision.Accept>(_region.Decide(new ChangeBatch(Batch, Plan with { Quotas = [] })));
    }

    [Fact]
    public void A_merged_agencys_people_count_under_its_successors_quota()
    {
        Change(Plan with { Seats = 9, Quotas = [new(School, 2)] });
        Enrol(Join(Fire));
        Enrol(Join(School));
        _region.Accept(new MergeAgencies(Fire, School, Today));
        Assert.IsType<WaitListed>(Enrol(Join(School)));
    }

    [Fact]
    public void Plans_with_quotas_are_stored_and_read_back_and_old_plans_have_none()
    {
        var fact = new BatchScheduled(Batch, Plan with { Quotas = [new(Health, 5)] });
        var text = System.Text.Encoding.UTF8.GetString(FactJson.Write(fact));
        Assert.Contains("\"quotas\":[{\"agency\":\"HEALTH\",\"seats\":5}]", text, StringComparison.Ordinal);
        Assert.Equal(fact.Plan.Quotas!.Value, ((BatchScheduled)FactJson.Read(FactJson.Write(fact))).Plan.Quotas!.Value);
        Assert.DoesNotContain("quotas", System.Text.Encoding.UTF8.GetString(FactJson.Write(new BatchScheduled(Batch, Plan))), StringComparison.Ordinal);
    }

    private DateOnly Today => _region.Today;

    private BatchState State => StateOf(Batch);

    private BatchView View => State.ViewOn(Today, 0, null)!;

    private static DateTimeOffset Now(int month, int day) => new(2026, month, day, 2, 0, 0, TimeSpan.Zero);

    private BatchState StateOf(BatchId batch)
    {
        var state = new BatchState(batch);
        foreach (var fact in _region.Facts)
        {
            state.Apply(fact);
        }

        return state;
    }

    private AsnId Join(AgencyId agency) => _region.Join(++_people, agency);

    private Fact Enrol(AsnId person) => _region.Accept(new EnrolPerson(person, Batch, Today, State.Seats()))[0].Fact;

    private ImmutableArray<Fact> Withdraw(AsnId person) =>
        [.. _region.Accept(new WithdrawPerson(person, Batch, Today, null, State.Seats(without: person))).Select(f => f.Fact)];

    private ImmutableArray<Fact> Change(BatchPlan plan) => [.. _region.Accept(new ChangeBatch(Batch, plan, State.Seats())).Select(f => f.Fact)];
}
