using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class MappingTests(TestRegion region)
{
    private const string Course = "https://lms.example.ac.id/course/view.php?id=7";
    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task A_mapped_activity_is_listed_for_its_partner_and_nobody_else()
    {
        var partner = await PartnerAsync();
        await region.ChangeAsync("defineProgram", new() { ["code"] = _story.Code("SERVICE"), ["name"] = "Pelayanan", ["form"] = "COURSE", ["quantity"] = 12 });
        Dictionary<string, object?> mapping = new() { ["partner"] = partner, ["activity"] = Course, ["program"] = _story.Code("SERVICE"), ["quantity"] = 4.5 };
        await region.ChangeAsync("mapActivity", mapping);
        const string Query = "query($c:String!){partner(code:$c){activities{activity quantity form program{code}}}}";
        var listed = Assert.Single((await region.DataAsync(Query, new { c = partner }, partner)).GetProperty("partner").GetProperty("activities").EnumerateArray());
        Assert.Equal((Course, _story.Code("SERVICE")), (listed.GetProperty("activity").GetString(), listed.GetProperty("program").GetProperty("code").GetString()));
        Assert.Equal("FORBIDDEN", (await region.AskAsync(Query, new { c = partner }, "ANOTHER")).Code);

        mapping["key"] = region.NewKey();
        Assert.Equal("REPEATED", (await region.MutateAsync("mapActivity", mapping)).GetProperty("outcome").GetString());
        await region.ChangeAsync("unmapActivity", new() { ["partner"] = partner, ["activity"] = Course });
        Assert.Empty((await region.DataAsync(Query, new { c = partner }, partner)).GetProperty("partner").GetProperty("activities").EnumerateArray());
    }

    [Fact]
    public async Task An_account_is_mapped_by_home_page_and_name_or_by_address_and_needs_one_person()
    {
        var partner = await PartnerAsync();
        var (person, _) = await _story.PersonAsync(await _story.AgencyAsync("A"));
        await region.ChangeAsync("mapAccount", new() { ["partner"] = partner, ["homePage"] = "https://lms.example.ac.id", ["name"] = "17", ["person"] = person });
        await region.ChangeAsync("mapAccount", new() { ["partner"] = partner, ["email"] = "ani@example.go.id", ["person"] = person });
        await region.ChangeAsync("unmapAccount", new() { ["partner"] = partner, ["email"] = "ANI@example.go.id" });
        foreach (var wrong in new Dictionary<string, object?>[]
        {
            new() { ["partner"] = partner, ["name"] = "17", ["person"] = person },
            new() { ["partner"] = partner, ["email"] = "a@b.example" },
            new() { ["partner"] = "NONE", ["email"] = "a@b.example", ["person"] = person },
        })
        {
            wrong["key"] = region.NewKey();
            Assert.Equal("REFUSED", (await region.MutateAsync("mapAccount", wrong)).GetProperty("outcome").GetString());
        }
    }

    [Fact]
    public async Task A_new_key_shows_its_webhook_secret_once_and_its_networks_always()
    {
        var partner = await PartnerAsync();
        Dictionary<string, object?> input = new() { ["key"] = region.NewKey(), ["partner"] = partner, ["networks"] = new[] { "203.0.113.7" } };
        var issued = await region.MutateAsync("issuePartnerKey", input, "keyId webhookSecret");
        Assert.StartsWith("whsec_", issued.GetProperty("webhookSecret").GetString(), StringComparison.Ordinal);
        const string Query = "query($c:String!){partner(code:$c){keys{keyId isLive networks seenFrom{address}}}}";
        var key = Assert.Single((await region.DataAsync(Query, new { c = partner })).GetProperty("partner").GetProperty("keys").EnumerateArray());
        Assert.Equal(issued.GetProperty("keyId").GetString(), key.GetProperty("keyId").GetString());
        Assert.Equal("203.0.113.7/32", Assert.Single(key.GetProperty("networks").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_webhook_is_an_https_address_and_of_known_events()
    {
        var partner = await PartnerAsync();
        Dictionary<string, object?> input = new() { ["partner"] = partner, ["code"] = "MAIN", ["url"] = "https://hooks.example.ac.id/x" };
        Assert.StartsWith("whsec_", (await region.ChangeAsync("defineWebhook", input, "secret")).GetProperty("secret").GetString(), StringComparison.Ordinal);
        foreach (var (field, value) in new (string, object)[] { ("url", "http://hooks.example.ac.id/x"), ("url", "https://me@x.example/"), ("events", new[] { "anything" }), ("code", "lower") })
        {
            var refused = await region.MutateAsync("defineWebhook", new(input) { ["key"] = region.NewKey(), [field] = value }, "secret");
            Assert.Equal("REFUSED", refused.GetProperty("outcome").GetString());
            Assert.Null(refused.GetProperty("secret").GetString());
        }

        await region.ChangeAsync("removeWebhook", new() { ["partner"] = partner, ["code"] = "MAIN" });
    }

    [Fact]
    public async Task Held_items_that_match_are_replayed_together()
    {
        var partner = await PartnerAsync();
        await _story.PushAsync(partner, "first-1");
        await _story.PushAsync(partner, "second-2");
        const string Replay = "mutation($i:ReplayAllQuarantinedInput!){replayAllQuarantined(input:$i){replayed accepted quarantined hasMore errors{message}}}";
        var replayed = (await region.DataAsync(Replay, new { i = new { key = "k", partner, search = "FIRST" } })).GetProperty("replayAllQuarantined");
        Assert.Equal((1, 0, 1, false), (
            replayed.GetProperty("replayed").GetInt32(),
            replayed.GetProperty("accepted").GetInt32(),
            replayed.GetProperty("quarantined").GetInt32(),
            replayed.GetProperty("hasMore").GetBoolean()));
        Assert.Equal("FORBIDDEN", (await region.AskAsync(Replay, new { i = new { key = "k", partner } }, partner)).Code);
        const string Search = "query($c:String!){partner(code:$c){quarantine(search:\"second\"){totalCount edges{node{key raw}}}}}";
        Assert.Equal(1, (await region.DataAsync(Search, new { c = partner }, partner)).GetProperty("partner").GetProperty("quarantine").GetProperty("totalCount").GetInt32());
    }

    private async Task<string> PartnerAsync()
    {
        await region.ChangeAsync("definePartner", new() { ["code"] = _story.Code("LMS"), ["name"] = "Universitas Contoh" });
        return _story.Code("LMS");
    }
}
