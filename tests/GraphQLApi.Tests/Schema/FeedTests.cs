using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

/// <summary>An event stream answers once its feed runs, so nothing that a test does afterwards is missed.</summary>
public sealed class FeedTests(TestRegion region)
{
    private const string Completions =
        "subscription($a:String,$t:Int){completions(agency:$a,take:$t){agency{code} program{code} title form completedAt position skipped}}";

    private const string Receipts = "subscription($c:String!,$t:Int){partnerReceipts(code:$c,take:$t){id items quarantined position partner{code}}}";

    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task A_feed_shows_a_completion_as_it_is_recorded_and_none_from_before()
    {
        var agency = await _story.AgencyAsync("FEED");
        var (person, _) = await _story.PersonAsync(agency);
        await region.ChangeAsync("recordCompletion", _story.Completion(person));
        using var feed = await region.WatchAsync(Completions, new { a = agency, t = 1 }, TestRegion.Reader);
        var input = _story.Completion(person);
        var recorded = await region.ChangeAsync("recordCompletion", input);
        var shown = Completion(await feed.NextAsync());
        Assert.Equal(agency, shown.GetProperty("agency").GetProperty("code").GetString());
        Assert.Equal((string?)input["title"], shown.GetProperty("title").GetString());
        Assert.Equal("TECHNICAL", shown.GetProperty("form").GetString());
        Assert.Equal(recorded.GetProperty("position").GetString(), shown.GetProperty("position").GetString());
        Assert.Equal(0, shown.GetProperty("skipped").GetInt32());
        Assert.Equal(JsonValueKind.Undefined, (await feed.NextAsync()).ValueKind);
    }

    [Fact]
    public async Task Every_completion_is_shown_or_counted_as_skipped()
    {
        var agency = await _story.AgencyAsync("FEEDMANY");
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _story.PersonAsync(agency)));
        using var feed = await region.WatchAsync(Completions, new { a = agency, t = (int?)null }, TestRegion.Reader);
        var recorded = await Task.WhenAll(people.Select(p => region.ChangeAsync("recordCompletion", _story.Completion(p.Id))));
        var (seen, last) = (0, 0L);
        while (seen < people.Length)
        {
            var shown = Completion(await feed.NextAsync());
            seen += 1 + shown.GetProperty("skipped").GetInt32();
            last = Position(shown);
        }

        Assert.Equal(people.Length, seen);
        Assert.Equal(recorded.Max(Position), last);
    }

    [Fact]
    public async Task A_look_alike_and_a_correction_are_not_shown()
    {
        var agency = await _story.AgencyAsync("FEEDTWICE");
        var (person, _) = await _story.PersonAsync(agency);
        using var feed = await region.WatchAsync(Completions, new { a = agency, t = 2 }, TestRegion.Reader);
        // Of two that look alike the first in the record's order counts; at the same instant that is the lower key.
        var first = _story.Completion(person, key: _story.Code("LOOK-1"));
        var line = (await region.ChangeAsync("recordCompletion", first, "line{id}")).GetProperty("line").GetProperty("id").GetString();
        var shown = Completion(await feed.NextAsync());
        var again = new Dictionary<string, object?>(first) { ["key"] = _story.Code("LOOK-2") };
        Assert.Equal("DUPLICATE", (await region.ChangeAsync("recordCompletion", again, "line{reason}")).GetProperty("line").GetProperty("reason").GetString());
        var corrected = new Dictionary<string, object?>(first) { ["key"] = region.NewKey(), ["line"] = line, ["quantity"] = 6 };
        corrected.Remove("person");
        await region.ChangeAsync("correctCompletion", corrected);
        var last = await region.ChangeAsync("recordCompletion", _story.Completion(person));
        var next = Completion(await feed.NextAsync());
        Assert.True(Position(next) > Position(shown));
        Assert.Equal((Position(last), 0), (Position(next), next.GetProperty("skipped").GetInt32()));
    }

    [Fact]
    public async Task An_agencys_feed_holds_the_agencies_below_it_and_the_regions_holds_all()
    {
        var parent = await _story.AgencyAsync("FEEDTOP");
        var child = await _story.AgencyAsync("FEEDSUB", parent);
        await _story.UntilBelowAsync(parent, child);
        var (person, _) = await _story.PersonAsync(child);
        using var below = await region.WatchAsync(Completions, new { a = parent, t = 1 }, TestRegion.Reader);
        using var all = await region.WatchAsync(Completions, new { a = (string?)null, t = (int?)null }, TestRegion.Reader);
        await region.ChangeAsync("recordCompletion", _story.Completion(person));
        Assert.Equal(child, Completion(await below.NextAsync()).GetProperty("agency").GetProperty("code").GetString());
        // Other tests record at the same moment: what they hide of ours is counted.
        JsonElement shown;
        do
        {
            shown = Completion(await all.NextAsync());
        }
        while (shown.GetProperty("agency").GetProperty("code").GetString() != child && shown.GetProperty("skipped").GetInt32() == 0);
    }

    [Theory]
    [InlineData("NOBODY", 1, "NOT_FOUND")]
    [InlineData("no code", 1, "NOT_FOUND")]
    [InlineData(null, 0, "BAD_REQUEST")]
    public async Task A_feed_that_cannot_be_is_an_error(string? agency, int take, string code)
    {
        using var feed = await region.WatchAsync(Completions, new { a = agency, t = take }, TestRegion.Reader);
        Assert.Equal(code, Code(await feed.NextAsync()));
    }

    [Fact]
    public async Task A_partner_is_shown_each_receipt_in_order()
    {
        var partner = await _story.PartnerAsync();
        await _story.PushAsync(partner, "before");
        using var mine = await region.WatchAsync(Receipts, new { c = partner, t = 12 }, partner);
        using var administrators = await region.WatchAsync(Receipts, new { c = partner, t = 1 }, TestRegion.Admin);
        for (var i = 0; i < 12; i++)
        {
            await _story.PushAsync(partner, $"item-{i}");
        }

        List<long> positions = [];
        for (var i = 0; i < 12; i++)
        {
            var receipt = (await mine.NextAsync()).GetProperty("data").GetProperty("partnerReceipts");
            Assert.Equal((1, 1), (receipt.GetProperty("items").GetInt32(), receipt.GetProperty("quarantined").GetInt32()));
            Assert.Equal(partner, receipt.GetProperty("partner").GetProperty("code").GetString());
            positions.Add(Position(receipt));
        }

        Assert.Equal(positions.Order().Distinct(), positions);
        Assert.Equal(JsonValueKind.Undefined, (await mine.NextAsync()).ValueKind);
        Assert.Equal(positions[0], Position((await administrators.NextAsync()).GetProperty("data").GetProperty("partnerReceipts")));
    }

    [Fact]
    public async Task Receipts_are_nobody_elses()
    {
        var partner = await _story.PartnerAsync();
        foreach (var token in new[] { "ANOTHER", TestRegion.Reader })
        {
            using var refused = await region.WatchAsync(Receipts, new { c = partner, t = 1 }, token);
            Assert.Equal("FORBIDDEN", Code(await refused.NextAsync()));
        }

        using var unknown = await region.WatchAsync(Receipts, new { c = "NO-SUCH", t = 1 }, TestRegion.Admin);
        Assert.Equal("NOT_FOUND", Code(await unknown.NextAsync()));
    }

    private static JsonElement Completion(JsonElement result) => result.GetProperty("data").GetProperty("completions");

    private static long Position(JsonElement shown) => long.Parse(shown.GetProperty("position").GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    private static string? Code(JsonElement result) => result.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
}
