using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>The region's page without a pointer.</summary>
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

    [Fact]
    public async Task Tab_reaches_every_control_in_the_order_of_the_page_and_shows_where_it_is()
    {
        await using var open = await OpenAsync();
        var controls = await open.Page.EvaluateAsync<string[]>(Controls);
        Assert.True(controls.Length >= 40, string.Join(", ", controls));
        for (var i = 0; i < controls.Length; i++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            // A date has stops of its own inside: day, month, year, calendar.
            while (i > 0 && (await open.Page.EvaluateAsync<string>(Focused)).StartsWith($"{i - 1} ", StringComparison.Ordinal) && controls[i - 1] == "at")
            {
                await open.Page.Keyboard.PressAsync("Tab");
            }

            Assert.Equal($"{controls[i]}: {i} seen", $"{controls[i]}: {await open.Page.EvaluateAsync<string>(Focused)}");
        }

        open.AssertQuiet();
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
