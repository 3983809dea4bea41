using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>
/// Pictures of the page. With <c>BANGKOM_SCREENSHOTS_OF</c> set to the address of a running demo they are those of the documentation
/// and are written to <c>docs</c>; otherwise they show the tests' own region and prove that there is something to see.
/// </summary>
[Collection<PageTests>]
public sealed class ScreenshotTests(PageRegion region)
{
    [Theory]
    [InlineData("page-light", 1440, 1000, false, false)]
    [InlineData("page-dark", 1440, 1000, true, false)]
    [InlineData("page-phone", 390, 844, false, false)]
    [InlineData("page-print", 1100, 760, false, true)]
    public async Task The_region_page_has_its_picture(string name, int width, int height, bool isDark, bool isPrint)
    {
        var demo = Environment.GetEnvironmentVariable("BANGKOM_SCREENSHOTS_OF");
        var look = new PageLook(width, height, isDark) { ReducesMotion = true };
        await using var open = demo is null ? await region.OpenAsync("/", look) : await OpenPage.OpenAsync(region.Chromium, new Uri(demo), look: look);
        await open.LoadedAsync();
        await Assertions.Expect(open.Page.Locator("#league polyline").First).ToHaveAttributeAsync("points", new System.Text.RegularExpressions.Regex(@"\d"));
        if (isPrint)
        {
            await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        }

        var picture = await open.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = isPrint });
        // An empty page of this size compresses to far less.
        Assert.True(picture.Length > 20_000, $"{picture.Length} bytes");
        if (demo is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(Docs(), name + ".png"), picture);
        }
    }

    private static string Docs()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Orleans.sln")))
        {
            directory = directory.Parent!;
        }

        return Path.Combine(directory.FullName, "docs");
    }
}
