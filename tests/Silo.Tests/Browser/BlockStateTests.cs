using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>What each block of each page says while it loads, when there is nothing, when it can't be loaded, and when it is old.</summary>
[Collection<PageTests>]
public sealed partial class BlockStateTests(PageRegion region)
{
    /// <summary>The blocks that a reader sees, each with its state and what stands in it.</summary>
    private const string Blocks = """
        () => [...document.querySelectorAll('main .panel, main .kpi')].filter(b => b.checkVisibility()).map(b => ({
          id: b.id, state: b.dataset.state, busy: b.getAttribute('aria-busy'), said: b.querySelector('.instead').checkVisibility() ? b.querySelector('.instead').textContent.trim() : '',
          again: b.querySelector('.instead button')?.getAttribute('aria-label') ?? '', rows: [...b.querySelectorAll('.marks tbody tr, strong.number')].filter(r => r.checkVisibility()).length }))
        """;

    private static readonly (string Kind, Func<IRoute, Task> Answer, string Said)[] Refusals =
    [
        ("errors", PageTrouble.Errors("INTERNAL"), "ada kesalahan di server"),
        ("503", PageTrouble.Status(503), "server sedang sibuk"),
        ("429", PageTrouble.Status(429), "terlalu banyak permintaan sekaligus"),
        ("no network", PageTrouble.Offline, "server tidak terjangkau"),
    ];

    private string[] Places =>
    [
        "/", "/agencies/DISDIK", $"/batches/{PageRegion.Batch}", $"/people/{region.Person}", "/partners", $"/partners/{PageRegion.Partner}", "/search",
        "/needs", "/needs/RSUD", "/evaluation", "/budget", "/outreach", "/own",
    ];

