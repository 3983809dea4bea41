using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

public sealed class HeldTests(TestRegion region)
{
    private const string Held = """
        query($c:String!){partner(code:$c){
          statement{sent accepted quarantined counted held{reason count}}
          receipts{totalCount edges{node{id items quarantined position partner{code}}}}
          quarantine{totalCount edges{node{id key reason message receipt{id}}}}
        }}
        """;

    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task A_held_item_is_mended_and_counted()
    {
        var agency = await _story.AgencyAsync("Q");
        var (person, _) = await _story.PersonAsync(agency);
        var partner = await _story.PartnerAsync();
        await _story.PushAsync(partner, "item-1");
        var seen = (await region.DataAsync(Held, new { c = partner }, partner)).GetProperty("partner");
        var item = Single(seen.GetProperty("quarantine"));
        Assert.Equal(("item-1", "UNKNOWN_PERSON"), (item.GetProperty("key").GetString(), item.GetProperty("reason").GetString()));
        Assert.Equal(Single(seen.GetProperty("receipts")).GetProperty("id").GetString(), item.GetProperty("receipt").GetProperty("id").GetString());
        Assert.Equal(1, seen.GetProperty("statement").GetProperty("held")[0].GetProperty("count").GetInt32());

        var repair = _story.Completion(person);
        repair["item"] = item.GetProperty("id").GetString();
        var repaired = await region.ChangeAsync("repairQuarantined", repair, "position item{id}");
        Assert.Equal(JsonValueKind.Null, repaired.GetProperty("item").ValueKind);
        Assert.Equal(1, (await _story.ParticipationAsync(agency)).GetProperty("completions").GetInt32());
        var after = (await region.DataAsync(Held, new { c = partner }, partner)).GetProperty("partner");
        Assert.Equal(0, after.GetProperty("quarantine").GetProperty("totalCount").GetInt32());
        Assert.Equal(1, after.GetProperty("statement").GetProperty("counted").GetInt32());
    }

    [Fact]
    public async Task A_replay_of_what_is_still_unknown_leaves_it_held()
    {
        var partner = await _story.PartnerAsync();
        await _story.PushAsync(partner, "item-2");
        var item = Single((await region.DataAsync(Held, new { c = partner }, partner)).GetProperty("partner").GetProperty("quarantine")).GetProperty("id").GetString();
        var replayed = await region.MutateAsync("replayQuarantined", new() { ["key"] = region.NewKey(), ["item"] = item }, "item{id reason}");
        Assert.Equal("QUARANTINED", replayed.GetProperty("outcome").GetString());
        Assert.Equal("UNKNOWN_PERSON", replayed.GetProperty("item").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task What_a_partner_sent_is_found_by_its_id_and_by_nobody_else()
    {
        var partner = await _story.PartnerAsync();
        await _story.PushAsync(partner, "item-3");
        var seen = (await region.DataAsync(Held, new { c = partner }, partner)).GetProperty("partner");
        foreach (var list in new[] { "receipts", "quarantine" })
        {
            var id = Single(seen.GetProperty(list)).GetProperty("id").GetString();
            const string Query = "query($i:ID!){node(id:$i){id}}";
            Assert.Equal(id, (await region.DataAsync(Query, new { i = id }, partner)).GetProperty("node").GetProperty("id").GetString());
            Assert.Equal("FORBIDDEN", (await region.AskAsync(Query, new { i = id }, "ANOTHER")).Code);
            Assert.Equal("FORBIDDEN", (await region.AskAsync(Query, new { i = id }, TestRegion.Reader)).Code);
        }
    }

    private static JsonElement Single(JsonElement connection) => connection.GetProperty("edges").EnumerateArray().Single().GetProperty("node");
}
