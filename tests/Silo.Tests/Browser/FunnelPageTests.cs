using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>From needs to certificates, on the region's page and an agency's: the numbers of the schema, as marks, as a table and as a file.</summary>
[Collection<PageTests>]
public sealed class FunnelPageTests(PageRegion region)
{
    private const string Steps = "steps { stage people recorded outside }";

    [Fact]
    public async Task The_region_shows_one_cohort_at_every_step()
    {
        await InviteOneWithANeedAsync();
        var steps = (await region.QueryAsync($"{{ region {{ funnel {{ {Steps} }} }} }}"))["region"]!["funnel"]!["steps"]!.AsArray();
        Assert.True((int)steps[0]!["people"]! >= (int)steps[1]!["people"]! && (int)steps[1]!["people"]! > 0);
        Assert.True((int)steps[2]!["outside"]! > 0);
        await using var open = await region.OpenAsync();
        await ShowsAsync(open, steps);
        await Assertions.Expect(open.Block("funnel").GetByRole(AriaRole.Heading)).ToHaveTextAsync($"0 dari {steps[0]!["people"]} ASN dengan kebutuhan sudah tuntas");
        await Assertions.Expect(open.Block("funnel")).ToContainTextAsync("orang yang sama di setiap tahap");
        await open.LoadedAsync();

        await open.Block("funnel").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Bagaimana ini dihitung? Dari kebutuhan sampai sertifikat" }).ClickAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Kelompok yang sama di setiap tahap");
        await open.Button("Tutup").ClickAsync();

        await open.Block("funnel").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Lihat sebagai tabel" }).ClickAsync();
        await Assertions.Expect(open.Block("funnel").GetByRole(AriaRole.Row).Nth(2)).ToContainTextAsync("Diundang");
        var download = await open.Page.RunAndWaitForDownloadAsync(() =>
            open.Block("funnel").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Unduh CSV" }).ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        var lines = (await reader.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Length);
        Assert.StartsWith($"\"Diundang\";{steps[1]!["people"]};", lines[2], StringComparison.Ordinal);
        open.AssertQuiet();
    }

    [Fact]
    public async Task An_agency_shows_its_own_cohort_to_those_who_plan_alone()
    {
        var data = await region.QueryAsync($"{{ agency(code: \"RSUD\") {{ funnel {{ {Steps} }} }} }}");
        await using (var open = await region.OpenAsync("/agencies/RSUD?lang=en"))
        {
            await ShowsAsync(open, data["agency"]!["funnel"]!["steps"]!.AsArray());
            await Assertions.Expect(open.Block("funnel").GetByRole(AriaRole.Rowheader).First).ToHaveTextAsync("Need");
            await open.LoadedAsync();
            open.AssertQuiet();
        }

        await using var person = await region.OpenAsPersonAsync("/agencies/RSUD");
        await Assertions.Expect(person.Block("funnel")).ToHaveAttributeAsync("data-state", "denied");
        await person.LoadedAsync();
        person.AssertQuiet();
    }

    [Fact]
    public async Task A_page_of_the_past_has_no_funnel_of_now()
    {
        await using var open = await region.OpenAsync($"/?at={EndToEnd.OneServer.Today.AddDays(-1):yyyy-MM-dd}");
        await open.LoadedAsync();
        await Assertions.Expect(open.Block("funnel")).ToHaveCountAsync(0);
        open.AssertQuiet();
    }

    private static async Task ShowsAsync(OpenPage open, JsonArray steps)
    {
        var rows = open.Block("funnel").Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(6);
        for (var i = 0; i < 6; i++)
        {
            await Assertions.Expect(rows.Nth(i).Locator("td.people .value")).ToHaveTextAsync($"{steps[i]!["people"]}");
            await Assertions.Expect(rows.Nth(i).Locator("td.outside")).ToHaveTextAsync(i == 0 ? "–" : $"+{steps[i]!["outside"]}");
        }
    }

    /// <summary>Somebody with a need is invited to the batch, once.</summary>
    private async Task InviteOneWithANeedAsync()
    {
        var invited = await region.QueryAsync("{ region { funnel { steps { people } } } }");
        if ((int)invited["region"]!["funnel"]!["steps"]![1]!["people"]! > 0)
        {
            return;
        }

        var people = await region.QueryAsync("{ agency(code: \"RSUD\") { members(first: 12) { edges { node { id needs { aroseOn } } } } } }");
        var needing = people["agency"]!["members"]!["edges"]!.AsArray().First(e => e!["node"]!["needs"]!.AsArray().Count > 0);
        await region.ChangeAsync("inviteToBatch", new() { ["batch"] = PageRegion.Batch, ["people"] = new JsonArray((string)needing!["node"]!["id"]!) });
    }
}
