using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.EndToEnd;
using Bangkom.Silo.Tests.Support;
using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>What a reader sees of the region, in a real browser against a real server.</summary>
[Collection<PageTests>]
public sealed class RegionPageTests(PageRegion region)
{
    private const string Figures = "headcount participants compliant jpMean completions reach { numerator denominator } compliance { numerator denominator }";

    private OneServer One => region.One;

    [Fact]
    public async Task The_page_shows_the_numbers_that_GraphQL_answers()
    {
        var answer = await RegionAsync();
        await using var open = await region.OpenAsync();
        var (all, numbers) = (answer["participation"]!, PageNumbers.Indonesian);

        // Numbers that differ from each other, lest a tile show its neighbour's.
        Assert.Equal(4, new[] { "headcount", "participants", "compliant", "completions" }.Select(f => (int)all[f]!).Where(n => n > 0).Distinct().Count());
        await HasAsync(open.Tile("ASN dalam lingkup"), numbers.Whole(all["headcount"]));
        await HasAsync(open.Tile("Ikut serta"), numbers.Percent(all["reach"]));
        await HasAsync(open.Tile("≥ 20 JP / target tercapai"), numbers.Percent(all["compliance"]));
        await HasAsync(open.Tile("Rata-rata JP"), numbers.OneDecimal(all["jpMean"]));
        await HasAsync(open.Tile("Penyelesaian"), numbers.Whole(all["completions"]));
        await HasAsync(open.Tile("Perkiraan akhir tahun"), numbers.Percent((decimal)all["forecastCompliant"]! / (decimal)all["headcount"]!));
        await RowHasAsync(open.Row("Seluruh wilayah"), all, numbers);
        Assert.Equal(SmallRegion.Agencies.Length, answer["agencies"]!.AsArray().Count);
        foreach (var agency in answer["agencies"]!.AsArray())
        {
            await RowHasAsync(open.Row((string)agency!["name"]!), agency["participation"]!, numbers);
        }

        await open.LoadedAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task A_pushed_completion_changes_a_tile_its_agency_and_the_feed_without_a_reload()
    {
        var answer = await RegionAsync();
        await using var open = await region.OpenAsync();
        var all = (int)answer["participation"]!["completions"]!;
        var table = open.Block("league").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Lihat sebagai tabel" });
        await HasAsync(open.Tile("Penyelesaian"), Whole(all));
        await open.Page.EvaluateAsync("() => { window.sameDocument = true; window.sameRow = document.querySelector('#league tbody tr'); }");
        await table.ClickAsync();
        var agency = open.Block("league").Locator(".scroll").GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "DINKES" }).Locator("td.completions");
        await HasAsync(agency, Whole((int)AgencyOf(answer, "DINKES")["completions"]!));

