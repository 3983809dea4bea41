namespace Bangkom.Recount.Tests;

/// <summary>Seats, attendance, completion and mix of a batch.</summary>
public sealed class BatchTests
{
    private const string InBatch = ",\"batch\":\"B1\"";
    private readonly Story _story = new();

    private RecountBatch Batch() => _story.On().Batch("B1");

    private long Finish(string person, string agency = "DISDIK", string? enrolledAgency = null, string on = "2026-03-05") =>
        _story.Complete(person, "TECHNICAL", "10", on, more: InBatch, agency: agency, enrolledAgency: enrolledAgency);

    [Fact]
    public void A_batch_of_nobody_has_no_mix()
    {
        _story.Add("""{"kind":"batchScheduled","batch":"B1","plan":{"name":"B1","program":"P1","mode":"SELF_PACED"},"v":1}""");
        Assert.Equal(["B1"], _story.On().Batches);
        Assert.Null(Batch().AgencyMix);
        Assert.Equal(0, Batch().Enrolled);
    }

    [Fact]
    public void Seats_attendance_and_completion_are_counted_per_agency()
    {
        _story.Seat("enrolled", "ani", "DISDIK");
        _story.Seat("enrolled", "budi", "DINKES");
        _story.Seat("enrolled", "cici", "DINKES");
        _story.Seat("attended", "ani", "DISDIK");
        _story.Seat("attended", "ani", "DISDIK");
        Finish("budi", "DINKES");
        var batch = Batch();
        // 1 − (1/9 + 4/9).
        Assert.Equal((3, 0, 2, 1, 0.444444m), (batch.Enrolled, batch.WaitListed, batch.Attended, batch.Completed, batch.AgencyMix));
        Assert.Equal([new("DINKES", 2, 1, 1), new("DISDIK", 1, 1, 0)], batch.Agencies);
    }

    [Fact]
    public void A_transfer_between_enrolment_and_completion_leaves_the_seat_where_it_was()
    {
        _story.Join("ani", "DISDIK");
        _story.Seat("enrolled", "ani", "DISDIK");
        _story.Transfer("ani", "DINKES", "2026-03-04");
        Finish("ani", "DINKES", "DISDIK");
        Assert.Equal([new("DISDIK", 1, 1, 1)], Batch().Agencies);
        Assert.Equal((0, 1), (_story.On().Own("DISDIK", 2026).Completions, _story.On().Own("DINKES", 2026).Completions));
    }

    [Fact]
    public void The_latest_seat_gives_the_agency()
    {
        _story.Seat("enrolled", "ani", "DISDIK");
        _story.Seat("withdrawn", "ani");
        _story.Seat("enrolled", "ani", "DINKES");
        Assert.Equal([new("DINKES", 1, 0, 0)], Batch().Agencies);
    }

    [Fact]
    public void Who_withdrew_has_no_seat()
    {
        _story.Seat("enrolled", "ani", "DISDIK");
        _story.Seat("withdrawn", "ani");
        Assert.Equal((0, 0), (Batch().Enrolled, Batch().WaitListed));
    }

    [Fact]
    public void Who_withdrew_and_attended_is_enrolled_by_the_first_attendance()
    {
        _story.Seat("enrolled", "ani", "DISDIK");
        _story.Seat("withdrawn", "ani");
        _story.Seat("attended", "ani", "DINKES");
        _story.Seat("attended", "ani", "SATPOL");
        Assert.Equal([new("DINKES", 1, 1, 0)], Batch().Agencies);
    }

    [Fact]
    public void A_freed_seat_moves_the_wait_list_up()
    {
        _story.Seat("enrolled", "ani", "DISDIK");
        _story.Seat("waitListed", "budi", "DINKES");
        _story.Seat("waitListed", "cici", "DINKES");
        Assert.Equal((1, 2), (Batch().Enrolled, Batch().WaitListed));
        _story.Seat("withdrawn", "ani");
        _story.Seat("enrolled", "budi", "DINKES");
        _story.Seat("withdrawn", "cici");
        Assert.Equal((1, 0), (Batch().Enrolled, Batch().WaitListed));
    }

