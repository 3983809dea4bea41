using Bangkom.Silo.Tests.EndToEnd;
using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>The pages of the programme's year: needs and plan, evaluation, budget, outreach, and a person's own.</summary>
[Collection<PageTests>]
public sealed class ProgrammePagesTests(PageRegion region)
{
    [Fact]
    public async Task Needs_rank_with_where_they_are_and_what_is_planned_and_an_agency_has_its_own()
    {
        await using var open = await region.OpenAsync("/");
        await open.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Kebutuhan", Exact = true }).ClickAsync();
        await HasAsync(open.Block("needs").GetByRole(AriaRole.Heading), $"Terbesar: {PageProgramme.Competency}, 3 ASN");
        await Assertions.Expect(open.Block("mastery")).ToContainTextAsync("JPM terbatas");
        await HasAsync(open.Block("heat").GetByRole(AriaRole.Heading), $"Terpadat: Dinas RSUD, {PageProgramme.Competency}: 3 ASN");
        await Assertions.Expect(open.Block($"plan-{OneServer.Today.Year}")).ToContainTextAsync("Belum ada rencana");
        await Assertions.Expect(open.Block($"plan-{OneServer.Today.Year + 1}").GetByRole(AriaRole.Heading)).ToContainTextAsync("menutup 3 kebutuhan");

        await open.Block("heat").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Dinas RSUD" }).ClickAsync();
        await HasAsync(open.Page.Locator("h1"), "Dinas RSUD");
        await HasAsync(open.Block("needs").GetByRole(AriaRole.Heading), $"Terbesar: {PageProgramme.Competency}, 3 ASN");
        await open.LoadedAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task An_agencys_page_leads_to_its_needs()
    {
        await using var open = await region.OpenAsync("/agencies/RSUD");
        await open.Page.Locator(".page-facts").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Kebutuhan" }).ClickAsync();
        await HasAsync(open.Block("needs").GetByRole(AriaRole.Heading), $"Terbesar: {PageProgramme.Competency}, 3 ASN");
        Assert.EndsWith("/needs/RSUD", new Uri(open.Page.Url).AbsolutePath, StringComparison.Ordinal);
        await open.LoadedAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task Evaluation_shows_the_publics_index_with_its_sample_and_says_why_no_effect_is_told()
    {
        await using var open = await region.OpenAsync("/evaluation");
        await HasAsync(open.Block("ikm").GetByRole(AriaRole.Heading), "IKM 89,0 (A) dari 50 responden");
        var unit = open.Block("ikm").GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = PageProgramme.Unit });
        await Assertions.Expect(unit.Locator("td.sample")).ToContainTextAsync("50 dari 217 yang disarankan");
        await Assertions.Expect(open.Block("effects").Locator("tbody").GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await Assertions.Expect(open.Block("effects").Locator("td.reading").First).ToContainTextAsync("Tidak dihitung");
        await open.LoadedAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task The_budget_goes_from_plan_to_spent_and_its_floor_is_checked()
    {
        await using var open = await region.OpenAsync("/budget?lang=en");
        await HasAsync(open.Block("sources").GetByRole(AriaRole.Heading), "25.0% of the ceiling spent: Rp 20m of Rp 80m");
        await HasAsync(open.Block("checks").GetByRole(AriaRole.Heading), "Floor met: 0.200% of the APBD, at least 0.160%");
        await open.Page.GetByLabel("By", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("batch");
        await Assertions.Expect(open.Block("costs").GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = PageRegion.Batch })).ToContainTextAsync("Rp 20m");
        await open.LoadedAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task Outreach_shows_reasons_people_at_risk_and_what_a_campaign_changed()
    {
        var data = await region.QueryAsync("{ region { outreach { nonParticipants { numerator } atRisk { numerator } } } }");
        var outreach = data["region"]!["outreach"]!;
        await using var open = await region.OpenAsync("/outreach");
        await Assertions.Expect(open.Block("reasons").GetByRole(AriaRole.Heading)).ToContainTextAsync($"{outreach["nonParticipants"]!["numerator"]} dari ");
        await Assertions.Expect(open.Block("reasons")).ToContainTextAsync("Beban kerja");
        await Assertions.Expect(open.Block("risk").GetByRole(AriaRole.Heading)).ToContainTextAsync($"{outreach["atRisk"]!["numerator"]} dari ");
        await Assertions.Expect(open.Block("risk")).ToContainTextAsync("Aturan: ");
        await Assertions.Expect(open.Block("campaigns").Locator("tbody").GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await Assertions.Expect(open.Block("campaigns").Locator("tbody").GetByRole(AriaRole.Row).First).ToContainTextAsync("Tidak ada pengaruh yang terlihat");
        await open.LoadedAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task Without_the_right_to_see_people_nobody_at_risk_is_named()
    {
        await using var open = await region.OpenAsPersonAsync("/outreach");
        await Assertions.Expect(open.Block("risk")).ToHaveAttributeAsync("data-state", "denied");
        await open.LoadedAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task A_person_sees_the_own_record_what_is_owed_and_what_can_be_won()
    {
        var data = await region.QueryAsync($"{{ person(id: \"{region.Person}\") {{ name record {{ jp lines {{ title }} }} }} }}");
        await using var open = await region.OpenAsPersonAsync("/");
        await open.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Catatan saya" }).ClickAsync();
        await HasAsync(open.Page.Locator("h1"), (string)data["person"]!["name"]!);
        await HasAsync(open.Block("record").Locator(".number"), $"{PageNumbers.Indonesian.OneDecimal(data["person"]!["record"]!["jp"])} JP");
        await Assertions.Expect(open.Block("lines").Locator("tbody").GetByRole(AriaRole.Row)).ToHaveCountAsync(data["person"]!["record"]!["lines"]!.AsArray().Count);
        await open.LoadedAsync();
        foreach (var block in new[] { "owed", "invitations", "points" })
        {
            await Assertions.Expect(open.Block(block)).ToHaveAttributeAsync("data-state", new System.Text.RegularExpressions.Regex("ready|empty"));
        }

        open.AssertQuiet();
    }

    private static Task HasAsync(ILocator locator, string text) => Assertions.Expect(locator).ToHaveTextAsync(text);
}
