using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>Every page for everybody: axe without a finding or a doubt, a phone's width, forced colours, nothing that moves.</summary>
[Collection<PageTests>]
public sealed class AccessibilityTests(PageRegion region)
{
    /// <summary>The page of whoever opens it: opened with a person's key.</summary>
    private const string Own = "/own";

    private string[] Places =>
    [
        "/", $"/?at={EndToEnd.OneServer.Today.AddDays(-1):yyyy-MM-dd}", "/agencies/DISDIK", $"/batches/{PageRegion.Batch}", $"/people/{region.Person}",
        "/partners", $"/partners/{PageRegion.Partner}", "/search", "/roster", "/agencies/TIDAK-ADA",
        "/needs", "/needs/RSUD", "/evaluation", "/budget", "/outreach", "/?status=PNS", Own,
    ];

    [Theory]
    [InlineData(false, "id")]
    [InlineData(true, "en")]
    public async Task Axe_finds_nothing_and_doubts_nothing(bool isDark, string language)
    {
        var findings = new List<string>();
        foreach (var place in Places)
        {
            await using var open = await OpenAsync(place, $"{(place.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}", new PageLook(IsDark: isDark) { ReducesMotion = true });
            await open.LoadedAsync();
            findings.AddRange(Findings(place, await open.Page.RunAxe()));
            open.AssertQuiet();
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public async Task Axe_finds_nothing_in_what_opens_and_in_what_asks_for_a_key()
    {
        // Large enough that nothing is clipped: of what a scroll box hides axe can only doubt.
        await using var open = await region.OpenAsync("/", new PageLook(3200, 2400) { ReducesMotion = true });
        await open.LoadedAsync();
        await open.Button("Bagaimana ini dihitung? Perangkat daerah").ClickAsync();
        // What stands behind an open dialog is hidden: axe knows of no top layer and would compare with it.
        await open.Page.EvaluateAsync("() => document.querySelectorAll('body > :not(dialog)').forEach(e => { e.style.visibility = 'hidden'; })");
        var findings = Findings("how", await open.Page.GetByRole(AriaRole.Dialog).RunAxe()).ToList();
        await open.Page.EvaluateAsync("() => document.querySelectorAll('body > :not(dialog)').forEach(e => { e.style.visibility = ''; })");
        await open.Button("Tutup").ClickAsync();
        foreach (var block in new[] { "league", "batches", "mix", "absent" })
        {
            await open.Block(block).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Lihat sebagai tabel" }).ClickAsync();
        }

        await open.Page.EvaluateAsync("() => { document.querySelector('main').style.maxWidth = 'none'; document.querySelectorAll('.columns-2-1').forEach(e => { e.style.display = 'block'; }); document.querySelectorAll('.scroll').forEach(e => { e.style.overflow = 'visible'; e.style.width = 'max-content'; }); }");
        findings.AddRange(Findings("tables", await open.Page.RunAxe()));
        await open.Button("Lupakan kunci").ClickAsync();
        await Assertions.Expect(open.Page.GetByLabel("Kunci akses")).ToBeVisibleAsync();
        findings.AddRange(Findings("gate", await open.Page.RunAxe()));
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>What stands out beyond a width, or hides a part of its own text; a table in its scroll box may, and so may what only listeners hear.</summary>
    private const string CutOff = """
        width => {
          const seen = [...document.querySelectorAll('header *, main *')].filter(e => e.checkVisibility() && !e.closest('.unseen, .skip, .scroll, svg, [aria-hidden=true]') && getComputedStyle(e).clipPath === 'none');
          const cut = seen.filter(e => e.getBoundingClientRect().right > width + 1
            || (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && ['hidden', 'clip'].includes(getComputedStyle(e).overflowX)));
          return [document.documentElement.scrollWidth > width ? `${document.documentElement.scrollWidth} wide` : '', ...cut.map(e => `${e.tagName}.${e.className}`).slice(0, 5)].filter(t => t !== '');
        }
        """;

    /// <summary>What nobody can use on paper; heads of columns are read there.</summary>
    private const string Controls = """
        () => [...document.querySelectorAll('button, input, select, nav, .help, .skip, footer')].filter(e => e.checkVisibility() && !e.closest('thead')).map(e => `${e.tagName}.${e.className}`)
        """;

    [Fact]
    public async Task Every_page_fits_a_phone_a_wall_and_a_sheet_of_paper()
    {
        var wrong = new List<string>();
        foreach (var place in Places)
        {
            await using var open = await OpenAsync(place, "", new PageLook(320, 640));
            await open.LoadedAsync();
            await FitsAsync("phone", 320, 640);
            await FitsAsync("wall", 1920, 1080);
            var share = await FitsAsync("large wall", 3840, 2160);
            if (share < 0.75)
            {
                wrong.Add($"{place}: takes {share:0.00} of a large wall");
            }

            // A4 landscape between its margins.
            await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            await FitsAsync("paper", 1047, 718);
            wrong.AddRange((await open.Page.EvaluateAsync<string[]>(Controls)).Take(5).Select(c => $"{place}, on paper: {c}"));
            open.AssertQuiet();

            async Task<double> FitsAsync(string what, int width, int height)
            {
                await open.Page.SetViewportSizeAsync(width, height);
                wrong.AddRange((await open.Page.EvaluateAsync<string[]>(CutOff, width)).Select(c => $"{place}, {what}: {c}"));
                return await open.Page.EvaluateAsync<double>("() => document.querySelector('main').clientWidth / innerWidth");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Marks_keep_a_shape_in_forced_colours_and_nothing_moves_for_those_who_want_no_motion()
    {
        await using var open = await region.OpenAsync("/", new PageLook { ForcesColours = true, ReducesMotion = true });
        await open.LoadedAsync();
        var marks = await open.Page.EvaluateAsync<string[]>("""
            () => {
              const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
              return [of('.tiles .bar', 'fill'), of('.tiles .track', 'fill'), of('.tiles .tick', 'stroke'), of('#league .bar', 'transitionDuration')];
            }
            """);
        Assert.NotEqual(marks[0], marks[1]);
        Assert.NotEqual(marks[1], marks[2]);
        Assert.Equal("0s", marks[3]);
        open.AssertQuiet();
    }

    private Task<OpenPage> OpenAsync(string place, string query, PageLook look) =>
        place == Own ? region.OpenAsPersonAsync(place + query, look) : region.OpenAsync(place + query, look);

    private static IEnumerable<string> Findings(string place, AxeResult result) =>
        result.Violations.Select(v => ("violation", v)).Concat(result.Incomplete.Select(v => ("in doubt", v)))
            .Select(f => $"{place}: {f.Item1} {f.v.Id}: {string.Join("; ", f.v.Nodes.Take(3).Select(n => $"{n.Html[..Math.Min(160, n.Html.Length)]} {string.Join(' ', n.Any.Select(a => a.Message).Take(1))}"))}");
}
