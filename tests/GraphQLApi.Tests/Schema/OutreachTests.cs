using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class OutreachTests(TestRegion region)
{
    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task Who_takes_no_part_is_counted_by_reason_for_readers_and_listed_for_administrators()
    {
        var agency = await _story.AgencyAsync("QUIET");
        var (active, _) = await _story.PersonAsync(agency);
        var (busy, _) = await _story.PersonAsync(agency);
        var (silent, _) = await _story.PersonAsync(agency);
        await region.ChangeAsync("recordCompletion", _story.Completion(active, 20));
        await region.ChangeAsync("explainAbsence", new() { ["person"] = busy, ["reason"] = "WORKLOAD" });
        const string Figures = "query($c:String!){agency(code:$c){outreach{nonParticipants{numerator denominator} reasons{reason people} atRisk{numerator denominator} rule}}}";
        var seen = (await region.DataAsync(Figures, new { c = agency }, TestRegion.Reader)).GetProperty("agency").GetProperty("outreach");
        Assert.Equal("""{"numerator":2,"denominator":3} {"numerator":2,"denominator":3}""", $"{seen.GetProperty("nonParticipants").GetRawText()} {seen.GetProperty("atRisk").GetRawText()}");
        Assert.Equal("""[{"reason":"WORKLOAD","people":1},{"reason":"NOT_RECORDED","people":1}]""", seen.GetProperty("reasons").GetRawText());
        const string List = "query($c:String!){agency(code:$c){outreach{absent(reason:NOT_RECORDED){totalCount edges{node{person{id} reason}}} peopleAtRisk{edges{node{person{id} jp target way{missingJp deadline daysNeeded actBy}}}}}}}";
        var listed = (await region.DataAsync(List, new { c = agency })).GetProperty("agency").GetProperty("outreach");
        Assert.Equal(silent, listed.GetProperty("absent").GetProperty("edges")[0].GetProperty("node").GetProperty("person").GetProperty("id").GetString());
        var year = Today.Year;
        Assert.Equal(
            $$"""{"missingJp":20,"deadline":"{{year}}-12-31","daysNeeded":7,"actBy":"{{year}}-12-25"}""",
            listed.GetProperty("peopleAtRisk").GetProperty("edges")[0].GetProperty("node").GetProperty("way").GetRawText());
        Assert.Equal("FORBIDDEN", (await region.AskAsync(List, new { c = agency }, TestRegion.Reader)).Code);
    }

    [Fact]
    public async Task A_campaign_holds_people_out_by_chance_and_shows_the_difference_with_its_interval()
    {
        var agency = await _story.AgencyAsync("INVITED");
        for (var i = 0; i < 10; i++)
        {
            await _story.PersonAsync(agency);
        }

        var batch = await _story.BatchAsync("CAMPAIGN", seats: 20);
        var code = _story.Code("AJAK");
        var launched = await region.ChangeAsync(
            "launchCampaign",
            new() { ["campaign"] = code, ["name"] = "Ajakan belajar", ["channel"] = "MESSAGE", ["agencies"] = new[] { agency }, ["withoutCompletion"] = true, ["holdOutShare"] = 0.5, ["seed"] = 7, ["outcomeTo"] = Text(Today.AddDays(30)), ["program"] = batch },
            "campaign{audience heldOut seed rule{withoutCompletion atRisk agencies{code}} invitations{edges{node{person{id} toldOn}}}}");
        var campaign = launched.GetProperty("campaign");
        Assert.Equal((10, 5, "7"), (campaign.GetProperty("audience").GetInt32(), campaign.GetProperty("heldOut").GetInt32(), campaign.GetProperty("seed").GetString()));
        var invited = campaign.GetProperty("invitations").GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node").GetProperty("person").GetProperty("id").GetString()!).ToArray();
        Assert.Equal(5, invited.Length);
        await region.ChangeAsync("recordExposures", new() { ["campaign"] = code, ["people"] = invited, ["channel"] = "MESSAGE" });
        var everyone = (await region.DataAsync("query($c:String!){agency(code:$c){members{edges{node{id}}}}}", new { c = agency }))
            .GetProperty("agency").GetProperty("members").GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node").GetProperty("id").GetString()!).ToArray();
        var heldOut = everyone.Except(invited).ToArray();
        var refused = await region.MutateAsync("recordExposures", new() { ["key"] = region.NewKey(), ["campaign"] = code, ["people"] = new[] { heldOut[0] }, ["channel"] = "MESSAGE" });
        Assert.Equal("HELD_OUT", refused.GetProperty("errors")[0].GetProperty("code").GetString());
        foreach (var person in invited)
        {
            await region.ChangeAsync("enrol", new() { ["person"] = person, ["batch"] = batch });
        }

        var completion = _story.Completion(heldOut[0]);
        completion["program"] = batch;
        await region.ChangeAsync("recordCompletion", completion);
        const string Lift = "told{numerator denominator} heldOut{numerator denominator} difference low high verdict method";
        var seen = (await region.DataAsync($"query($c:String!){{region{{campaign(code:$c){{told isOver enrolment{{{Lift}}} completion{{{Lift}}}}}}}}}", new { c = code }, TestRegion.Reader))
            .GetProperty("region").GetProperty("campaign");
        Assert.Equal((5, false), (seen.GetProperty("told").GetInt32(), seen.GetProperty("isOver").GetBoolean()));
        // 5 of 5 against 0 of 5, and 0 of 5 against 1 of 5.
        var (enrolment, completed) = (seen.GetProperty("enrolment"), seen.GetProperty("completion"));
        Assert.Equal((1m, "EFFECT_SHOWN"), (enrolment.GetProperty("difference").GetDecimal(), enrolment.GetProperty("verdict").GetString()));
        Assert.Equal((-0.2m, "NO_EFFECT_SHOWN"), (completed.GetProperty("difference").GetDecimal(), completed.GetProperty("verdict").GetString()));
        Assert.StartsWith("95 % interval: Newcombe", enrolment.GetProperty("method").GetString(), StringComparison.Ordinal);
        Assert.Equal("FORBIDDEN", (await region.AskAsync("query($c:String!){region{campaign(code:$c){invitations{totalCount}}}}", new { c = code }, TestRegion.Reader)).Code);
    }

    [Fact]
    public async Task Who_has_seats_in_two_batches_at_once_is_listed_and_who_has_them_one_after_the_other_is_not()
    {
        var (twice, _) = await _story.PersonAsync(await _story.AgencyAsync("BOOKED"));
        var first = await _story.BatchAsync("BOOK1", 5, "2198-03-01", "2198-03-05");
        var second = await _story.BatchAsync("BOOK2", 5, "2198-03-05", "2198-03-09");
        var later = await _story.BatchAsync("BOOK3", 5, "2198-03-10", "2198-03-12");
        foreach (var batch in new[] { first, second, later })
        {
            await region.ChangeAsync("enrol", new() { ["person"] = twice, ["batch"] = batch });
        }

        var listed = (await region.DataAsync("{region{doubleBookings(first:1000){edges{node{person{id} first{code} second{code} from to}}}}}")).GetProperty("region").GetProperty("doubleBookings")
            .GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node")).Where(n => n.GetProperty("person").GetProperty("id").GetString() == twice).ToArray();
        var booking = Assert.Single(listed);
        Assert.Equal(
            (first, second, "2198-03-05", "2198-03-05"),
            (booking.GetProperty("first").GetProperty("code").GetString(), booking.GetProperty("second").GetProperty("code").GetString(), booking.GetProperty("from").GetString(), booking.GetProperty("to").GetString()));
    }

    [Fact]
    public async Task The_message_to_a_person_shows_gap_deadline_and_points_and_the_index_what_is_missing()
    {
        var agency = await _story.AgencyAsync("AWARE");
        var (person, _) = await _story.PersonAsync(agency);
        await region.ChangeAsync("recordCompletion", _story.Completion(person, 14));
        const string Query = """
            query($p:ID!){person(id:$p){
              awareness{jp target way{missingJp daysNeeded} winnable{by points missingJp}}
              ipAsn{total band qualification competence performance discipline missing ruleSet}}}
            """;
        var seen = (await region.DataAsync(Query, new { p = person })).GetProperty("person");
        Assert.Equal(
            """{"jp":14,"target":20,"way":{"missingJp":6,"daysNeeded":2},"winnable":[{"by":"HOURS","points":22.5,"missingJp":6},{"by":"SEMINAR","points":17.5,"missingJp":null}]}""",
            seen.GetProperty("awareness").GetRawText());
        Assert.Equal(
            """{"total":null,"band":null,"qualification":null,"competence":0,"performance":null,"discipline":null,"missing":["QUALIFICATION","PERFORMANCE","DISCIPLINE"],"ruleSet":"BKN-2019"}""",
            seen.GetProperty("ipAsn").GetRawText());

        await region.ChangeAsync("recordProfile", new() { ["person"] = person, ["qualification"] = "S1", ["performance"] = "GOOD", ["discipline"] = "NONE" });
        await region.ChangeAsync("recordCompletion", _story.Completion(person, 6));
        seen = (await region.DataAsync(Query, new { p = person })).GetProperty("person");
        // 15 + 22.5 + 25 + 5 = 67.5.
        Assert.Equal((67.5m, "LOW"), (seen.GetProperty("ipAsn").GetProperty("total").GetDecimal(), seen.GetProperty("ipAsn").GetProperty("band").GetString()));
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("awareness").GetProperty("way").ValueKind);

        var figures = (await region.DataAsync(
            "query($c:String!){agency(code:$c){ipAsn{people complete mean{value suppressed} competence{value} bands{band} winnable{numerator denominator}} before:ipAsn(on:\"2016-01-01\"){people} other:ipAsn(ruleSet:\"BKN-1999\"){people}}}", new { c = agency })).GetProperty("agency");
        Assert.Equal(
            """{"people":1,"complete":1,"mean":{"value":null,"suppressed":true},"competence":{"value":22.5},"bands":[],"winnable":{"numerator":17.5,"denominator":1}}""",
            figures.GetProperty("ipAsn").GetRawText());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (figures.GetProperty("before").ValueKind, figures.GetProperty("other").ValueKind));
    }

    [Fact]
    public async Task A_person_says_why_of_themselves_alone_and_sees_the_own_message_and_index()
    {
        var agency = await _story.AgencyAsync("OWN");
        var (person, _) = await _story.PersonAsync(agency);
        var (other, _) = await _story.PersonAsync(agency);
        var token = TestRegion.PersonToken + Encoding.UTF8.GetString(Base64Url.DecodeFromChars(person)).Split(':')[2];
        const string Explain = "mutation($p:ID!){explainAbsence(input:{key:\"1\" person:$p reason:SUPERIOR_REFUSED}){outcome}}";
        Assert.Equal("ACCEPTED", (await region.DataAsync(Explain, new { p = person }, token)).GetProperty("explainAbsence").GetProperty("outcome").GetString());
        Assert.Equal("REPEATED", (await region.DataAsync(Explain, new { p = person }, token)).GetProperty("explainAbsence").GetProperty("outcome").GetString());
        Assert.Equal("FORBIDDEN", (await region.AskAsync(Explain, new { p = other }, token)).Code);
        var reasons = (await region.DataAsync("query($c:String!){agency(code:$c){outreach{reasons{reason people}}}}", new { c = agency }, TestRegion.Reader)).GetProperty("agency").GetProperty("outreach").GetProperty("reasons");
        Assert.Equal("""[{"reason":"SUPERIOR_REFUSED","people":1},{"reason":"NOT_RECORDED","people":1}]""", reasons.GetRawText());
        Assert.Equal(20, (await region.DataAsync("{ownAwareness{way{missingJp}}}", token: token)).GetProperty("ownAwareness").GetProperty("way").GetProperty("missingJp").GetDecimal());
        Assert.Equal(40, (await region.DataAsync("{ownIpAsn{winnable{points}}}", token: token)).GetProperty("ownIpAsn").GetProperty("winnable").EnumerateArray().Sum(w => w.GetProperty("points").GetDecimal()));
        Assert.Equal("FORBIDDEN", (await region.AskAsync("{ownAwareness{jp}}")).Code);
        Assert.Equal("FORBIDDEN", (await region.AskAsync("mutation($p:ID!){recordProfile(input:{key:\"2\" person:$p discipline:NONE}){outcome}}", new { p = person }, token)).Code);
    }

    private DateOnly Today => region.Get<Bangkom.Grains.Ledger.RegionInfo>().Today(TimeProvider.System);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
