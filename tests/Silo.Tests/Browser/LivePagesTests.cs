using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bangkom.Silo.Tests.EndToEnd;
using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>Pages of the programme's year and of a person follow what is changed elsewhere: without a reload, not while paused, and told to nobody who listens.</summary>
[Collection<PageTests>]
public sealed partial class LivePagesTests(PageRegion region)
{
    [Fact]
    public async Task Needs_follow_an_assessment_and_not_while_the_reader_pauses()
    {
        var people = (await region.QueryAsync("{ agency(code: \"SETDA\") { members(first: 12) { edges { node { id } } } } }"))["agency"]!["members"]!["edges"]!.AsArray();
        var person = (string)people[0]!["node"]!["id"]!;
        await using var open = await OpenAsync("/needs");
        var heading = open.Block("needs").GetByRole(AriaRole.Heading);
        await Assertions.Expect(heading).ToHaveTextAsync($"Terbesar: {PageProgramme.Competency}, 3 ASN");
        var said = await open.Page.GetByRole(AriaRole.Status).TextContentAsync();

        await AssessAsync(person, 0);
        await Assertions.Expect(heading).ToHaveTextAsync($"Terbesar: {PageProgramme.Competency}, 4 ASN");
        Assert.Equal(said, await open.Page.GetByRole(AriaRole.Status).TextContentAsync());

        await open.Button("Jeda").ClickAsync();
        await AssessAsync(person, 5);
        await Assertions.Expect(open.Page.Locator("#pause")).ToHaveTextAsync(Waiting());
        await Assertions.Expect(heading).ToHaveTextAsync($"Terbesar: {PageProgramme.Competency}, 4 ASN");
        await open.Page.Locator("#pause").ClickAsync();
        await Assertions.Expect(heading).ToHaveTextAsync($"Terbesar: {PageProgramme.Competency}, 3 ASN");
        await EndAsync(open);
    }

    [Fact]
    public async Task The_budget_follows_what_is_planned()
    {
        await using var open = await OpenAsync("/budget");
        await Assertions.Expect(open.Block("sources").Locator("tbody tr")).ToHaveCountAsync(1);
        await region.ChangeAsync("planBudget", new() { ["year"] = OneServer.Today.Year, ["source"] = "OTHER", ["amount"] = 1_000_000 });
        await Assertions.Expect(open.Block("sources").GetByRole(AriaRole.Rowheader, new LocatorGetByRoleOptions { Name = "Lainnya" })).ToBeVisibleAsync();
        await EndAsync(open);
    }

    [Fact]
    public async Task Outreach_follows_a_reason_that_is_given_and_a_completion()
    {
        const string Query = "{ region { outreach { nonParticipants { numerator denominator } absent(first: 100) { edges { node { reason person { id } } } } } } }";
        var outreach = (await region.QueryAsync(Query))["region"]!["outreach"]!;
        var silent = outreach["absent"]!["edges"]!.AsArray().Last(e => (string)e!["node"]!["reason"]! == "NOT_RECORDED");
        await using var open = await OpenAsync("/outreach");
        var heading = open.Block("reasons").GetByRole(AriaRole.Heading);
        await Assertions.Expect(heading).ToContainTextAsync($"{outreach["nonParticipants"]!["numerator"]} dari ");

        var person = (string)silent!["node"]!["person"]!["id"]!;
        await region.ChangeAsync("explainAbsence", new() { ["person"] = person, ["reason"] = "NOT_INTERESTED" });
        await Assertions.Expect(open.Block("reasons").GetByRole(AriaRole.Rowheader, new LocatorGetByRoleOptions { Name = "Tidak berminat" })).ToBeVisibleAsync();
        await CompleteAsync(person, "Ikut juga");
        await Assertions.Expect(heading).ToContainTextAsync($"{(int)outreach["nonParticipants"]!["numerator"]! - 1} dari ");
        await EndAsync(open);
    }

