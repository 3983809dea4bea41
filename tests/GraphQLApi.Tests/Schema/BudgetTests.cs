using System.Globalization;
using System.Text.Json;
using Bangkom.GraphQLApi.Tests.Support;

namespace Bangkom.GraphQLApi.Tests.Schema;

/// <summary>Each test has a budget year of its own.</summary>
public sealed class BudgetTests(TestRegion region)
{
    private const string Cost = "cost{committed realised completed jp perParticipant{numerator denominator value} perJp{value} perClosedGap{value} leverage{value}}";

    private readonly RegionStory _story = new(region);

    [Fact]
    public async Task Money_goes_from_plan_to_ceiling_to_commitment_to_realisation_and_never_past_the_one_before()
    {
        var batch = await _story.BatchAsync("MONEY", seats: 9);
        var code = _story.Code("C");
        await region.ChangeAsync("planBudget", new() { ["year"] = 2011, ["source"] = "APBD", ["amount"] = 12_000_000 });
        Assert.Equal("NO_CEILING", Code(await CommitAsync(code, batch, 1, 2011)));
        await region.ChangeAsync("setCeiling", new() { ["year"] = 2011, ["source"] = "APBD", ["amount"] = 10_000_000, ["document"] = "DPA 1" });
        Assert.Equal("PAST_CEILING", Code(await CommitAsync(code, batch, 10_000_001, 2011)));
        Assert.Equal("ACCEPTED", Outcome(await CommitAsync(code, batch, 10_000_000, 2011)));
        Assert.Equal("COMMITMENT_EXISTS", Code(await CommitAsync(code, batch, 1, 2011)));
        Assert.Equal("PAST_COMMITMENT", Code(await region.MutateAsync("realiseBudget", new() { ["key"] = region.NewKey(), ["commitment"] = code, ["amount"] = 10_000_001, ["document"] = "SP2D 1" })));
        var realised = await region.ChangeAsync("realiseBudget", new() { ["commitment"] = code, ["amount"] = 7_000_000, ["document"] = "SP2D 1" });
        Assert.Equal("NOTHING_TO_RELEASE", Code(await region.MutateAsync("releaseCommitment", new() { ["key"] = region.NewKey(), ["commitment"] = code, ["amount"] = 3_000_001, ["reason"] = "less" })));
        await region.ChangeAsync("releaseCommitment", new() { ["commitment"] = code, ["amount"] = 1_000_000, ["reason"] = "less" });
        Assert.Equal("BELOW_COMMITTED", Code(await region.MutateAsync("setCeiling", new() { ["key"] = region.NewKey(), ["year"] = 2011, ["source"] = "APBD", ["amount"] = 8_999_999, ["document"] = "DPA 2" })));
        var corrected = await region.ChangeAsync(
            "correctRealisation", new() { ["realisation"] = realised.GetProperty("position").GetString(), ["amount"] = 6_000_000, ["reason"] = "slip" },
            "commitment{amount released realised open realisations{amount recorded document}}");
        Assert.Equal("""{"amount":10000000,"released":1000000,"realised":6000000,"open":3000000,"realisations":[{"amount":6000000,"recorded":7000000,"document":"SP2D 1"}]}""", corrected.GetProperty("commitment").GetRawText());

        var budget = (await region.DataAsync(
            "{region{budget(year:2011){sources{source planned ceiling committed realised realisedOfPlan{value}} commitments{totalCount edges{node{code batch{code}}}}}}}", token: TestRegion.Reader)).GetProperty("region").GetProperty("budget");
        Assert.Equal("""[{"source":"APBD","planned":12000000,"ceiling":10000000,"committed":9000000,"realised":6000000,"realisedOfPlan":{"value":0.5}}]""", budget.GetProperty("sources").GetRawText());
        Assert.Equal(batch, budget.GetProperty("commitments").GetProperty("edges")[0].GetProperty("node").GetProperty("batch").GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_floor_is_checked_against_the_whole_APBD()
    {
        // The rule comes with the region, which the first change founds: this test may be the first.
        await _story.AgencyAsync("FLOOR");
        const string Floor = "{region{budget(year:2012){apbd floor{share{numerator denominator value} required met source}}}}";
        var before = (await region.DataAsync(Floor)).GetProperty("region").GetProperty("budget").GetProperty("floor");
        Assert.Equal(JsonValueKind.Null, before.GetProperty("met").ValueKind);
        await region.ChangeAsync("setRegionBudget", new() { ["year"] = 2012, ["amount"] = 1_000_000_000_000, ["document"] = "Perda 1" });
        await region.ChangeAsync("setCeiling", new() { ["year"] = 2012, ["source"] = "APBD", ["amount"] = 2_000_000_000, ["document"] = "DPA 1" });
        var after = (await region.DataAsync(Floor)).GetProperty("region").GetProperty("budget");
        Assert.Equal(1_000_000_000_000, after.GetProperty("apbd").GetInt64());
        Assert.Equal((0.002m, 0.16m, true), (after.GetProperty("floor").GetProperty("share").GetProperty("value").GetDecimal(), after.GetProperty("floor").GetProperty("required").GetDecimal(), after.GetProperty("floor").GetProperty("met").GetBoolean()));
    }

    [Fact]
    public async Task A_batch_costs_what_was_spent_per_person_who_completed_it_and_agencies_bear_it_by_their_people()
    {
        var today = region.Get<Bangkom.Grains.Ledger.RegionInfo>().Today(TimeProvider.System);
        var (first, second) = (await _story.AgencyAsync("PAYS"), await _story.AgencyAsync("ALSOPAYS"));
        var batch = await _story.BatchAsync("COSTS", 9, Text(today.AddDays(-2)), Text(today));
        foreach (var agency in new[] { first, first, second })
        {
            var completion = _story.Completion((await _story.PersonAsync(agency)).Id, jp: 8);
            (completion["batch"], completion["program"]) = (batch, batch);
            await region.ChangeAsync("recordCompletion", completion);
        }

        foreach (var (source, amount) in new[] { ("APBD", 2_000_000), ("PARTNER", 1_000_000) })
        {
            await region.MutateAsync("setCeiling", new() { ["key"] = region.NewKey(), ["year"] = today.Year, ["source"] = source, ["amount"] = 900_000_000_000, ["document"] = "DPA" });
            Assert.Equal("ACCEPTED", Outcome(await CommitAsync(_story.Code(source), batch, amount, today.Year, source)));
            await region.ChangeAsync("realiseBudget", new() { ["commitment"] = _story.Code(source), ["amount"] = amount, ["document"] = "SP2D" });
        }

        var data = await region.DataAsync(
            "query($b:String!,$p:String!,$f:String!,$s:String!){batch(code:$b){" + Cost + "} program(code:$p){" + Cost + "} first:agency(code:$f){" + Cost + "} second:agency(code:$s){" + Cost + "}}",
            new { b = batch, p = batch, f = first, s = second }, TestRegion.Reader);
        const string Whole = """{"committed":3000000,"realised":3000000,"completed":3,"jp":24,"perParticipant":{"numerator":3000000,"denominator":3,"value":1000000},"perJp":{"value":125000},"perClosedGap":null,"leverage":{"value":0.5}}""";
        Assert.Equal(Whole, data.GetProperty("batch").GetProperty("cost").GetRawText());
        Assert.Equal(Whole, data.GetProperty("program").GetProperty("cost").GetRawText());
        var shares = new[] { "first", "second" }.Select(a => data.GetProperty(a).GetProperty("cost")).ToArray();
        Assert.Equal([2_000_000, 1_000_000], shares.Select(s => s.GetProperty("realised").GetInt64()));
        Assert.Equal([2, 1], shares.Select(s => s.GetProperty("completed").GetInt32()));
    }

    [Fact]
    public async Task An_agreement_is_shown_to_its_partner_and_what_it_brings_in_kind_is_its_contribution()
    {
        var partner = await _story.PartnerAsync();
        var other = await new RegionStory(region).PartnerAsync();
        var signed = await region.ChangeAsync(
            "signAgreement", new() { ["partner"] = partner, ["number"] = _story.Code("PKS"), ["validFrom"] = "2014-02-01", ["validTo"] = "2015-01-31", ["seats"] = 40, ["unitPrice"] = 2_000_000, ["coFundedShare"] = 0.25, ["inKind"] = 5_000_000 },
            "agreement{number seats unitPrice coFundedShare inKind partner{code}}");
        Assert.Equal(0.25m, signed.GetProperty("agreement").GetProperty("coFundedShare").GetDecimal());
        const string Query = "query($c:String!){partner(code:$c){agreements{number inKind} cost(year:2014){leverage{numerator denominator value}}}}";
        var seen = (await region.DataAsync(Query, new { c = partner }, token: partner)).GetProperty("partner");
        Assert.Equal(5_000_000, seen.GetProperty("agreements")[0].GetProperty("inKind").GetInt64());
        Assert.Equal("""{"numerator":5000000,"denominator":0,"value":null}""", seen.GetProperty("cost").GetProperty("leverage").GetRawText());
        Assert.Equal("FORBIDDEN", (await region.AskAsync(Query, new { c = partner }, token: other)).Code);
    }

    private Task<JsonElement> CommitAsync(string code, string batch, long amount, int year, string source = "APBD") => region.MutateAsync(
        "commitBudget", new() { ["key"] = region.NewKey(), ["commitment"] = code, ["batch"] = batch, ["amount"] = amount, ["year"] = year, ["source"] = source });

    private static string? Outcome(JsonElement payload) => payload.GetProperty("outcome").GetString();

    private static string? Code(JsonElement payload) => payload.GetProperty("errors")[0].GetProperty("code").GetString();

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
