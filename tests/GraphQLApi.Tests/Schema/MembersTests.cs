using System.Globalization;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class MembersTests(TestRegion region)
{
    private const string Query =
        """
        query($c:String!,$f:MemberFilter,$o:MemberOrder!,$n:Int!,$a:String){agency(code:$c){members(filter:$f orderBy:$o first:$n after:$a){
          totalCount pageInfo{hasNextPage hasPreviousPage startCursor endCursor}
          edges{cursor node{id name nip status agency{code}} record{year jp target compliant inScope lastCompletionAt}}}}}
        """;

    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task Pages_by_name_hold_everyone_once()
    {
        var agency = await _story.AgencyAsync("M");
        foreach (var name in new[] { "Zaki", "budi", "Élan", "Budi", "Adi" })
        {
            await _story.PersonAsync(agency, name);
        }

        var first = await PageAsync(agency, first: 2);
        Assert.Equal((5, true, false), Info(first));
        var second = await PageAsync(agency, first: 2, after: EndOf(first));
        Assert.Equal((5, true, true), Info(second));
        var third = await PageAsync(agency, first: 2, after: EndOf(second));
        Assert.Equal((5, false, true), Info(third));
        Assert.Equal(["ADI", "BUDI", "BUDI", "ÉLAN", "ZAKI"], new[] { first, second, third }.SelectMany(Names).Select(n => n.ToUpperInvariant()));
        Assert.Equal(5, new[] { first, second, third }.SelectMany(Ids).Distinct().Count());
    }

    [Fact]
    public async Task A_member_has_the_record_that_the_person_has()
    {
        var agency = await _story.AgencyAsync("N");
        var (person, nip) = await _story.PersonAsync(agency);
        await region.ChangeAsync("recordCompletion", _story.Completion(person, 7.5m));
        const string Fields = "year inScope jp target cap compliant lastCompletionAt lines{id title claimed credited reason}";
        var edge = (await region.DataAsync($"query($c:String!){{agency(code:$c){{members{{edges{{node{{id nip name status post rank agency{{code}}}} record{{{Fields}}}}}}}}}}}", new { c = agency }))
            .GetProperty("agency").GetProperty("members").GetProperty("edges")[0];
        var alone = (await region.DataAsync($"query($i:ID!){{person(id:$i){{id nip name status post rank agency{{code}} record{{{Fields}}}}}}}", new { i = person })).GetProperty("person");
        Assert.Equal(alone.GetProperty("record").GetRawText(), edge.GetProperty("record").GetRawText());
        Assert.Equal(1, edge.GetProperty("record").GetProperty("lines").GetArrayLength());
        Assert.Equal(nip, edge.GetProperty("node").GetProperty("nip").GetString());
        foreach (var field in edge.GetProperty("node").EnumerateObject())
        {
            Assert.Equal(alone.GetProperty(field.Name).GetRawText(), field.Value.GetRawText());
        }
    }

    [Fact]
    public async Task Orders_by_figures_have_the_name_as_tie_break()
    {
        var agency = await _story.AgencyAsync("O");
        Dictionary<string, string> people = [];
        foreach (var name in new[] { "Dua", "Cici", "Budi", "Adi" })
        {
            people[name] = (await _story.PersonAsync(agency, name)).Id;
        }

        await CompleteAsync(people["Dua"], 3, 1);
        await CompleteAsync(people["Budi"], 9, 2);
        await CompleteAsync(people["Cici"], 9, 3);
        Assert.Equal(["Adi", "Dua", "Budi", "Cici"], Names(await PageAsync(agency, "JP")));
        Assert.Equal(["Budi", "Cici", "Dua", "Adi"], Names(await PageAsync(agency, "JP_DESC")));
        // Without a completion first, then the longest ago.
        Assert.Equal(["Adi", "Cici", "Budi", "Dua"], Names(await PageAsync(agency, "LAST_COMPLETION")));
    }

    [Fact]
    public async Task A_page_goes_on_from_its_place_whatever_became_of_its_last_member()
    {
        var (agency, other) = (await _story.AgencyAsync("P"), await _story.AgencyAsync("Q"));
        foreach (var (name, jp) in new[] { ("Adi", 1), ("Budi", 2), ("Cici", 3), ("Dewi", 4) })
        {
            await CompleteAsync((await _story.PersonAsync(agency, name)).Id, jp, 1);
        }

        var first = await PageAsync(agency, "JP", 2);
        Assert.Equal(["Adi", "Budi"], Names(first));
        await CompleteAsync(Ids(first)[1], 20, 0);
        Assert.Equal(["Cici", "Dewi", "Budi"], Names(await PageAsync(agency, "JP", 10, EndOf(first))));
        await region.ChangeAsync("transferPerson", new() { ["person"] = Ids(first)[1], ["agency"] = other, ["effectiveOn"] = Today() });
        Assert.Equal(["Cici", "Dewi"], Names(await PageAsync(agency, "JP", 10, EndOf(first))));
        Assert.Equal(["Budi"], Names(await PageAsync(other)));
    }

    [Fact]
    public async Task A_filter_shows_who_matches_all_of_it()
    {
        var agency = await _story.AgencyAsync("F");
        var (reached, _) = await _story.PersonAsync(agency, "Ayu Çandra");
        await _story.PersonAsync(agency, "Bayu Ayu", post: "FUNGSIONAL");
        await _story.PersonAsync(agency, "Citra", status: "CPNS");
        await CompleteAsync(reached, 20, 0);
        async Task<string[]> Found(object filter) => Names(await PageAsync(agency, filter: filter));
        Assert.Equal(["Ayu Çandra"], await Found(new { compliant = true }));
        // Who is out of scope is neither compliant nor not.
        Assert.Equal(["Bayu Ayu"], await Found(new { compliant = false }));
        Assert.Equal(["Ayu Çandra"], await Found(new { participated = true }));
        Assert.Equal(["Bayu Ayu", "Citra"], await Found(new { participated = false }));
        Assert.Equal(["Citra"], await Found(new { status = new[] { "CPNS", "PPPK" } }));
        Assert.Equal(["Bayu Ayu"], await Found(new { post = new[] { "FUNGSIONAL" } }));
        Assert.Equal(["Ayu Çandra"], await Found(new { search = "candra AYU" }));
        Assert.Equal(["Ayu Çandra", "Bayu Ayu"], await Found(new { search = "ayu" }));
        Assert.Empty(await Found(new { search = "1990" }));
    }

    [Fact]
    public async Task A_name_that_is_looked_for_stands_in_no_address_and_no_document()
    {
        Assert.Equal("BAD_REQUEST", (await region.AskAsync("{agency(code:\"X\"){members(filter:{search:\"siti\"}){totalCount}}}")).Code);
        Assert.Equal("BAD_REQUEST", (await region.AskAsync("query($f:MemberFilter={search:\"siti\"}){agency(code:\"X\"){members(filter:$f){totalCount}}}")).Code);
        Assert.Null((await region.AskAsync("query($s:String){agency(code:\"X\"){members(filter:{search:$s}){totalCount}}}", new { s = "siti" })).Code);
        Assert.Equal("BAD_REQUEST", await GetAsync("query($s:String){agency(code:\"X\"){members(filter:{search:$s}){totalCount}}}", "{\"s\":\"siti\"}"));
        Assert.Equal("BAD_REQUEST", await GetAsync("query($f:MemberFilter){agency(code:\"X\"){members(filter:$f){totalCount}}}", "{\"f\":{\"search\":\"siti\"}}"));
        Assert.Null(await GetAsync("query($f:MemberFilter){agency(code:\"X\"){members(filter:$f){totalCount}}}", "{\"f\":{\"compliant\":false}}"));
    }

    [Fact]
    public async Task An_agency_of_nobody_has_an_empty_page_and_its_units_are_below()
    {
        var agency = await _story.AgencyAsync("E");
        var empty = await PageAsync(agency);
        Assert.Equal((0, false, false), Info(empty));
        Assert.Equal(JsonValueKind.Null, empty.GetProperty("pageInfo").GetProperty("endCursor").ValueKind);
        await _story.PersonAsync(await _story.AgencyAsync("E-1", agency), "Adi");
        Assert.Equal(["Adi"], Names(await PageAsync(agency)));
        var alone = (await region.DataAsync("query($c:String!){agency(code:$c){members(includeChildren:false){totalCount}}}", new { c = agency })).GetProperty("agency");
        Assert.Equal(0, alone.GetProperty("members").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Members_of_a_merged_agency_are_its_successors_and_were_its_own_last_year()
    {
        var (closed, successor) = (await _story.AgencyAsync("OLD"), await _story.AgencyAsync("NEW"));
        await _story.PersonAsync(closed, "Adi");
        await region.ChangeAsync("mergeAgencies", new() { ["code"] = closed, ["into"] = successor, ["effectiveOn"] = Today() });
        Assert.Empty(Names(await PageAsync(closed)));
        Assert.Equal(["Adi"], Names(await PageAsync(successor)));
        var lastYear = (await region.DataAsync("query($c:String!,$y:Int){agency(code:$c){members(year:$y){edges{node{name agency{code}} record{year}}}}}", new { c = closed, y = LastYear() }))
            .GetProperty("agency").GetProperty("members").GetProperty("edges")[0];
        Assert.Equal(LastYear(), lastYear.GetProperty("record").GetProperty("year").GetInt32());
        // A person is who they are today, whatever year the record is of.
        Assert.Equal(successor, lastYear.GetProperty("node").GetProperty("agency").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Who_was_erased_has_no_name_and_stands_last()
    {
        var agency = await _story.AgencyAsync("Z");
        var (erased, _) = await _story.PersonAsync(agency, "Adi");
        await _story.PersonAsync(agency, "Budi");
        var before = await PageAsync(agency, first: 1);
        await region.ChangeAsync("erasePerson", new() { ["person"] = erased });
        var after = await PageAsync(agency);
        Assert.Equal(["Budi", ""], Names(after));
        Assert.Equal("****", after.GetProperty("edges")[1].GetProperty("node").GetProperty("nip").GetString());
        Assert.Equal(["Budi", ""], Names(await PageAsync(agency, after: EndOf(before))));
    }

    [Fact]
    public async Task A_page_that_can_not_be_shown_says_what_to_do()
    {
        var agency = await _story.AgencyAsync("W");
        await _story.PersonAsync(agency);
        var cursor = EndOf(await PageAsync(agency));
        foreach (var variables in new object[] { Variables(agency, "JP", 10, cursor, null), Variables(agency, "NAME", 10, "!", null), Variables(agency, "NAME", 1_001, null, null) })
        {
            Assert.Equal("BAD_REQUEST", (await region.AskAsync(Query, variables)).Code);
        }

        var future = await region.DataAsync("query($c:String!){agency(code:$c){members(year:2199){totalCount}}}", new { c = agency });
        Assert.Equal(JsonValueKind.Null, future.GetProperty("agency").GetProperty("members").ValueKind);
    }

    private static object Variables(string agency, string order, int first, string? after, object? filter) => new { c = agency, f = filter, o = order, n = first, a = after };

    private async Task<JsonElement> PageAsync(string agency, string order = "NAME", int first = 100, string? after = null, object? filter = null) =>
        (await region.DataAsync(Query, Variables(agency, order, first, after, filter))).GetProperty("agency").GetProperty("members");

    private async Task<string?> GetAsync(string query, string variables)
    {
        using var get = new HttpRequestMessage(HttpMethod.Get, region.Uri + "?query=" + Uri.EscapeDataString(query) + "&variables=" + Uri.EscapeDataString(variables));
        get.Headers.TryAddWithoutValidation("Accept", "application/graphql-response+json");
        return (await region.SendAsync(get, TestRegion.Admin)).Code;
    }

    /// <summary>A completion that was earlier by some seconds: the day, the month and the year are today's but for the first moments of one.</summary>
    private async Task CompleteAsync(string person, decimal jp, int secondsAgo)
    {
        var completion = _story.Completion(person, jp);
        completion["completedAt"] = TimeProvider.System.GetUtcNow().AddSeconds(-secondsAgo).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        await region.ChangeAsync("recordCompletion", completion);
    }

    private static DateOnly Day() => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(7).DateTime);

    private static string Today() => Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int LastYear() => Day().Year - 1;

    private static string? EndOf(JsonElement page) => page.GetProperty("pageInfo").GetProperty("endCursor").GetString();

    private static (int Total, bool HasNext, bool HasPrevious) Info(JsonElement page) =>
        (page.GetProperty("totalCount").GetInt32(), page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean(), page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());

    private static string[] Names(JsonElement page) => [.. page.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node").GetProperty("name").GetString()!)];

    private static string[] Ids(JsonElement page) => [.. page.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node").GetProperty("id").GetString()!)];
}
