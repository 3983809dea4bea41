using System.Globalization;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

/// <summary>Seats, wait-list, attendance and completion of a batch, through GraphQL.</summary>
public sealed class SeatTests(TestRegion region)
{
    private const string Seat = "seat place promoted{id} batch{enrolled waitListed status}";

    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task A_full_batch_has_a_wait_list_and_a_freed_seat_moves_it_up()
    {
        var agency = await _story.AgencyAsync("SEAT");
        var batch = await _story.BatchAsync("SEAT", seats: 1);
        var people = new[] { await PersonAsync(agency), await PersonAsync(agency), await PersonAsync(agency) };
        Assert.Equal(("SEATED", (int?)null), Where(await EnrolAsync(people[0], batch)));
        Assert.Equal(("WAIT_LISTED", 1), Where(await EnrolAsync(people[1], batch)));
        var last = await EnrolAsync(people[2], batch);
        Assert.Equal(("WAIT_LISTED", 2), Where(last));
        Assert.Equal((1, 2), (last.GetProperty("batch").GetProperty("enrolled").GetInt32(), last.GetProperty("batch").GetProperty("waitListed").GetInt32()));

        var again = await region.MutateAsync("enrol", new() { ["key"] = region.NewKey(), ["person"] = people[2], ["batch"] = batch }, Seat);
        Assert.Equal(("REFUSED", "ALREADY_WAIT_LISTED"), (again.GetProperty("outcome").GetString(), again.GetProperty("errors")[0].GetProperty("code").GetString()));
        Assert.Equal(("WAIT_LISTED", 2), Where(again));
        Assert.Equal([people[1], people[2]], await WaitListAsync(batch));

        Dictionary<string, object?> input = new() { ["key"] = region.NewKey(), ["person"] = people[0], ["batch"] = batch, ["reason"] = "Sakit" };
        var withdrawn = await region.ChangeAsync("withdraw", input, Seat);
        Assert.Equal(("NONE", (int?)null), Where(withdrawn));
        Assert.Equal([people[1]], Promoted(withdrawn));
        var repeated = await region.MutateAsync("withdraw", input, Seat);
        Assert.Equal("REPEATED", repeated.GetProperty("outcome").GetString());
        Assert.Equal([people[1]], Promoted(repeated));
        Assert.Equal([people[2]], await WaitListAsync(batch));
        Assert.Equal(("WAIT_LISTED", 2), Where(await EnrolAsync(people[0], batch)));
    }

    [Fact]
    public async Task A_quota_is_shown_and_a_larger_one_moves_the_list_up()
    {
        var agency = await _story.AgencyAsync("QUOTA");
        var below = await _story.AgencyAsync("QUOTABELOW", agency);
        var batch = await _story.BatchAsync("QUOTA", seats: 9);
        await region.ChangeAsync("changeBatch", Plan(1), "promoted{id}");
        Assert.Equal("SEATED", Where(await EnrolAsync(await PersonAsync(below), batch)).Seat);
        var second = await PersonAsync(agency);
        Assert.Equal("WAIT_LISTED", Where(await EnrolAsync(second, batch)).Seat);
        var changed = await region.ChangeAsync("changeBatch", Plan(2), "promoted{id} batch{enrolled agencies{agency{code} quota enrolled}}");
        Assert.Equal([second], Promoted(changed));
        Assert.Equal(
            [(agency, (int?)2, 1), (below, null, 1)],
            changed.GetProperty("batch").GetProperty("agencies").EnumerateArray().Select(a => (
                a.GetProperty("agency").GetProperty("code").GetString()!, IntOf(a.GetProperty("quota")), a.GetProperty("enrolled").GetInt32())));

        var wrong = Plan(1);
        wrong["key"] = region.NewKey();
        wrong["quotas"] = new[] { new { agency = "NOBODY", seats = 1 } };
        var refused = await region.MutateAsync("changeBatch", wrong);
        Assert.Equal(("UNKNOWN_AGENCY", "quotas"), (refused.GetProperty("errors")[0].GetProperty("code").GetString(), refused.GetProperty("errors")[0].GetProperty("path")[0].GetString()));

        Dictionary<string, object?> Plan(int seats)
        {
            var plan = _story.Plan("QUOTA", 9);
            plan["quotas"] = new[] { new { agency, seats } };
            return plan;
        }
    }