    [Fact]
    public void Who_waits_stands_in_the_order_of_coming()
    {
        foreach (var person in new[] { "cici", "ani", "budi" })
            _story.Seat("waitListed", person, "DINKES");
        _story.Seat("withdrawn", "cici");
        _story.Seat("waitListed", "cici", "DINKES");
        Assert.Equal(["ani", "budi", "cici"], Batch().WaitList);
    }

    [Fact]
    public void An_agency_with_a_quota_is_listed_without_people_and_the_latest_plan_holds()
    {
        _story.Add("""{"kind":"batchScheduled","batch":"B1","plan":{"name":"B1","program":"P1","mode":"SCHEDULED","quotas":[{"agency":"SATPOL","seats":3}]},"v":1}""");
        _story.Add("""{"kind":"batchChanged","batch":"B1","plan":{"name":"B1","program":"P1","mode":"SCHEDULED","quotas":[{"agency":"DISDIK","seats":2},{"agency":"DINKES","seats":0}]},"v":1}""");
        _story.Seat("enrolled", "ani", "DISDIK");
        Assert.Equal([new("DINKES", 0, 0, 0, 0), new("DISDIK", 1, 0, 0, 2)], Batch().Agencies);
    }

    [Fact]
    public void Who_waits_and_completes_is_enrolled()
    {
        _story.Seat("waitListed", "ani", "DINKES");
        Finish("ani", "DISDIK");
        Assert.Equal((1, 0, 1), (Batch().Enrolled, Batch().WaitListed, Batch().Completed));
    }

    [Fact]
    public void A_completion_without_a_seat_counts_at_the_agency_of_its_start()
    {
        Finish("ani", "DINKES", "DISDIK");
        Finish("budi", "DINKES");
        Assert.Equal([new("DINKES", 1, 1, 1), new("DISDIK", 1, 1, 1)], Batch().Agencies);
    }

    [Fact]
    public void A_recredit_moves_only_who_has_no_agency_of_enrolment()
    {
        var ani = Finish("ani", "DINKES", "DISDIK");
        var budi = Finish("budi", "DINKES");
        _story.Recredit("ani", ani, "SATPOL");
        _story.Recredit("budi", budi, "SATPOL");
        Assert.Equal([new("DISDIK", 1, 1, 1), new("SATPOL", 1, 1, 1)], Batch().Agencies);
    }

    [Fact]
    public void Two_completions_are_one_person_at_the_agency_of_the_first_identity()
    {
        Finish("ani", "DINKES", on: "2026-03-06");
        Finish("ani", "DISDIK", on: "2026-03-05");
        Assert.Equal([new("DINKES", 1, 1, 1)], Batch().Agencies);
    }

    [Fact]
    public void A_revoked_completion_or_one_corrected_away_is_none()
    {
        _story.Revoke("ani", Finish("ani"));
        _story.Correct("budi", Finish("budi"), "TECHNICAL", "10", "2026-03-05");
        Assert.Equal((0, 0), (Batch().Enrolled, Batch().Completed));
    }

    [Fact]
    public void A_correction_may_name_the_batch()
    {
        var item = _story.Complete("ani", "TECHNICAL", "10", "2026-03-05");
        _story.Correct("ani", item, "TECHNICAL", "10", "2026-03-05", "DINKES", more: InBatch);
        Assert.Equal([new("DINKES", 1, 1, 1)], Batch().Agencies);
    }

    [Fact]
    public void A_merge_leaves_the_batch_as_it_was()
    {
        _story.Seat("enrolled", "ani", "DISDIK");
        _story.Merge("DISDIK", "DINKES", "2026-01-01");
        Assert.Equal([new("DISDIK", 1, 0, 0)], Batch().Agencies);
    }
}
