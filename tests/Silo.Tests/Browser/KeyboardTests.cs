using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>Every page without a pointer.</summary>
[Collection<PageTests>]
public sealed class KeyboardTests(PageRegion region)
{
    private const string Controls = """
        () => {
          window.controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
            .filter(c => !c.disabled && c.checkVisibility({ visibilityProperty: true }));
          return window.controls.map(c => c.getAttribute('aria-label') || c.textContent.trim() || c.id);
        }
        """;

    private const string Focused = """
        () => {
          const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
          const isSeen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
            && box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
          return `${window.controls.indexOf(at)} ${isSeen ? 'seen' : 'unseen'}`;
        }
        """;

    private string[] Places =>
    [
        "/", "/agencies/DISDIK", $"/batches/{PageRegion.Batch}", $"/people/{region.Person}", "/partners", $"/partners/{PageRegion.Partner}", "/search", "/roster",
        "/needs", "/needs/RSUD", "/evaluation", "/budget", "/outreach", "/own",
    ];

    [Fact]
    public async Task Tab_reaches_every_control_of_every_page_in_its_order_and_shows_where_it_is()
    {
        var wrong = new List<string>();
        foreach (var place in Places)
        {
            await using var open = place == "/own" ? await region.OpenAsPersonAsync(place) : await region.OpenAsync(place);
            await open.LoadedAsync();
            var controls = await open.Page.EvaluateAsync<string[]>(Controls);
            Assert.True(controls.Length >= (place == "/" ? 40 : 12), $"{place}: {string.Join(", ", controls)}");
            for (var i = 0; i < controls.Length; i++)
            {
                await open.Page.Keyboard.PressAsync("Tab");
                var focused = await open.Page.EvaluateAsync<string>(Focused);
                // A date has stops of its own inside: day, month, year, calendar.
                while (i > 0 && focused.StartsWith($"{i - 1} ", StringComparison.Ordinal) && controls[i - 1] == "at")
                {
                    await open.Page.Keyboard.PressAsync("Tab");
                    focused = await open.Page.EvaluateAsync<string>(Focused);
                }

                if (focused != $"{i} seen")
                {
                    wrong.Add($"{place}: {controls[i]}: {i} expected, {focused} found");
                    break;
                }
            }

            open.AssertQuiet();
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Enter_and_space_do_what_a_click_does()
    {
        await using var open = await OpenAsync();
        var keyboard = open.Page.Keyboard;
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.Locator("main")).ToBeFocusedAsync();

        var heads = open.Block("league").GetByRole(AriaRole.Columnheader);
        await heads.Nth(1).GetByRole(AriaRole.Button).FocusAsync();
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(heads.Nth(1)).ToHaveAttributeAsync("aria-sort", "descending");
        Assert.Equal("Dinas DISDIK", await open.Block("league").GetByRole(AriaRole.Rowheader).First.TextContentAsync());

        await open.Button("Jeda").FocusAsync();
        await keyboard.PressAsync("Space");
        await Assertions.Expect(open.Button("Lanjutkan")).ToBeFocusedAsync();

        await open.Page.GetByLabel("Saring perangkat daerah").FocusAsync();
        await keyboard.TypeAsync("rsud");
        await Assertions.Expect(open.Block("league").Locator("tbody").GetByRole(AriaRole.Row)).ToHaveCountAsync(1);

        var how = open.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Bagaimana ini dihitung? Ikut serta", Exact = true });
        await how.FocusAsync();
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(open.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Pembilang");
        await keyboard.PressAsync("Escape");
        await Assertions.Expect(how).ToBeFocusedAsync();
        open.AssertQuiet();
    }

    private async Task<OpenPage> OpenAsync()
    {
        var open = await region.OpenAsync();
        await Assertions.Expect(open.Tile("ASN dalam lingkup")).ToHaveTextAsync("96");
        await open.LoadedAsync();
        return open;
    }
}