    [Fact]
    public async Task A_status_follows_from_facts_and_dates_and_finds_the_batch()
    {
        var today = Today;
        var agency = await _story.AgencyAsync("STATUS");
        var future = await _story.BatchAsync("FUTURE", seats: 1);
        var running = await _story.BatchAsync("RUNNING", seats: 1, Text(today.AddDays(-1)), Text(today.AddDays(1)));
        var over = await _story.BatchAsync("OVER", seats: 1, Text(today.AddDays(-3)), Text(today.AddDays(-2)));
        foreach (var (batch, status) in new[] { (future, "PLANNED"), (running, "RUNNING"), (over, "FINISHED") })
        {
            Assert.Equal([batch], await FoundAsync(batch, status));
        }

        var person = await PersonAsync(agency);
        var refused = await region.MutateAsync("enrol", new() { ["key"] = region.NewKey(), ["person"] = person, ["batch"] = over }, Seat);
        Assert.Equal("BATCH_FINISHED", refused.GetProperty("errors")[0].GetProperty("code").GetString());
        await EnrolAsync(person, future);
        Assert.Equal([future], await FoundAsync(future, "OPEN"));
        await EnrolAsync(await PersonAsync(agency), future);
        await region.ChangeAsync("cancelBatch", new() { ["code"] = future }, "batch{status}");
        Assert.Equal([future], await FoundAsync(future, "CANCELLED"));
        var withdrawn = await region.ChangeAsync("withdraw", new() { ["person"] = person, ["batch"] = future }, Seat);
        Assert.Equal(("CANCELLED", 0, 1), (
            withdrawn.GetProperty("batch").GetProperty("status").GetString(),
            withdrawn.GetProperty("batch").GetProperty("enrolled").GetInt32(),
            withdrawn.GetProperty("batch").GetProperty("waitListed").GetInt32()));

        async Task<string[]> FoundAsync(string program, string status) =>
            [.. (await region.DataAsync("query($f:BatchFilter){batches(filter:$f){edges{node{code wave}}}}", new { f = new { program, status = new[] { status } } }))
                .GetProperty("batches").GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node")).Select(n => n.GetProperty("wave").GetInt32() == 2 ? n.GetProperty("code").GetString()! : "")];
    }

    [Fact]
    public async Task A_transfer_between_enrolment_and_completion_counts_the_seat_here_and_the_completion_there()
    {
        var (here, there) = (await _story.AgencyAsync("HERE"), await _story.AgencyAsync("THERE"));
        var batch = await _story.BatchAsync("MOVES", seats: 2, Text(Today.AddDays(-2)), Text(Today));
        var person = await PersonAsync(here);
        await region.ChangeAsync("enrol", new() { ["person"] = person, ["batch"] = batch, ["on"] = Text(Today.AddDays(-2)) }, Seat);
        await region.ChangeAsync("transferPerson", new() { ["person"] = person, ["agency"] = there, ["effectiveOn"] = Text(Today.AddDays(-1)) });
        var attended = await region.ChangeAsync("recordAttendance", new() { ["person"] = person, ["batch"] = batch }, "batch{enrolled attended completed}");
        Assert.Equal((1, 1, 0), Counts(attended.GetProperty("batch")));
        var completion = _story.Completion(person);
        completion["batch"] = batch;
        await region.ChangeAsync("recordCompletion", completion);
        var after = (await region.DataAsync("query($c:String!){batch(code:$c){enrolled attended completed agencies{agency{code} enrolled attended completed}}}", new { c = batch })).GetProperty("batch");
        Assert.Equal((1, 1, 1), Counts(after));
        var only = Assert.Single(after.GetProperty("agencies").EnumerateArray());
        Assert.Equal((here, (1, 1, 1)), (only.GetProperty("agency").GetProperty("code").GetString(), Counts(only)));
        Assert.Equal((0, 1), ((await _story.ParticipationAsync(here)).GetProperty("completions").GetInt32(), (await _story.ParticipationAsync(there)).GetProperty("completions").GetInt32()));

        // Who completes without a seat takes one, and the next in line waits.
        completion = _story.Completion(await PersonAsync(there));
        completion["batch"] = batch;
        await region.ChangeAsync("recordCompletion", completion);
        Assert.Equal(("WAIT_LISTED", 1), Where(await EnrolAsync(await PersonAsync(here), batch)));
    }

    private DateOnly Today => region.Get<Bangkom.Grains.Ledger.RegionInfo>().Today(TimeProvider.System);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? IntOf(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetInt32();

    private static (string? Seat, int? Place) Where(JsonElement payload) => (payload.GetProperty("seat").GetString(), IntOf(payload.GetProperty("place")));

    private static string?[] Promoted(JsonElement payload) => [.. payload.GetProperty("promoted").EnumerateArray().Select(p => p.GetProperty("id").GetString())];

    private static (int, int, int) Counts(JsonElement of) =>
        (of.GetProperty("enrolled").GetInt32(), of.GetProperty("attended").GetInt32(), of.GetProperty("completed").GetInt32());

    private async Task<string> PersonAsync(string agency) => (await _story.PersonAsync(agency)).Id;

    private Task<JsonElement> EnrolAsync(string person, string batch) =>
        region.ChangeAsync("enrol", new() { ["person"] = person, ["batch"] = batch }, Seat);

    private async Task<string?[]> WaitListAsync(string batch) =>
        [.. (await region.DataAsync("query($c:String!){batch(code:$c){waitList{place since agency{code} person{id}}}}", new { c = batch }))
            .GetProperty("batch").GetProperty("waitList").EnumerateArray().Select(w => w.GetProperty("person").GetProperty("id").GetString())];
}
