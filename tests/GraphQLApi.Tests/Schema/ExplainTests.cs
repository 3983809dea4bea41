using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class ExplainTests(TestRegion region)
{
    private const string Selection = "before after difference totalCount pageInfo{hasNextPage hasPreviousPage endCursor} edges{node{position kind reason title}}";

    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task A_difference_is_opened_to_the_facts_that_made_it_page_by_page()
    {
        var agency = await _story.AgencyAsync("A");
        var (person, _) = await _story.PersonAsync(agency);
        var from = new { position = (await _story.ParticipationAsync(agency)).GetProperty("position").GetString() };
        var first = await region.ChangeAsync("recordCompletion", _story.Completion(person, 15), "position line{id}");
        var second = await region.ChangeAsync("recordCompletion", _story.Completion(person, 10));
        var revoked = await region.ChangeAsync("revokeCompletion", new() { ["line"] = first.GetProperty("line").GetProperty("id").GetString() });

        var page = await ExplainAsync(agency, from, 2, null);
        Assert.Equal((0m, 10m, 10m, 3), (page.GetProperty("before").GetDecimal(), page.GetProperty("after").GetDecimal(), page.GetProperty("difference").GetDecimal(), page.GetProperty("totalCount").GetInt32()));
        Assert.True(page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        var rest = await ExplainAsync(agency, from, 2, page.GetProperty("pageInfo").GetProperty("endCursor").GetString());
        Assert.False(rest.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        var facts = Facts(page).Concat(Facts(rest)).ToArray();
        Assert.Equal(
            [first.GetProperty("position").GetString(), second.GetProperty("position").GetString(), revoked.GetProperty("position").GetString()],
            facts.Select(f => f.GetProperty("position").GetString()));
        Assert.Equal("REVOCATION", facts[^1].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task People_are_shown_to_who_may_see_them_and_the_rest_to_everyone()
    {
        var agency = await _story.AgencyAsync("B");
        var (person, _) = await _story.PersonAsync(agency);
        var from = new { position = (await _story.ParticipationAsync(agency)).GetProperty("position").GetString() };
        await region.ChangeAsync("recordCompletion", _story.Completion(person));
        const string Query = "query($c:String!,$f:TimeTravel!){agency(code:$c){explain(metric:COMPLETIONS,from:$f){edges{node{title person{id}}}}}}";

        var node = Facts((await region.DataAsync(Query, new { c = agency, f = from })).GetProperty("agency").GetProperty("explain")).Single();
        Assert.Equal(person, node.GetProperty("person").GetProperty("id").GetString());
        Assert.Equal("FORBIDDEN", (await region.AskAsync(Query, new { c = agency, f = from }, TestRegion.Reader)).Code);
        Assert.Null((await region.AskAsync(Query.Replace(" person{id}", "", StringComparison.Ordinal), new { c = agency, f = from }, TestRegion.Reader)).Code);
    }

    [Fact]
    public async Task The_region_s_figures_are_explained_too_and_a_wrong_moment_says_which()
    {
        const string Query = "query($f:TimeTravel!,$t:TimeTravel){region{explain(metric:REACH,from:$f,to:$t,first:5){before after}}}";
        await _story.AgencyAsync("C");
        Assert.Null((await region.AskAsync(Query, new { f = new { position = "1" } }, TestRegion.Reader)).Code);
        var answer = await region.AskAsync(Query, new { f = new { position = "1" }, t = new { asOf = "2999-01-01T00:00:00Z" } });
        Assert.Equal("BAD_REQUEST", answer.Code);
        Assert.Contains("`to`", answer.Text, StringComparison.Ordinal);
    }

    private static JsonElement[] Facts(JsonElement explanation) => [.. explanation.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node"))];

    private async Task<JsonElement> ExplainAsync(string agency, object from, int first, string? after) =>
        (await region.DataAsync(
            $"query($c:String!,$f:TimeTravel!,$n:Int!,$a:String){{agency(code:$c){{explain(metric:JP_CREDITED,from:$f,first:$n,after:$a){{{Selection}}}}}}}",
            new { c = agency, f = from, n = first, a = after })).GetProperty("agency").GetProperty("explain");
}
