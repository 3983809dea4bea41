using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Tests.Support;
using Bangkom.Grains.Ids;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class RightsTests(TestRegion region)
{
    private static readonly string Nobody = "person/" + AsnId.New();

    public static TheoryData<string> Figures =>
    [
        "{region{name}}", "{agency(code:\"X\"){name}}", "{batch(code:\"X\"){name}}", "{batches{totalCount}}", "{program(code:\"X\"){name}}",
        "{programs{totalCount}}", "{policies{kind}}", "{viewer{name}}", "{node(id:\"x\"){id}}", "{region{series(metric:REACH){values}}}", "{agency(code:\"X\"){series(metric:REACH){values}}}",
    ];

    public static TheoryData<string> People =>
    [
        "{person(id:\"x\"){id}}", "{node(id:\"x\"){... on Person{nip}}}", "{node(id:\"x\"){... on Person{name}}}", "{node(id:\"x\"){... on Person{agency{code}}}}",
        "{node(id:\"x\"){... on Person{status}}}", "{node(id:\"x\"){... on Person{post}}}", "{node(id:\"x\"){... on Person{postLevel}}}",
        "{node(id:\"x\"){... on Person{rank}}}", "{batch(code:\"X\"){waitList{place}}}", "{node(id:\"x\"){... on Person{record{jp}}}}",
        "{agency(code:\"X\"){members{totalCount}}}", "{agency(code:\"X\"){members{edges{cursor}}}}", "{region{agencies{members{edges{record{jp}}}}}}",
    ];

    public static TheoryData<string> Mutations =>
    [
        .. new[]
        {
            "defineAgency", "renameAgency", "moveAgency", "mergeAgencies", "recordJoin", "transferPerson", "changeEmployment", "renewNip", "recordDeparture", "erasePerson",
            "defineProgram", "scheduleBatch", "changeBatch", "cancelBatch", "enrol", "withdraw", "recordAttendance", "recordCompletion", "correctCompletion", "revokeCompletion",
            "definePolicy", "definePartner", "issuePersonKey", "revokePersonKey", "issuePartnerKey", "revokePartnerKey", "repairQuarantined", "replayQuarantined",
        },
    ];

    [Theory, MemberData(nameof(Figures))]
    public async Task Without_a_sign_in_there_are_no_figures(string query) => Assert.Equal("UNAUTHENTICATED", (await region.AskAsync(query, token: null)).Code);

    [Theory, MemberData(nameof(Figures))]
    public async Task Readers_and_partners_see_figures(string query)
    {
        Assert.Null((await region.AskAsync(query, token: TestRegion.Reader)).Code);
        Assert.Null((await region.AskAsync(query, token: "ANY-PARTNER")).Code);
        Assert.Null((await region.AskAsync(query, token: Nobody)).Code);
    }

    [Theory, MemberData(nameof(People))]
    public async Task A_document_about_people_is_refused_to_readers_and_partners(string query)
    {
        foreach (var token in new[] { TestRegion.Reader, "ANY-PARTNER" })
        {
            var answer = await region.AskAsync(query, token: token);
            Assert.Equal("FORBIDDEN", answer.Code);
            Assert.False(answer.HasData);
        }

        Assert.Equal("UNAUTHENTICATED", (await region.AskAsync(query, token: null)).Code);
    }

    /// <summary>Lists of people, and what partners sent.</summary>
    [Theory]
    [InlineData("{batch(code:\"X\"){waitList{place}}}")]
    [InlineData("{agency(code:\"X\"){members{totalCount}}}")]
    [InlineData("{region{agencies{members{edges{record{jp}}}}}}")]
    [InlineData("{region{explain(metric:REACH,from:{asOf:\"2026-01-01T00:00:00Z\"}){edges{node{person{id}}}}}}")]
    [InlineData("{node(id:\"x\"){... on Person{keys{keyId}}}}")]
    [InlineData("{partners{code}}")]
    public async Task A_person_sees_no_list_of_people_and_nothing_of_partners(string query) =>
        Assert.Equal("FORBIDDEN", (await region.AskAsync(query, token: Nobody)).Code);

    [Fact]
    public async Task A_person_sees_their_own_record_and_nobody_elses()
    {
        var story = new RegionStory(region);
        var agency = await story.AgencyAsync("OWN");
        var ((mine, nip), (other, _)) = (await story.PersonAsync(agency), await story.PersonAsync(agency));
        var token = "person/" + NodeId.Parse(mine)!.Value.Key;

        var seen = await region.DataAsync("query($i:ID!){person(id:$i){id nip record{jp lines{title}}} node(id:$i){... on Person{name}} viewer{person{id}}}", new { i = mine }, token);
        Assert.Equal(mine, seen.GetProperty("person").GetProperty("id").GetString());
        Assert.Equal(mine, seen.GetProperty("viewer").GetProperty("person").GetProperty("id").GetString());
        Assert.NotEqual(nip, seen.GetProperty("person").GetProperty("nip").GetString());
        foreach (var query in new[] { "query($i:ID!){person(id:$i){id}}", "query($i:ID!){node(id:$i){id}}", "query($i:ID!){node(id:$i){... on Person{name}}}" })
        {
            var refused = await region.AskAsync(query, new { i = other }, token);
            Assert.Equal("FORBIDDEN", refused.Code);
            Assert.DoesNotContain("Siti", refused.Text, StringComparison.Ordinal);
        }

        Assert.Equal("FORBIDDEN", (await region.AskAsync("query($n:String!){personByNip(nip:$n){id}}", new { n = nip }, token)).Code);
    }

    [Fact]
    public async Task A_persons_key_is_shown_once_and_two_are_live_at_most()
    {
        var story = new RegionStory(region);
        var (person, _) = await story.PersonAsync(await story.AgencyAsync("KEYS"));
        const string Selection = "keyId secret person{keys{keyId isLive expiresOn}}";
        var input = new Dictionary<string, object?> { ["person"] = person, ["key"] = region.NewKey() };
        var first = await region.ChangeAsync("issuePersonKey", input, Selection);
        Assert.Matches("^bkp_[0-9a-f]{32}_[0-9a-f]{8}_[0-9a-f]{64}$", first.GetProperty("secret").GetString());
        var again = await region.MutateAsync("issuePersonKey", input, Selection);
        Assert.Equal(("REPEATED", null), (again.GetProperty("outcome").GetString(), again.GetProperty("secret").GetString()));
        await region.ChangeAsync("issuePersonKey", new() { ["person"] = person });
        var third = await region.MutateAsync("issuePersonKey", new() { ["person"] = person, ["key"] = region.NewKey() });
        Assert.Equal("TOO_MANY_KEYS", third.GetProperty("errors")[0].GetProperty("code").GetString());
        var revoked = await region.ChangeAsync("revokePersonKey", new() { ["person"] = person, ["keyId"] = first.GetProperty("keyId").GetString() }, "person{keys{isLive}}");
        Assert.Equal([false, true], revoked.GetProperty("person").GetProperty("keys").EnumerateArray().Select(k => k.GetProperty("isLive").GetBoolean()).Order());
        await region.ChangeAsync("issuePersonKey", new() { ["person"] = person });
    }

    [Fact]
    public async Task A_search_by_nip_is_refused_to_readers() =>
        Assert.Equal("FORBIDDEN", (await region.AskAsync("query($n:String!){personByNip(nip:$n){id}}", new { n = "1" }, TestRegion.Reader)).Code);

    [Fact]
    public async Task A_persons_id_gives_a_reader_nothing()
    {
        var story = new RegionStory(region);
        var (person, _) = await story.PersonAsync(await story.AgencyAsync("R"));
        var answer = await region.AskAsync("query($i:ID!){node(id:$i){id}}", new { i = person }, TestRegion.Reader);
        Assert.Equal("FORBIDDEN", answer.Code);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.Data.GetProperty("node").ValueKind);
    }

    [Theory, MemberData(nameof(Mutations))]
    public async Task Only_the_administrator_changes_anything(string field)
    {
        var type = char.ToUpperInvariant(field[0]) + field[1..] + "Input";
        var query = $"mutation($i:{type}!){{{field}(input:$i){{outcome}}}}";
        foreach (var token in new[] { TestRegion.Reader, "ANY-PARTNER", Nobody })
        {
            Assert.Equal("FORBIDDEN", (await region.AskAsync(query, new { i = new { } }, token)).Code);
        }

        Assert.Equal("UNAUTHENTICATED", (await region.AskAsync(query, new { i = new { } }, null)).Code);
    }

    [Fact]
    public async Task A_partner_sees_what_it_sent_and_nobody_elses()
    {
        var story = new RegionStory(region);
        var (mine, other) = (story.Code("MINE"), story.Code("OTHER"));
        foreach (var code in new[] { mine, other })
        {
            await region.ChangeAsync("definePartner", new() { ["code"] = code, ["name"] = code });
        }

        const string Query = "query($c:String!){partner(code:$c){code statement{sent} receipts{totalCount} quarantine{totalCount}} partners{code}}";
        var seen = await region.DataAsync(Query, new { c = mine }, mine);
        Assert.Equal(0, seen.GetProperty("partner").GetProperty("statement").GetProperty("sent").GetInt32());
        Assert.Equal([mine], seen.GetProperty("partners").EnumerateArray().Select(p => p.GetProperty("code").GetString()));
        var refused = await region.AskAsync("query($c:String!){partner(code:$c){code}}", new { c = other }, mine);
        Assert.Equal("FORBIDDEN", refused.Code);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, refused.Data.GetProperty("partner").ValueKind);
        Assert.Equal("FORBIDDEN", (await region.AskAsync(Query, new { c = mine }, TestRegion.Reader)).Code);
        Assert.False((await region.AskAsync(Query, new { c = mine }, TestRegion.Reader)).HasData);
    }

    [Theory]
    // Absences, trainings and prices of a few are for those who plan; appraisals and discipline for those who see people.
    [InlineData("{agency(code:\"A\"){outreach{atRisk{value}}}}", true)]
    [InlineData("{agency(code:\"A\"){completionLines(year:2026){totalCount}}}", true)]
    [InlineData("{region{budget(year:2026){agreements{number}}}}", true)]
    [InlineData("{region{budget(year:2026){commitments{totalCount}}}}", true)]
    [InlineData("{batch(code:\"A\"){cost{realised}}}", true)]
    [InlineData("{program(code:\"A\"){cost{realised}}}", true)]
    [InlineData("{agency(code:\"A\"){ipAsn{people}}}", false)]
    [InlineData("{region{campaigns{seed}}}", false)]
    public async Task What_would_tell_of_a_few_is_not_for_partners_and_people(string query, bool readers)
    {
        foreach (var token in new[] { "ANY-PARTNER", TestRegion.PersonToken + Guid.NewGuid().ToString("N") })
        {
            Assert.Equal("FORBIDDEN", (await region.AskAsync(query, null, token)).Code);
        }

        Assert.Equal(readers ? null : "FORBIDDEN", (await region.AskAsync(query, null, TestRegion.Reader)).Code);
    }
}
