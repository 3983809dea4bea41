using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.EndToEnd;
using Bangkom.Silo.Tests.Support;
using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>What a reader sees: the start page in a real browser against a real server with a small region.</summary>
public sealed class StartPageTests(OneServer one, Chromium chromium) : IClassFixture<OneServer>, IClassFixture<Chromium>, IAsyncLifetime
{
    private const string Figures = "headcount participants compliant jpMean completions reach { numerator denominator } compliance { numerator denominator }";

    /// <summary>
    /// A third of the people learn nothing and twenty reach their target. Each test finds these completions there: a repeated push
    /// changes nothing.
    /// </summary>
    public async ValueTask InitializeAsync()
    {
        var many = Enumerable.Range(0, 600).Where(i => i % 96 < 64).Select(i => one.Region.Item($"page-{i}", i, OneServer.Today));
        var large = Enumerable.Range(0, 20).Select(i =>
        {
            var item = one.Region.Item($"large-{i}", i, OneServer.Today);
            (item["form"], item["title"], item["quantity"]) = ("COURSE", $"Kursus {i}", 30);
            return item;
        });
        await one.SettleAsync(await one.PushAsync([.. many, .. large]));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_page_shows_the_numbers_that_GraphQL_answers()
    {
        var region = await RegionAsync();
        await using var open = await OpenAsync();
        var (all, numbers) = (region["participation"]!, PageNumbers.Indonesian);

        // Numbers that differ from each other, lest a tile show its neighbour's.
        Assert.Equal(4, new[] { "headcount", "participants", "compliant", "completions" }.Select(f => (int)all[f]!).Where(n => n > 0).Distinct().Count());
        await HasAsync(open.Tile("ASN dalam lingkup"), numbers.Whole(all["headcount"]));
        await HasAsync(open.Tile("Ikut serta"), numbers.Percent(all["reach"]));
        await HasAsync(open.Tile("≥ 20 JP / target tercapai"), numbers.Percent(all["compliance"]));
        await HasAsync(open.Tile("Rata-rata JP"), numbers.OneDecimal(all["jpMean"]));
        await HasAsync(open.Tile("Penyelesaian"), numbers.Whole(all["completions"]));
        await HasAsync(open.Tile("Perkiraan akhir tahun"), numbers.Percent((decimal)all["forecastCompliant"]! / (decimal)all["headcount"]!));
        await RowHasAsync(open.Row("Seluruh wilayah"), all, numbers);
        Assert.Equal(SmallRegion.Agencies.Length, region["agencies"]!.AsArray().Count);
        foreach (var agency in region["agencies"]!.AsArray())
        {
            await RowHasAsync(open.Row((string)agency!["name"]!), agency["participation"]!, numbers);
        }

        open.AssertQuiet();
    }

    [Fact]
    public async Task A_pushed_completion_changes_a_tile_and_its_agency_without_a_reload()
    {
        var region = await RegionAsync();
        await using var open = await OpenAsync();
        var (all, agency) = ((int)region["participation"]!["completions"]!, (int)AgencyOf(region, "DINKES")["completions"]!);
        await HasAsync(open.Tile("Penyelesaian"), Whole(all));
        await open.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        await one.PushNewAsync(1);
        await HasAsync(open.Tile("Penyelesaian"), Whole(all + 1));
        await HasAsync(open.Row("Dinas DINKES").Last, Whole(agency + 1));
        Assert.True(await open.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        open.AssertQuiet();
    }

    [Fact]
    public async Task Pause_keeps_what_is_shown_until_the_reader_resumes()
    {
        var completions = (int)(await RegionAsync())["participation"]!["completions"]!;
        await using var open = await OpenAsync();
        await HasAsync(open.Tile("Penyelesaian"), Whole(completions));
        await open.Button("Jeda").ClickAsync();
        await HasAsync(open.Page.GetByRole(AriaRole.Status), "Pembaruan dijeda.");

        await open.ToldAsync(await one.PushNewAsync(2));
        Assert.Equal(Whole(completions), await open.Tile("Penyelesaian").TextContentAsync());

        await open.Button("Lanjutkan").ClickAsync();
        await HasAsync(open.Tile("Penyelesaian"), Whole(completions + 1));
        open.AssertQuiet();
    }

    [Fact]
    public async Task The_reader_switches_to_English_and_a_link_keeps_it()
    {
        var all = (await RegionAsync())["participation"]!;
        await using var open = await OpenAsync();
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
        await using var open = await OpenPage.OpenAsync(chromium, one.Server.Address);
        await EnterAsync(open, ServerProcess.AdminKey[..^1] + "c");
        await Assertions.Expect(open.Page.Locator("#gate-text")).ToContainTextAsync("ditolak");
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Table)).ToBeHiddenAsync();

        await EnterAsync(open, ServerProcess.AdminKey);
        await HasAsync(open.Tile("Penyelesaian"), Whole(completions));
        Assert.DoesNotContain(open.Requests, url => url.Contains("bka_", StringComparison.Ordinal));

        await open.Button("Lupakan kunci").ClickAsync();
        await Assertions.Expect(open.Page.GetByLabel("Kunci akses")).ToBeVisibleAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Table)).ToBeHiddenAsync();
        open.AssertQuiet();
    }

    private Task<OpenPage> OpenAsync() => OpenPage.OpenAsync(chromium, one.Server.Address, key: ServerProcess.AdminKey);

    private static async Task EnterAsync(OpenPage open, string key)
    {
        await open.Page.GetByLabel("Kunci akses").FillAsync(key);
        await open.Button("Buka").ClickAsync();
    }

    private static Task HasAsync(ILocator locator, string text) => Assertions.Expect(locator).ToHaveTextAsync(text);

    private static Task RowHasAsync(ILocator values, JsonNode figures, PageNumbers numbers) => Assertions.Expect(values).ToHaveTextAsync(
    [
        numbers.Whole(figures["headcount"]), numbers.Percent(figures["reach"]), numbers.Percent(figures["compliance"]),
        numbers.OneDecimal(figures["jpMean"]), numbers.Whole(figures["completions"]),
    ]);

    private static string Whole(int number) => PageNumbers.Indonesian.Whole(number);

    private static JsonNode AgencyOf(JsonNode region, string code) =>
        region["agencies"]!.AsArray().Single(a => (string)a!["code"]! == code)!["participation"]!;

    private async Task<JsonNode> RegionAsync()
    {
        var data = await SmallRegion.QueryAsync(
            one.Server.Client, $"{{ region {{ participation {{ forecastCompliant {Figures} }} agencies {{ code name participation {{ {Figures} }} }} }} }}");
        return data["region"]!;
    }
}