    [Fact]
    public async Task A_block_says_that_it_loads_then_why_it_could_not_be_loaded_and_is_loaded_when_it_is_asked_for_again()
    {
        var wrong = new List<string>();
        foreach (var (place, i) in Places.Select((place, i) => (place, i)))
        {
            var (kind, answer, said) = Refusals[i % Refusals.Length];
            var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var trouble = new PageTrouble { Answer = route => AfterAsync(release.Task, () => answer(route)), RefusesWatching = true };
            await using var open = await OpenAsync(place, trouble);
            await Assertions.Expect(open.Page.Locator(".panel[data-state=loading]").First).ToBeVisibleAsync();
            wrong.AddRange((await BlocksAsync(open)).Where(b => b.State == "loading" && b.Id != "kpi" && (b.Said != "Memuat…" || b.Busy != "true")).Select(b => $"{place}, loading: {b}"));

            release.SetResult();
            await open.LoadedAsync();
            await SettledAsync(open);
            wrong.AddRange((await BlocksAsync(open)).Where(b => b.State != "error" || b.Busy != "false" || b.Rows > 0 || !b.Again.StartsWith("Coba lagi: ", StringComparison.Ordinal)
                || !(b.Said.Contains(said, StringComparison.Ordinal) || b.Said.Contains("server sedang sibuk", StringComparison.Ordinal))).Select(b => $"{place}, {kind}: {b}"));

            (trouble.Answer, trouble.RefusesWatching) = (null, false);
            await AskAgainAsync(open);
            wrong.AddRange((await BlocksAsync(open)).Where(b => b.State is not ("ready" or "empty") || b.Busy != "false").Select(b => $"{place}, {kind}, asked again: {b}"));
            open.AssertQuietButForRefusals();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Where_there_is_nothing_every_block_says_so_in_words()
    {
        var wrong = new List<string>();
        foreach (var place in Places)
        {
            var trouble = new PageTrouble { Answer = PageTrouble.Changed(Empty), Told = Empty };
            await using var open = await OpenAsync(place, trouble);
            await open.LoadedAsync();
            wrong.AddRange((await BlocksAsync(open)).Where(b => !(b.State == "empty" && b.Said.Length > 10) && b.Rows == 0).Select(b => $"{place}: {b}"));
            open.AssertQuiet();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_can_not_be_refreshed_stays_says_since_when_and_keeps_the_reader_in_its_place()
    {
        var trouble = new PageTrouble();
        await using var open = await region.OpenAsync("/budget", new PageLook(3200, 2400) { ReducesMotion = true }, trouble);
        await Assertions.Expect(open.Block("sources")).ToHaveAttributeAsync("data-state", "ready");
        var before = await open.Block("sources").Locator("tbody").TextContentAsync();
        trouble.Answer = PageTrouble.Status(503);
        await trouble.DropAsync();
        await Assertions.Expect(open.Block("sources")).ToHaveAttributeAsync("data-state", "stale");
        await Assertions.Expect(open.Block("sources").Locator(".instead")).ToHaveTextAsync(SinceWhen());
        Assert.Equal(before, await open.Block("sources").Locator("tbody").TextContentAsync());
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("server sedang sibuk");
        await SettledAsync(open);
        Assert.Empty((await open.Page.RunAxe()).Violations.Select(v => $"{v.Id} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));

        trouble.Answer = null;
        await open.Button("Coba lagi: Rencana, pagu, terikat, terpakai").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Block("sources")).ToHaveAttributeAsync("data-state", "ready");
        await Assertions.Expect(open.Block("sources")).ToBeFocusedAsync();
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("dimuat.");
        open.AssertQuietButForRefusals();
    }

    [Fact]
    public async Task A_live_block_that_is_told_on_stays_old_until_all_of_it_could_be_loaded()
    {
        var trouble = new PageTrouble { Answer = PageTrouble.Status(503) };
        await using var open = await region.OpenAsync("/", null, trouble);
        await Assertions.Expect(open.Block("league")).ToHaveAttributeAsync("data-state", "stale");
        await Assertions.Expect(open.Block("league").Locator(".instead")).ToContainTextAsync("Sebagian blok ini tidak dapat dimuat: server sedang sibuk.");
        await Assertions.Expect(open.Block("league").Locator("tbody").GetByRole(AriaRole.Row)).ToHaveCountAsync(Support.SmallRegion.Agencies.Length);
        await open.ToldAsync(await region.One.PushNewAsync(7));
        await Assertions.Expect(open.Block("league")).ToHaveAttributeAsync("data-state", "stale");
        trouble.Answer = null;
        await AskAgainAsync(open);
        await Assertions.Expect(open.Block("league")).ToHaveAttributeAsync("data-state", "ready");
        open.AssertQuietButForRefusals();
    }

    [Fact]
    public async Task What_a_server_puts_off_comes_by_itself_when_it_said()
    {
        var trouble = new PageTrouble { Answer = PageTrouble.Status(503, retryAfterSeconds: 1) };
        await using var open = await region.OpenAsync("/partners", null, trouble);
        await Assertions.Expect(open.Block("partners")).ToHaveAttributeAsync("data-state", "error");
        trouble.Answer = null;
        await Assertions.Expect(open.Block("partners")).ToHaveAttributeAsync("data-state", "ready");
        open.AssertQuietButForRefusals();
    }

    [Fact]
    public async Task Who_lacks_a_right_is_told_and_may_sign_in()
    {
        foreach (var place in new[] { "/partners", $"/partners/{PageRegion.Partner}", "/roster", $"/people/{region.Person}" })
        {
            await using var open = await region.OpenAsPersonAsync(place);
            await Assertions.Expect(open.Page.Locator(".denied")).ToContainTextAsync("memerlukan hak");
            await open.Page.Locator(".denied").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Masuk dengan kunci" }).ClickAsync();
            await Assertions.Expect(open.Page.GetByLabel("Kunci akses")).ToBeFocusedAsync();
            open.AssertQuiet();
        }

        await using var batch = await region.OpenAsPersonAsync($"/batches/{PageRegion.Batch}");
        await Assertions.Expect(batch.Block("waiting")).ToHaveAttributeAsync("data-state", "denied");
        await Assertions.Expect(batch.Block("waiting")).ToContainTextAsync("memerlukan hak");
        await batch.LoadedAsync();
        batch.AssertQuiet();
    }

    [Fact]
    public async Task A_page_whose_code_does_not_come_says_so_and_can_be_asked_again()
    {
        await using var open = await region.OpenAsync("/");
        await open.Page.RouteAsync("**/more.js", route => route.AbortAsync());
        await open.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Anggaran", Exact = true }).ClickAsync();
        await Assertions.Expect(open.Page.GetByText("Bagian halaman ini tidak dapat dimuat.")).ToBeVisibleAsync();
        await open.Page.UnrouteAsync("**/more.js");
        await open.Button("Coba lagi").ClickAsync();
        await Assertions.Expect(open.Block("sources")).ToHaveAttributeAsync("data-state", "ready");
        open.AssertQuietButForRefusals();
    }

    [Fact]
    public async Task A_file_that_was_not_sent_can_be_sent_again()
    {
        await using var open = await region.OpenAsync("/roster");
        await open.Page.RouteAsync("**/import/**", route => route.FulfillAsync(new RouteFulfillOptions { Status = 503, ContentType = "text/plain", Body = "busy" }));
        const string Rows = "nip,name,agency,status,post,rank,joinedOn\n199001012015031009,Pegawai Baru,TIDAK-ADA,PNS,PELAKSANA,III/a,2015-03-01\n";
        await open.Page.GetByLabel("Pilih berkas CSV atau XLSX").SetInputFilesAsync(new FilePayload { Name = "roster.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Rows) });
        await open.Page.GetByLabel("Periksa saja, jangan simpan").CheckAsync();
        await open.Button("Kirim").ClickAsync();
        await Assertions.Expect(open.Page.Locator("#outcome")).ToContainTextAsync("Berkas tidak terkirim: server sedang sibuk.");
        await open.Page.UnrouteAsync("**/import/**");
        await open.Button("Kirim").ClickAsync();
        await Assertions.Expect(open.Page.Locator("#outcome")).ToContainTextAsync("1 baris: 0 diterima");
        open.AssertQuietButForRefusals();
    }

    private static Task<Block[]> BlocksAsync(OpenPage open) => open.Page.EvaluateAsync<Block[]>(Blocks);

    private static async Task AfterAsync(Task first, Func<Task> then)
    {
        await first;
        await then();
    }

    /// <summary>Presses every button that offers it, and waits for what comes of it.</summary>
    private static async Task AskAgainAsync(OpenPage open)
    {
        await open.Page.EvaluateAsync("() => document.querySelectorAll('.instead button').forEach(b => b.click())");
        await Assertions.Expect(open.Page.Locator("main [data-state=loading]:visible, main [data-state=error]:visible, main [data-state=stale]:visible")).ToHaveCountAsync(0);
    }

    /// <summary>Waits until nothing is under way any more.</summary>
    private static Task SettledAsync(OpenPage open) => open.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

    private Task<OpenPage> OpenAsync(string place, PageTrouble trouble) =>
        place == "/own" ? region.OpenAsPersonAsync(place, null, trouble) : region.OpenAsync(place, null, trouble);

    /// <summary>Lists without members, whatever they are of.</summary>
    private static void Empty(JsonNode node)
    {
        switch (node)
        {
            case JsonArray array:
                array.Clear();
                break;
            case JsonObject members when (members["viewer"]?["roles"]) is null:
                foreach (var (name, value) in members)
                {
                    if (value is not null && name != "roles")
                    {
                        Empty(value);
                    }
                }

                break;
            default:
                break;
        }
    }

    [GeneratedRegex(@"^Tidak dapat diperbarui: server sedang sibuk\. Di bawah ini keadaan pukul .*\d\d\.\d\d\.\d\d WIB\.")]
    private static partial Regex SinceWhen();

    private sealed record Block
    {
        public string Id { get; init; } = "";

        public string State { get; init; } = "";

        public string Busy { get; init; } = "";

        public string Said { get; init; } = "";

        public string Again { get; init; } = "";

        public int Rows { get; init; }
    }
}
