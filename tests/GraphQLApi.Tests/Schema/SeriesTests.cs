using System.Globalization;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class SeriesTests(TestRegion region)
{
    private readonly RegionStory _story = new(region);

    private DateOnly Today => region.Get<RegionInfo>().Today(TimeProvider.System);

    [Fact]
    public async Task The_last_point_is_the_figure_of_today_and_agencies_below_are_in_it()
    {
        var agency = await _story.AgencyAsync("S");
        var (person, _) = await _story.PersonAsync(agency);
        var (other, _) = await _story.PersonAsync(await _story.AgencyAsync("S-1", agency));
        await region.ChangeAsync("recordCompletion", _story.Completion(person, 20));
        await region.ChangeAsync("recordCompletion", _story.Completion(other, 5));
        var data = (await region.DataAsync(
            """
            query($c:String!){agency(code:$c){
              compliance:series(metric:COMPLIANCE){metric bucket zone starts values numerators denominators}
              own:series(metric:COMPLIANCE includeChildren:false){values}
              done:series(metric:COMPLETIONS bucket:DAY){starts values numerators denominators}
              mean:series(metric:JP_MEAN bucket:YEAR){values numerators denominators}}}
            """,
            new { c = agency })).GetProperty("agency");
        var compliance = data.GetProperty("compliance");
        Assert.Equal(("COMPLIANCE", "MONTH", "Asia/Jakarta"), (Text(compliance, "metric"), Text(compliance, "bucket"), Text(compliance, "zone")));
        Assert.Equal(Today.Month, compliance.GetProperty("starts").GetArrayLength());
        Assert.Equal(0.5m, Last(compliance, "values"));
        Assert.Equal((1m, 2m), (Last(compliance, "numerators"), Last(compliance, "denominators")));
        Assert.Equal(1m, Last(data.GetProperty("own"), "values"));
        Assert.Equal(2m, Last(data.GetProperty("done"), "values"));
        Assert.Equal(Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), data.GetProperty("done").GetProperty("starts").EnumerateArray().Last().GetString());
        Assert.Equal(JsonValueKind.Null, data.GetProperty("done").GetProperty("numerators").ValueKind);
        Assert.Equal((12.5m, 25m, 2m), (Last(data.GetProperty("mean"), "values"), Last(data.GetProperty("mean"), "numerators"), Last(data.GetProperty("mean"), "denominators")));
    }

    [Fact]
    public async Task The_regions_series_is_the_sum_of_its_agencies()
    {
        var (person, _) = await _story.PersonAsync(await _story.AgencyAsync("T"));
        await region.ChangeAsync("recordCompletion", _story.Completion(person, 5));
        // Other tests change the region between one agency's answer and the next.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        decimal[] whole, parts;
        do
        {
            patience.Token.ThrowIfCancellationRequested();
            var data = (await region.DataAsync("{region{series(metric:JP_MEAN){numerators denominators} agencies{series(metric:JP_MEAN){numerators denominators}}}}")).GetProperty("region");
            whole = Sums(data);
            parts = [.. data.GetProperty("agencies").EnumerateArray().Select(Sums).Aggregate((sum, next) => [.. sum.Zip(next, (a, b) => a + b)])];
        }
        while (!whole.SequenceEqual(parts));

        Assert.True(whole[^1] > 0);
    }

    [Fact]
    public async Task A_series_of_the_future_is_empty_and_of_long_ago_is_nothing()
    {
        var agency = await _story.AgencyAsync("U");
        var data = (await region.DataAsync(
            "query($c:String!){agency(code:$c){ahead:series(metric:REACH from:\"2199-01-01\"){starts values} ago:series(metric:REACH bucket:YEAR from:\"1990-01-01\" to:\"1991-01-01\"){starts values}}}",
            new { c = agency })).GetProperty("agency");
        Assert.Equal(0, data.GetProperty("ahead").GetProperty("starts").GetArrayLength());
        Assert.Equal([JsonValueKind.Null, JsonValueKind.Null], data.GetProperty("ago").GetProperty("values").EnumerateArray().Select(v => v.ValueKind));
    }

    [Theory]
    [InlineData("from:\"2025-02-01\" to:\"2025-01-01\"", "swap them")]
    [InlineData("bucket:DAY from:\"2020-01-01\"", "more than 1000 points")]
    public async Task A_range_that_can_not_be_shown_says_what_to_do(string arguments, string advice)
    {
        var answer = await region.AskAsync($"{{region{{series(metric:REACH {arguments}){{starts}}}}}}");
        Assert.Equal("BAD_REQUEST", answer.Code);
        Assert.Contains(advice, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_series_at_once_cost_too_much()
    {
        var many = string.Concat(Enumerable.Range(0, 41).Select(i => $"s{i}:series(metric:REACH to:\"2025-{1 + (i % 12):00}-01\"){{starts}} "));
        Assert.Equal("COMPLEXITY", (await region.AskAsync($"{{region{{{many}}}}}")).Code);
    }

    private static decimal[] Sums(JsonElement of) =>
        [.. new[] { "numerators", "denominators" }.SelectMany(f => of.GetProperty("series").GetProperty(f).EnumerateArray()).Select(v => v.GetDecimal())];

    private static string? Text(JsonElement of, string field) => of.GetProperty(field).GetString();

    private static decimal Last(JsonElement of, string field) => of.GetProperty(field).EnumerateArray().Last().GetDecimal();
}
