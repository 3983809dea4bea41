using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class RightsTests(TestRegion region)
{
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
            "definePolicy", "definePartner", "issuePartnerKey", "revokePartnerKey", "repairQuarantined", "replayQuarantined",
        },
    ];

    [Theory, MemberData(nameof(Figures))]
    public async Task Without_a_sign_in_there_are_no_figures(string query) => Assert.Equal("UNAUTHENTICATED", (await region.AskAsync(query, token: null)).Code);

    [Theory, MemberData(nameof(Figures))]
    public async Task Readers_and_partners_see_figures(string query)
    {
        Assert.Null((await region.AskAsync(query, token: TestRegion.Reader)).Code);
        Assert.Null((await region.AskAsync(query, token: "ANY-PARTNER")).Code);
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
        foreach (var token in new[] { TestRegion.Reader, "ANY-PARTNER" })
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
}