        await One.PushNewAsync(1);
        await HasAsync(open.Tile("Penyelesaian"), Whole(all + 1));
        await HasAsync(agency, Whole((int)AgencyOf(answer, "DINKES")["completions"]! + 1));
        await Assertions.Expect(open.Block("latest").GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "Langsung" })).ToContainTextAsync("Dinas DINKES");
        Assert.True(await open.Page.EvaluateAsync<bool>("() => window.sameDocument === true && window.sameRow.isConnected"));
        open.AssertQuiet();
    }

    [Fact]
    public async Task Pause_keeps_what_is_shown_and_counts_until_the_reader_resumes()
    {
        var completions = (int)(await RegionAsync())["participation"]!["completions"]!;
        await using var open = await region.OpenAsync();
        await HasAsync(open.Tile("Penyelesaian"), Whole(completions));
        await open.Button("Jeda").ClickAsync();
        await HasAsync(open.Page.GetByRole(AriaRole.Status), "Pembaruan dijeda.");

        await open.ToldAsync(await One.PushNewAsync(2));
        Assert.Equal(Whole(completions), await open.Tile("Penyelesaian").TextContentAsync());
        await Assertions.Expect(open.Page.Locator("#pause")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^Lanjutkan \([1-9]\d* pembaruan menunggu\)$"));

        await open.Page.Locator("#pause").ClickAsync();
        await HasAsync(open.Tile("Penyelesaian"), Whole(completions + 1));
        await HasAsync(open.Page.Locator("#pause"), "Jeda");
        open.AssertQuiet();
    }

    [Fact]
    public async Task The_order_of_agencies_stays_while_figures_move_until_the_reader_applies_the_new_one()
    {
        await using var open = await region.OpenAsync();
        var rows = open.Block("league").Locator("tbody").GetByRole(AriaRole.Rowheader);
        await HasAsync(rows.Last, "Dinas SETDA");
        await open.Block("league").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Rata-rata JP" }).ClickAsync();
        var before = await rows.AllTextContentsAsync();

        // The last of those that are ranked learns more than anybody.
        var last = before[^2][6..];
        var person = Enumerable.Range(0, 96).First(i => i % 16 != 3 && SmallRegion.Agencies[i % 8] == last);
        var many = Enumerable.Range(0, 12).Select(n =>
        {
            var item = One.Region.Item($"order-{n}", person, OneServer.Today);
            (item["form"], item["title"], item["quantity"]) = ("COURSE", $"Kursus panjang {n}", 200);
            return item;
        });
        await open.ToldAsync(await One.PushAsync([.. many]));
        await Assertions.Expect(open.Button("Urutan berubah – terapkan")).ToBeVisibleAsync();
        Assert.Equal(before, await rows.AllTextContentsAsync());

        await open.Button("Urutan berubah – terapkan").ClickAsync();
        await HasAsync(rows.First, $"Dinas {last}");
        await Assertions.Expect(open.Button("Urutan berubah – terapkan")).ToBeHiddenAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task The_reader_switches_to_English_and_a_link_keeps_it()
    {
        var all = (await RegionAsync())["participation"]!;
        await using var open = await region.OpenAsync();
        await HasAsync(open.Tile("Rata-rata JP"), PageNumbers.Indonesian.OneDecimal(all["jpMean"]));
        await open.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "English" }).ClickAsync();
        for (var i = 0; i < 2; i++)
        {
            await HasAsync(open.Tile("Mean JP"), PageNumbers.English.OneDecimal(all["jpMean"]));
            await HasAsync(open.Tile("Taking part"), PageNumbers.English.Percent(all["reach"]));
            await Assertions.Expect(open.Button("Pause")).ToBeVisibleAsync();
            Assert.Equal("en", await open.Page.EvaluateAsync<string>("() => document.documentElement.lang"));
            Assert.Equal("?lang=en", new Uri(open.Page.Url).Query);
            await open.Page.ReloadAsync();
        }

        open.AssertQuiet();
    }

    [Fact]
    public async Task The_gate_opens_for_the_right_key_alone()
    {
        var completions = (int)(await RegionAsync())["participation"]!["completions"]!;
        await using var open = await OpenPage.OpenAsync(region.Chromium, One.Server.Address);
        await EnterAsync(open, ServerProcess.AdminKey[..^1] + "c");
        await Assertions.Expect(open.Page.Locator("#gate-text")).ToContainTextAsync("ditolak");
        await Assertions.Expect(open.Page.Locator("#league")).ToHaveCountAsync(0);

        await EnterAsync(open, ServerProcess.AdminKey);
        await HasAsync(open.Tile("Penyelesaian"), Whole(completions));
        Assert.DoesNotContain(open.Requests, url => url.Contains("bka_", StringComparison.Ordinal));

        await open.Button("Lupakan kunci").ClickAsync();
        await Assertions.Expect(open.Page.GetByLabel("Kunci akses")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.Locator("#league")).ToHaveCountAsync(0);
        open.AssertQuiet();
    }

    [Fact]
    public async Task A_link_leads_back_to_a_moment_and_says_so()
    {
        var day = OneServer.Today.AddDays(-1);
        var data = await region.QueryAsync($"{{ region {{ participation(at: {{asOf: \"{day:yyyy-MM-dd}T16:59:59Z\"}}) {{ completions }} }} }}");
        var then = (int)data["region"]!["participation"]!["completions"]!;
        await using var open = await region.OpenAsync($"/?at={day:yyyy-MM-dd}");
        await HasAsync(open.Tile("Penyelesaian"), Whole(then));
        await Assertions.Expect(open.Page.Locator(".past")).ToContainTextAsync("Anda melihat keadaan pada akhir");
        await HasAsync(open.Page.Locator("#word"), "Masa lalu");
        await Assertions.Expect(open.Page.Locator("#pause")).ToBeHiddenAsync();

        await open.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Kembali ke sekarang" }).ClickAsync();
        await HasAsync(open.Page.Locator("#word"), "Langsung");
        Assert.Equal("", new Uri(open.Page.Url).Query);
        await open.LoadedAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task A_filter_stands_in_the_address_and_the_CSV_holds_what_it_shows()
    {
        await using var open = await region.OpenAsync("/?agency=rsud");
        await Assertions.Expect(open.Block("league").Locator("tbody").GetByRole(AriaRole.Row)).ToHaveCountAsync(1);
        await open.LoadedAsync();
        var download = await open.Page.RunAndWaitForDownloadAsync(() =>
            open.Block("league").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Unduh CSV" }).ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync());
        var lines = (await reader.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("\"Perangkat daerah\";\"Kode\";\"ASN\"", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.StartsWith("\"Dinas RSUD\";\"RSUD\";12;", lines[1], StringComparison.Ordinal);

        await open.Page.GetByLabel("Saring perangkat daerah").FillAsync("tidak ada");
        await Assertions.Expect(open.Page.GetByText("Tidak ada perangkat daerah yang cocok.")).ToBeVisibleAsync();
        Assert.Equal("?agency=tidak+ada", new Uri(open.Page.Url).Query);
        open.AssertQuiet();
    }

    private static async Task EnterAsync(OpenPage open, string key)
    {
        await open.Page.GetByLabel("Kunci akses").FillAsync(key);
        await open.Button("Buka").ClickAsync();
    }

    private static Task HasAsync(ILocator locator, string text) => Assertions.Expect(locator).ToHaveTextAsync(text);

    private static Task RowHasAsync(ILocator values, JsonNode figures, PageNumbers numbers) => Assertions.Expect(values).ToHaveTextAsync(
    [
        numbers.Whole(figures["headcount"]), numbers.Percent(figures["compliance"]),
        numbers.OneDecimal(figures["jpMean"]), numbers.Whole((int)figures["headcount"]! - (int)figures["participants"]!),
    ]);

    private static string Whole(int number) => PageNumbers.Indonesian.Whole(number);

    private static JsonNode AgencyOf(JsonNode answer, string code) =>
        answer["agencies"]!.AsArray().Single(a => (string)a!["code"]! == code)!["participation"]!;

    private async Task<JsonNode> RegionAsync()
    {
        var data = await region.QueryAsync($"{{ region {{ participation {{ forecastCompliant {Figures} }} agencies {{ code name participation {{ {Figures} }} }} }} }}");
        return data["region"]!;
    }
}
