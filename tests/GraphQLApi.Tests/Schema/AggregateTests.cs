using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class AggregateTests(TestRegion region)
{
    private const string Columns = "keys{dimension codes} starts completions jpCredited peopleReached bucket zone";

    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task Groups_are_parallel_columns_and_add_up_to_the_agencys_figures()
    {
        var (agency, below) = await FamilyAsync();
        var (one, _) = await _story.PersonAsync(agency);
        var (two, _) = await _story.PersonAsync(below, status: "PPPK");
        await region.ChangeAsync("recordCompletion", _story.Completion(one, 4));
        await region.ChangeAsync("recordCompletion", _story.Completion(one, 5));
        await region.ChangeAsync("recordCompletion", _story.Completion(two, 6));
        var found = (await region.DataAsync($"query($a:[String!]){{aggregate(groupBy:[STATUS FORM] filter:{{agency:$a}}){{{Columns}}}}}", new { a = new[] { agency } }, TestRegion.Reader)).GetProperty("aggregate");
        Assert.Equal(
            """[{"dimension":"STATUS","codes":["PNS","PPPK"]},{"dimension":"FORM","codes":["TECHNICAL","TECHNICAL"]}]""", found.GetProperty("keys").GetRawText());
        Assert.Equal("[2,1] [9,6] [1,1]", $"{found.GetProperty("completions").GetRawText()} {found.GetProperty("jpCredited").GetRawText()} {found.GetProperty("peopleReached").GetRawText()}");
        Assert.Equal((JsonValueKind.Null, "Asia/Jakarta"), (found.GetProperty("bucket").ValueKind, found.GetProperty("zone").GetString()));

        var own = (await region.DataAsync($"query($a:[String!]){{aggregate(groupBy:[] bucket:MONTH filter:{{agency:$a includeChildren:false}}){{{Columns}}}}}", new { a = new[] { agency } })).GetProperty("aggregate");
        var figures = await _story.ParticipationAsync(below);
        Assert.Equal("[2]", own.GetProperty("completions").GetRawText());
        Assert.Equal((1, 6m), (figures.GetProperty("completions").GetInt32(), figures.GetProperty("jpCredited").GetDecimal()));
    }

    [Fact]
    public async Task The_same_selection_is_watched()
    {
        var agency = await _story.AgencyAsync("WATCHED");
        var (person, _) = await _story.PersonAsync(agency);
        using var events = await region.WatchAsync($"subscription($a:[String!]){{aggregate(groupBy:[AGENCY] filter:{{agency:$a}} take:2){{{Columns}}}}}", new { a = new[] { agency } }, TestRegion.Reader);
        Assert.Equal("[]", (await events.NextAsync()).GetProperty("data").GetProperty("aggregate").GetProperty("completions").GetRawText());
        await region.ChangeAsync("recordCompletion", _story.Completion(person, 5));
        var second = (await events.NextAsync()).GetProperty("data").GetProperty("aggregate");
        Assert.Equal($$"""[{"dimension":"AGENCY","codes":["{{agency}}"]}]""", second.GetProperty("keys").GetRawText());
        Assert.Equal("[5]", second.GetProperty("jpCredited").GetRawText());
    }

    [Theory]
    [InlineData("groupBy:[FORM FORM]", "BAD_REQUEST")]
    [InlineData("groupBy:[FORM] zone:\"Mars/Olympus\"", "BAD_REQUEST")]
    [InlineData("groupBy:[FORM] from:\"2026-02-01\" to:\"2026-01-01\"", "BAD_REQUEST")]
    [InlineData("groupBy:[FORM] bucket:DAY from:\"2001-01-01\"", "BAD_REQUEST")]
    [InlineData("groupBy:[FORM] filter:{program:[\"no code\"]}", "BAD_REQUEST")]
    public async Task What_cannot_be_grouped_is_refused_with_what_to_do(string arguments, string code) =>
        Assert.Equal(code, (await region.AskAsync($"{{aggregate({arguments}){{starts}}}}")).Code);

    [Fact]
    public async Task Days_are_those_of_the_zone_asked_for_and_a_year_to_come_is_empty()
    {
        var agency = await _story.AgencyAsync("ZONED");
        var (person, _) = await _story.PersonAsync(agency);
        var completion = _story.Completion(person, 5);
        // 00:30 on 2 March in Jakarta, 17:30 on 1 March in London.
        completion["completedAt"] = "2026-03-01T17:30:00Z";
        await region.ChangeAsync("recordCompletion", completion);
        async Task<string> StartsAsync(string zone) =>
            (await region.DataAsync($"query($a:[String!]){{aggregate(groupBy:[] bucket:DAY zone:\"{zone}\" from:\"2026-03-01\" to:\"2026-03-02\" filter:{{agency:$a}}){{starts}}}}", new { a = new[] { agency } }))
                .GetProperty("aggregate").GetProperty("starts").GetRawText();
        Assert.Equal("""["2026-03-02"]""", await StartsAsync("Asia/Jakarta"));
        Assert.Equal("""["2026-03-01"]""", await StartsAsync("Europe/London"));
        Assert.Equal("[]", (await region.DataAsync("{aggregate(groupBy:[FORM] from:\"2199-01-01\"){starts}}")).GetProperty("aggregate").GetProperty("starts").GetRawText());
    }

    private async Task<(string Agency, string Below)> FamilyAsync()
    {
        var agency = await _story.AgencyAsync("GROUPED");
        return (agency, await _story.AgencyAsync("GROUPEDBELOW", agency));
    }
}
