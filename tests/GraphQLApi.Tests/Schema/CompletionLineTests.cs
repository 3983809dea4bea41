using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class CompletionLineTests(TestRegion region)
{
    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task The_counted_lines_are_as_many_as_the_figure_and_those_left_out_say_why()
    {
        var agency = await _story.AgencyAsync("LINES");
        var (person, _) = await _story.PersonAsync(agency);
        var first = _story.Completion(person, 5);
        await region.ChangeAsync("recordCompletion", first);
        await region.ChangeAsync("recordCompletion", new(first) { ["key"] = region.NewKey() });
        var revoked = await region.ChangeAsync("recordCompletion", _story.Completion(person, 7), "line{id}");
        await region.ChangeAsync("revokeCompletion", new() { ["line"] = revoked.GetProperty("line").GetProperty("id").GetString() });
        await region.ChangeAsync("recordCompletion", _story.Completion(person, 4));

        Assert.Equal(("FULL FULL", 2), await LinesAsync("counted:true"));
        Assert.Equal(("DUPLICATE REVOKED", 2), await LinesAsync("counted:false"));
        Assert.Equal(("REVOKED", 1), await LinesAsync("reason:\"REVOKED\""));
        Assert.Equal(("FULL DUPLICATE REVOKED FULL", 4), await LinesAsync(""));
        var figures = await _story.ParticipationAsync(agency);
        Assert.Equal((2, 9m), (figures.GetProperty("completions").GetInt32(), figures.GetProperty("jpCredited").GetDecimal()));

        // Pages follow each other.
        var seen = new List<string?>();
        string? after = null;
        do
        {
            var page = (await region.DataAsync(
                "query($c:String!,$a:String){agency(code:$c){completionLines(first:1 after:$a){totalCount edges{node{reason credited}} pageInfo{hasNextPage endCursor}}}}", new { c = agency, a = after }))
                .GetProperty("agency").GetProperty("completionLines");
            Assert.Equal(4, page.GetProperty("totalCount").GetInt32());
            seen.AddRange(page.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node").GetProperty("reason").GetString()));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);

        Assert.Equal(["FULL", "DUPLICATE", "REVOKED", "FULL"], seen);

        const string WithPerson = "query($c:String!){agency(code:$c){completionLines{edges{node{person{id}}}}}}";
        Assert.Equal("FORBIDDEN", (await region.AskAsync(WithPerson, new { c = agency }, TestRegion.Reader)).Code);
        Assert.Equal(person, (await region.DataAsync(WithPerson, new { c = agency })).GetProperty("agency").GetProperty("completionLines").GetProperty("edges")[0].GetProperty("node").GetProperty("person").GetProperty("id").GetString());

        async Task<(string Reasons, int Total)> LinesAsync(string arguments)
        {
            var lines = (await region.DataAsync(
                $"query($c:String!){{agency(code:$c){{completionLines(first:10 {arguments}){{totalCount edges{{node{{reason counted credited}}}}}}}}}}", new { c = agency }, TestRegion.Reader))
                .GetProperty("agency").GetProperty("completionLines");
            return (string.Join(' ', lines.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node").GetProperty("reason").GetString())), lines.GetProperty("totalCount").GetInt32());
        }
    }
}