    [Fact]
    public async Task Evaluation_follows_a_survey()
    {
        await using var open = await OpenAsync("/evaluation");
        var heading = open.Block("ikm").GetByRole(AriaRole.Heading);
        await Assertions.Expect(heading).ToHaveTextAsync("IKM 89,0 (A) dari 50 responden");
        await PageProgramme.SurveyAsync(region, 100);
        await Assertions.Expect(heading).ToHaveTextAsync("IKM 89,0 (A) dari 100 responden");
        await PageProgramme.SurveyAsync(region, 50);
        await Assertions.Expect(heading).ToHaveTextAsync("IKM 89,0 (A) dari 50 responden");
        await EndAsync(open);
    }

    [Fact]
    public async Task A_persons_record_follows_a_completion()
    {
        await using var open = await OpenAsync($"/people/{region.Person}");
        var rows = open.Block("lines").Locator("tbody tr");
        var before = await rows.CountAsync();
        await CompleteAsync(region.Person, "Langsung tercatat");
        await Assertions.Expect(rows).ToHaveCountAsync(before + 1);
        await Assertions.Expect(open.Block("lines")).ToContainTextAsync("Langsung tercatat");
        await EndAsync(open);
    }

    [Fact]
    public async Task A_batchs_wait_list_follows_who_comes_and_moves_up()
    {
        var people = (await region.QueryAsync("{ agency(code: \"RSUD\") { members(first: 12) { edges { node { id name } } } } }"))["agency"]!["members"]!["edges"]!.AsArray();
        await region.ChangeAsync("scheduleBatch", new()
        {
            ["code"] = "SEMPIT", ["name"] = "Satu kursi", ["program"] = "LAYANAN", ["mode"] = "SCHEDULED", ["seats"] = 1,
            ["startsOn"] = $"{OneServer.Today.AddDays(5):yyyy-MM-dd}", ["endsOn"] = $"{OneServer.Today.AddDays(6):yyyy-MM-dd}",
        });
        foreach (var edge in people.Take(2))
        {
            await region.ChangeAsync("enrol", new() { ["batch"] = "SEMPIT", ["person"] = (string)edge!["node"]!["id"]! });
        }

        await using var open = await OpenAsync("/batches/SEMPIT");
        await Assertions.Expect(open.Block("waiting").Locator("tbody th")).ToHaveTextAsync([(string)people[1]!["node"]!["name"]!]);
        await region.ChangeAsync("enrol", new() { ["batch"] = "SEMPIT", ["person"] = (string)people[2]!["node"]!["id"]! });
        await Assertions.Expect(open.Block("waiting").Locator("tbody th")).ToHaveCountAsync(2);
        await region.ChangeAsync("withdraw", new() { ["batch"] = "SEMPIT", ["person"] = (string)people[0]!["node"]!["id"]! });
        await Assertions.Expect(open.Block("waiting").Locator("tbody th")).ToHaveTextAsync([(string)people[2]!["node"]!["name"]!]);
        await region.ChangeAsync("cancelBatch", new() { ["code"] = "SEMPIT" });
        await EndAsync(open);
    }

    /// <summary>A page that must stay the same document.</summary>
    private async Task<OpenPage> OpenAsync(string path)
    {
        var open = await region.OpenAsync(path);
        await open.LoadedAsync();
        await open.Page.EvaluateAsync("() => { window.sameDocument = true; }");
        return open;
    }

    private static async Task EndAsync(OpenPage open)
    {
        await open.LoadedAsync();
        Assert.True(await open.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        open.AssertQuiet();
    }

    private Task<JsonNode> AssessAsync(string person, int level) =>
        region.ChangeAsync("assessCompetency", new() { ["person"] = person, ["competency"] = "KOMUNIKASI", ["level"] = level });

    private Task<JsonNode> CompleteAsync(string person, string title) => region.ChangeAsync("recordCompletion", new()
    {
        ["person"] = person, ["title"] = title, ["form"] = "SEMINAR", ["quantity"] = 1, ["completedAt"] = $"{TimeProvider.System.GetUtcNow().AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}",
    });

    [GeneratedRegex(@"^Lanjutkan \([1-9]\d* pembaruan menunggu\)$")]
    private static partial Regex Waiting();
}
