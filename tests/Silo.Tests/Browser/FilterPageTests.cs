using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.EndToEnd;
using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>The region's page narrowed to a kind of ASN or a competency: only what can be narrowed exactly is, and the rest says that it is not.</summary>
[Collection<PageTests>]
public sealed class FilterPageTests(PageRegion region)
{
    [Fact]
    public async Task A_kind_of_ASN_in_the_address_narrows_completions_and_the_rest_says_that_it_is_not()
    {
        var whole = (await region.QueryAsync("{ aggregate(groupBy: [], filter: { status: [PNS] }) { completions peopleReached } }"))["aggregate"]!;
        await using var open = await region.OpenAsync("/?status=PNS");
        var heading = open.Block("slice").GetByRole(AriaRole.Heading);
        await Assertions.Expect(heading).ToContainTextAsync($"PNS: {PageNumbers.Indonesian.Whole((int)whole["completions"]![0]!)} penyelesaian");
        await Assertions.Expect(heading).ToContainTextAsync($"{whole["peopleReached"]![0]} ASN");
        await Assertions.Expect(open.Page.GetByLabel("Jenis ASN")).ToHaveValueAsync("PNS");
        foreach (var block in new[] { "league", "attention", "absent", "batches", "mix", "funnel", "outcomes" })
        {
            await Assertions.Expect(open.Block(block)).ToContainTextAsync("Tidak disaring");
        }

        await Assertions.Expect(open.Page.GetByText("Angka utama: tidak disaring.")).ToBeVisibleAsync();
        await open.LoadedAsync();

        await open.Page.GetByLabel("Jenis ASN").SelectOptionAsync("");
        await Assertions.Expect(open.Block("slice")).ToHaveCountAsync(0);
        await Assertions.Expect(open.Page.GetByText("Tidak disaring")).ToHaveCountAsync(0);
        Assert.Equal("", new Uri(open.Page.Url).Query);
        await open.LoadedAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task A_competency_narrows_completions_and_batches_by_their_programme_live()
    {
        var program = $"KOM-{OneServer.Today.Year}";
        await region.ChangeAsync("defineProgram", new() { ["code"] = program, ["name"] = "Bicara di depan umum", ["form"] = "SEMINAR", ["quantity"] = 1, ["competencies"] = new JsonArray("KOMUNIKASI") });
        await using var open = await region.OpenAsync();
        await open.LoadedAsync();
        await open.Page.GetByLabel("Kompetensi", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("KOMUNIKASI");
        await Assertions.Expect(open.Block("slice")).ToContainTextAsync("Tidak ada penyelesaian yang cocok");
        await Assertions.Expect(open.Block("batches")).ToContainTextAsync("Tidak ada angkatan pada rentang ini.");
        await Assertions.Expect(open.Block("batches")).Not.ToContainTextAsync("Tidak disaring");

        await region.ChangeAsync("recordCompletion", new()
        {
            ["person"] = region.Person, ["title"] = "Bicara", ["form"] = "SEMINAR", ["quantity"] = 1, ["program"] = program,
            ["completedAt"] = $"{TimeProvider.System.GetUtcNow().AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}",
        });
        await Assertions.Expect(open.Block("slice").GetByRole(AriaRole.Heading)).ToContainTextAsync($"{PageProgramme.Competency}: 1 penyelesaian");
        await Assertions.Expect(open.Block("slice").GetByRole(AriaRole.Rowheader, new LocatorGetByRoleOptions { Name = "Dinas DINKES" })).ToBeVisibleAsync();
        Assert.Equal("?competency=KOMUNIKASI", new Uri(open.Page.Url).Query);
        open.AssertQuiet();
    }

    [Fact]
    public async Task What_the_API_says_in_English_is_said_in_the_readers_language()
    {
        await using (var open = await region.OpenAsync($"/partners/{PageRegion.Partner}"))
        {
            await Assertions.Expect(open.Block("held").Locator("td.message").First).ToContainTextAsync("Tidak ada pegawai dengan NIP itu.");
            await open.LoadedAsync();
            open.AssertQuiet();
        }

        await using (var open = await region.OpenAsync("/outreach"))
        {
            await Assertions.Expect(open.Block("risk")).ToContainTextAsync("Aturan: Berisiko: dalam lingkup");
            await open.LoadedAsync();
        }

        await using var budget = await region.OpenAsync("/budget");
        await Assertions.Expect(budget.Block("checks")).ToContainTextAsync("pedoman nasional APBD 2019");
        await budget.LoadedAsync();
        budget.AssertQuiet();
    }

    [Fact]
    public async Task Programmes_without_money_stand_behind_a_button()
    {
        await region.ChangeAsync("defineProgram", new() { ["code"] = "GRATIS", ["name"] = "Tanpa biaya", ["form"] = "SEMINAR", ["quantity"] = 1 });
        await region.ChangeAsync("recordCompletion", new()
        {
            ["person"] = region.Person, ["title"] = "Tanpa biaya", ["form"] = "SEMINAR", ["quantity"] = 1, ["program"] = "GRATIS",
            ["completedAt"] = $"{TimeProvider.System.GetUtcNow().AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}",
        });
        await using var open = await region.OpenAsync("/budget");
        var free = open.Block("costs").Locator(".marks").GetByRole(AriaRole.Rowheader).Filter(new LocatorFilterOptions { HasText = "Tanpa biaya" });
        await open.Block("costs").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new System.Text.RegularExpressions.Regex(@"^Tampilkan semua \([1-9]\d* tanpa biaya\)$") }).ClickAsync();
        await Assertions.Expect(free).ToHaveCountAsync(1);
        await open.Button("Hanya yang berbiaya").ClickAsync();
        await Assertions.Expect(free).ToHaveCountAsync(0);
        await open.LoadedAsync();
        open.AssertQuiet();
    }
}
