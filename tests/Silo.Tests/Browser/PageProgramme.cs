using System.Globalization;
using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.EndToEnd;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>The year of the small region's programme: needs and a plan, money, what the public says, a campaign.</summary>
internal static class PageProgramme
{
    public const string Competency = "Komunikasi publik";
    public const string Unit = "Loket kependudukan";
    public const string Campaign = "Ajakan belajar";

    /// <summary>Enters all of it, and waits until figures hold it: they trail the facts by a moment.</summary>
    public static async Task FillAsync(PageRegion region)
    {
        var people = await PeopleAsync(region, "RSUD");
        await NeedsAsync(region, people);
        await MoneyAsync(region);
        await ServicesAsync(region);
        await region.ChangeAsync("explainAbsence", new() { ["person"] = await AbsentAsync(region), ["reason"] = "WORKLOAD" });
        await region.ChangeAsync("launchCampaign", new()
        {
            ["campaign"] = "AJAK",
            ["name"] = Campaign,
            ["channel"] = "MESSAGE",
            ["holdOutShare"] = 0.5,
            ["withoutCompletion"] = true,
            ["outcomeTo"] = Iso(OneServer.Today.AddDays(20)),
        });
        await UntilAsync(region, data => (int)data["region"]!["needs"]!["totalCount"]! > 0
            && data["region"]!["outreach"]!["reasons"]!.AsArray().Any(r => (string)r!["reason"]! == "WORKLOAD"));
    }

    private static async Task NeedsAsync(PageRegion region, IReadOnlyList<string> people)
    {
        await region.ChangeAsync("defineCompetency", new() { ["code"] = "KOMUNIKASI", ["name"] = Competency, ["kind"] = "MANAGERIAL", ["dimension"] = "SKILL" });
        foreach (var person in people.Take(3))
        {
            await region.ChangeAsync("assessCompetency", new() { ["person"] = person, ["competency"] = "KOMUNIKASI", ["level"] = 0 });
        }

        await region.ChangeAsync("definePlan", new()
        {
            ["code"] = "RENCANA",
            ["name"] = "Rencana tahun depan",
            ["year"] = OneServer.Today.Year + 1,
            ["budgetRupiah"] = 50_000_000,
            ["lines"] = new JsonArray(new JsonObject
            {
                ["program"] = "LAYANAN",
                ["people"] = 3,
                ["seats"] = 30,
                ["costRupiah"] = 12_000_000,
                ["closes"] = new JsonArray(new JsonObject { ["competency"] = "KOMUNIKASI", ["needs"] = 3 }),
            }),
        });
    }

    private static async Task MoneyAsync(PageRegion region)
    {
        var year = OneServer.Today.Year;
        await region.ChangeAsync("planBudget", new() { ["year"] = year, ["source"] = "APBD", ["amount"] = 100_000_000 });
        await region.ChangeAsync("setCeiling", new() { ["year"] = year, ["source"] = "APBD", ["amount"] = 80_000_000, ["document"] = "DPA 1" });
        await region.ChangeAsync("setRegionBudget", new() { ["year"] = year, ["amount"] = 40_000_000_000, ["document"] = "Perda 1" });
        await region.ChangeAsync("commitBudget", new() { ["commitment"] = "K-1", ["year"] = year, ["source"] = "APBD", ["amount"] = 30_000_000, ["batch"] = PageRegion.Batch });
        await region.ChangeAsync("realiseBudget", new() { ["commitment"] = "K-1", ["amount"] = 20_000_000, ["document"] = "SP2D 1" });
    }

    private static async Task ServicesAsync(PageRegion region)
    {
        var today = OneServer.Today;
        await region.ChangeAsync("defineServiceUnit", new() { ["code"] = "LOKET", ["name"] = Unit, ["agency"] = "SETDA", ["usersPerQuarter"] = 500 });
        await SurveyAsync(region, 50);
        await region.ChangeAsync("recordUnitTraining", new() { ["unit"] = "LOKET", ["program"] = "LAYANAN", ["on"] = Iso(today) });
    }

    /// <summary>Replaces this quarter's survey by one of as many respondents who mark as those before.</summary>
    public static Task SurveyAsync(PageRegion region, int respondents) => region.ChangeAsync("recordSurvey", new()
    {
        ["unit"] = "LOKET",
        ["quarter"] = string.Create(CultureInfo.InvariantCulture, $"{OneServer.Today.Year}-Q{1 + ((OneServer.Today.Month - 1) / 3)}"),
        ["respondents"] = respondents,
        ["sums"] = new JsonArray([.. Enumerable.Repeat(respondents * 356 / 100, 9).Select(n => JsonValue.Create(n))]),
    });

    private static async Task<IReadOnlyList<string>> PeopleAsync(PageRegion region, string agency)
    {
        var data = await region.QueryAsync($"{{ agency(code: \"{agency}\") {{ members(first: 12) {{ edges {{ node {{ id }} }} }} }} }}");
        return [.. data["agency"]!["members"]!["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["id"]!)];
    }

    private static async Task<string> AbsentAsync(PageRegion region)
    {
        var data = await region.QueryAsync("{ region { outreach { absent(first: 1) { edges { node { person { id } } } } } } }");
        return (string)data["region"]!["outreach"]!["absent"]!["edges"]![0]!["node"]!["person"]!["id"]!;
    }

    private static async Task UntilAsync(PageRegion region, Func<JsonNode, bool> isThere)
    {
        var until = TimeProvider.System.GetUtcNow().AddSeconds(20);
        while (true)
        {
            var data = await region.QueryAsync("{ region { needs { totalCount } outreach { reasons { reason people } } } }");
            if (isThere(data))
            {
                return;
            }

            Assert.True(TimeProvider.System.GetUtcNow() < until, data.ToJsonString());
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
