using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>The places beside the region's page: an agency, a batch, a person, partners, search, import.</summary>
[Collection<PageTests>]
public sealed class PlaceTests(PageRegion region)
{
    [Fact]
    public async Task An_agency_shows_its_figures_its_people_and_who_takes_no_part_yet()
    {
        var data = await region.QueryAsync("{ agency(code: \"DINKES\") { participation { headcount completions participants } } }");
        var figures = data["agency"]!["participation"]!;
        await using var open = await region.OpenAsync("/");
        await open.Row("Dinas DINKES").First.WaitForAsync();
        await open.Block("league").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Dinas DINKES" }).ClickAsync();
        await HasAsync(open.Page.Locator("h1"), "Dinas DINKES");
        await HasAsync(open.Tile("ASN dalam lingkup"), PageNumbers.Indonesian.Whole(figures["headcount"]));
        await HasAsync(open.Tile("Penyelesaian"), PageNumbers.Indonesian.Whole(figures["completions"]));
        await HasAsync(open.Block("members").GetByRole(AriaRole.Heading), "12 pegawai dalam daftar ini");
        Assert.EndsWith("/agencies/DINKES", new Uri(open.Page.Url).AbsolutePath, StringComparison.Ordinal);

        await open.Page.GetByLabel("Tampilkan", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("absent");
        var absent = (int)figures["headcount"]! - (int)figures["participants"]!;
        Assert.True(absent > 0);
        await HasAsync(open.Block("members").GetByRole(AriaRole.Heading), $"{absent} pegawai dalam daftar ini");
        Assert.Contains("show=absent", open.Page.Url, StringComparison.Ordinal);
        await open.LoadedAsync();
        await open.Page.GoBackAsync();
        await HasAsync(open.Page.Locator("h1"), $"Partisipasi {EndToEnd.OneServer.Today.Year}");
        await open.LoadedAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task A_batch_follows_who_enrols()
    {
        await using var open = await region.OpenAsync($"/batches/{PageRegion.Batch}");
        await HasAsync(open.Page.Locator("h1"), "Pelayanan publik, angkatan 1");
        await HasAsync(open.Block("steps").GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "Kursi" }).Locator("td .value"), "8");
        var enrolled = open.Block("steps").GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "Terdaftar" }).Locator("td .value");
        await HasAsync(enrolled, "6");
        await Assertions.Expect(open.Block("places").GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "Dinas DINKES" })).ToHaveCountAsync(1);

        var other = await region.QueryAsync("{ agency(code: \"RSUD\") { members(first: 1) { edges { node { id } } } } }");
        var person = (string)other["agency"]!["members"]!["edges"]![0]!["node"]!["id"]!;
        await region.ChangeAsync("enrol", new() { ["batch"] = PageRegion.Batch, ["person"] = person });
        await HasAsync(enrolled, "7");
        await Assertions.Expect(open.Block("places").GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "Dinas RSUD" })).ToHaveCountAsync(1);
        await region.ChangeAsync("withdraw", new() { ["batch"] = PageRegion.Batch, ["person"] = person });
        await HasAsync(enrolled, "6");
        await open.LoadedAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task A_persons_record_explains_every_line()
    {
        var data = await region.QueryAsync($"{{ person(id: \"{region.Person}\") {{ name record {{ jp lines {{ title credited claimed }} }} }} }}");
        var person = data["person"]!;
        await using var open = await region.OpenAsync($"/people/{region.Person}");
        await HasAsync(open.Page.Locator("h1"), (string)person["name"]!);
        await HasAsync(open.Block("record").Locator(".number"), $"{PageNumbers.Indonesian.OneDecimal(person["record"]!["jp"])} JP");
        var lines = person["record"]!["lines"]!.AsArray();
        await Assertions.Expect(open.Block("lines").Locator("tbody").GetByRole(AriaRole.Row)).ToHaveCountAsync(lines.Count);
        await Assertions.Expect(open.Block("lines").Locator("td.why").First).Not.ToBeEmptyAsync();
        Assert.Equal(0, await open.Block("lines").Locator("td.why").Filter(new LocatorFilterOptions { HasTextRegex = new("[A-Z]+_[A-Z]+") }).CountAsync());
        open.AssertQuiet();
    }

    [Fact]
    public async Task A_held_item_is_tried_again_and_repaired()
    {
        await region.PushHeldAsync("perbaiki-1");
        await using var open = await region.OpenAsync("/partners");
        await open.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Universitas Bukitintan" }).ClickAsync();
        var held = open.Block("held");
        await Assertions.Expect(held.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "perbaiki-1" })).ToContainTextAsync("Orang tidak dikenal");
        await open.Button("Coba lagi: perbaiki-1").ClickAsync();
        await Assertions.Expect(open.Page.Locator(".outcome")).ToContainTextAsync("Masih ditahan");

        await open.Button("Perbaiki: perbaiki-1").ClickAsync();
        var dialog = open.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("NIP").FillAsync(region.One.Region.Nips[9]);
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Kirim perbaikan" }).ClickAsync();
        await HasAsync(open.Page.Locator(".outcome"), "Diterima.");
        await Assertions.Expect(held.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "perbaiki-1" })).ToHaveCountAsync(0);

        await region.PushHeldAsync("langsung-1");
        await Assertions.Expect(held.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "langsung-1" })).ToHaveCountAsync(1);
        await open.LoadedAsync();
        open.AssertQuiet();
    }

    [Fact]
    public async Task Search_finds_places_by_name_and_a_person_by_NIP_and_no_address_tells_it()
    {
        await using var open = await region.OpenAsync("/search");
        await open.Page.GetByLabel("Nama perangkat daerah, angkatan, program").FillAsync("pelayanan");
        await HasAsync(open.Block("found").GetByRole(AriaRole.Heading), "2 ditemukan");
        await open.Page.GetByLabel("Nama perangkat daerah, angkatan, program").FillAsync("tidak ada");
        await Assertions.Expect(open.Block("found")).ToContainTextAsync("Tidak ada yang cocok.");

        var nip = open.Page.GetByLabel("NIP (18 angka)");
        await nip.FillAsync("123");
        await open.Button("Buka catatan").ClickAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("NIP terdiri atas 18 angka.");
        await nip.FillAsync(region.One.Region.Nips[4]);
        await open.Button("Buka catatan").ClickAsync();
        await HasAsync(open.Page.Locator("h1"), "Pegawai 4");
        await open.LoadedAsync();
        Assert.DoesNotContain(open.Requests.Append(open.Page.Url), url => url.Contains(region.One.Region.Nips[4], StringComparison.Ordinal));
        open.AssertQuiet();
    }

    [Fact]
    public async Task A_roster_is_imported_with_the_rows_to_mend()
    {
        await using var open = await region.OpenAsync("/roster");
        const string Rows = "nip,name,agency,status,post,rank,joinedOn\n199001012015031009,Pegawai Baru,TIDAK-ADA,PNS,PELAKSANA,III/a,2015-03-01\n";
        await open.Page.GetByLabel("Pilih berkas CSV atau XLSX").SetInputFilesAsync(new FilePayload { Name = "roster.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Rows) });
        await open.Page.GetByLabel("Periksa saja, jangan simpan").CheckAsync();
        await open.Button("Kirim").ClickAsync();
        await HasAsync(open.Page.Locator("#outcome"), "1 baris: 0 diterima, 0 sudah ada, 1 ditolak. Hanya diperiksa; tidak ada yang disimpan.");
        await Assertions.Expect(open.Block("errors").Locator("tbody").GetByRole(AriaRole.Row)).ToContainTextAsync("agency");
        open.AssertQuiet();
    }

    [Fact]
    public async Task What_is_not_there_is_said_to_be_missing()
    {
        foreach (var path in new[] { "/agencies/TIDAK-ADA", "/batches/TIDAK-ADA", "/partners/TIDAK-ADA" })
        {
            await using var open = await region.OpenAsync(path);
            await Assertions.Expect(open.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Tidak ditemukan" })).ToBeVisibleAsync();
            open.AssertQuiet();
        }
    }

    private static Task HasAsync(ILocator locator, string text) => Assertions.Expect(locator).ToHaveTextAsync(text);
}
