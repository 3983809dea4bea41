using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>
/// The system's Chromium, started when the first test asks; nothing is downloaded. Without it the tests are skipped, or fail in CI.
/// Names other than loopback don't resolve in it: a page that asks for one shows an error instead of leaving the machine.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    public Chromium() => _browser = new Lazy<Task<IBrowser>>(StartAsync);

    /// <summary>The browser; skips the test where there is none.</summary>
    public Task<IBrowser> BrowserAsync() => _browser.Value;

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated && _browser.Value.IsCompletedSuccessfully)
        {
            await (await _browser.Value).DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        var path = Find() ?? throw Missing("Chromium is not installed: no chromium in /usr/bin or PATH.");
        try
        {
            _playwright = await Playwright.CreateAsync();
        }
        catch (PlaywrightException e)
        {
            throw Missing($"Playwright's driver does not run here: {e.Message}");
        }

        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"],
        });
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Prepend("/usr/bin")
        .Select(directory => Path.Combine(directory, "chromium"))
        .FirstOrDefault(File.Exists);

    /// <summary>Skips the test, outside CI.</summary>
    private static InvalidOperationException Missing(string reason)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", reason);
        return new InvalidOperationException(reason);
    }
}
