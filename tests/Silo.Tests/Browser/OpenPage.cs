using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>A page in a browser profile of its own, with all that it asked for, complained about, and was told on its socket.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly Channel<long> _positions = Channel.CreateUnbounded<long>();

    private OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        context.Request += (_, request) => _requests.Enqueue(request.Url);
        page.Console += (_, message) => Complain(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Complain(true, error);
        page.WebSocket += (_, socket) =>
        {
            _requests.Enqueue(socket.Url);
            socket.FrameReceived += (_, frame) => Hear(frame.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>Opens a path; with a key the tab holds it as if the reader had entered it before.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="server">Where the page is.</param>
    /// <param name="path">Its place.</param>
    /// <param name="key">A key, or null.</param>
    /// <param name="look">How the reader's browser shows it.</param>
    /// <param name="trouble">What stands between the page and the API, or null.</param>
    public static async Task<OpenPage> OpenAsync(Chromium chromium, Uri server, string path = "/", string? key = null, PageLook? look = null, PageTrouble? trouble = null)
    {
        // The reader's own zone must not matter: the region's decides.
        var options = new BrowserNewContextOptions { BaseURL = server.ToString(), TimezoneId = "America/Lima", AcceptDownloads = true };
        (look ?? new PageLook()).Dress(options);
        var context = await (await chromium.BrowserAsync()).NewContextAsync(options);
        if (key is not null)
        {
            await context.AddInitScriptAsync($"sessionStorage.setItem('bangkom.key', '{key}')");
        }

        var page = new OpenPage(context, await context.NewPageAsync());
        if (trouble is not null)
        {
            await trouble.StandBeforeAsync(page.Page);
        }

        await page.Page.GotoAsync(path);
        return page;
    }

    /// <summary>A tile's number, by the tile's heading.</summary>
    public ILocator Tile(string heading) => Page.GetByRole(AriaRole.Listitem)
        .Filter(new LocatorFilterOptions { Has = Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = heading, Exact = true }) })
        .Locator(".number");

    /// <summary>A block of the page.</summary>
    public ILocator Block(string id) => Page.Locator($"section#{id}");

    /// <summary>Values of a row of the league table, by the agency's name.</summary>
    public ILocator Row(string agency) => Block("league").GetByRole(AriaRole.Row)
        .Filter(new LocatorFilterOptions { Has = Page.GetByRole(AriaRole.Rowheader, new PageGetByRoleOptions { Name = agency, Exact = true }) })
        .Locator("td .value");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>Waits until no block says any more that it loads.</summary>
    public async Task LoadedAsync()
    {
        await Assertions.Expect(Page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".panel[data-state=loading]:visible")).ToHaveCountAsync(0);
    }

    /// <summary>Waits until the socket has brought figures that hold a position, and the page has had its turn to show them.</summary>
    public async Task ToldAsync(long position)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await _positions.Reader.ReadAsync(limit.Token) < position)
        {
        }

        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
    }

    /// <summary>Asserts that the page asked only its own server, and that the browser's console is empty.</summary>
    public void AssertQuiet()
    {
        Assert.NotEmpty(_requests);
        Assert.DoesNotContain(_requests, url => !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal) && !new Uri(url).IsLoopback);
        Assert.Empty(_complaints);
    }

    /// <summary>
    /// The same where requests were refused on purpose: the browser itself writes into the console that one was, and nothing else may.
    /// </summary>
    public void AssertQuietButForRefusals()
    {
        AssertStaysHome();
        Assert.DoesNotContain(_complaints, text => !text.StartsWith("Failed to load resource", StringComparison.Ordinal));
    }

    /// <summary>Asserts that the page asked only its own server, for tests in which the server goes away.</summary>
    public void AssertStaysHome() =>
        Assert.DoesNotContain(_requests, url => !url.StartsWith("data:", StringComparison.Ordinal) && !url.StartsWith("blob:", StringComparison.Ordinal) && !new Uri(url).IsLoopback);

    /// <summary>What the page asked for, its socket included.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Complain(bool isComplaint, string text)
    {
        if (isComplaint)
        {
            _complaints.Enqueue(text);
        }
    }

    private void Hear(string? text)
    {
        // The payload of a refusal is a list of errors.
        if (text is not null && (JsonNode.Parse(text)?["payload"] as JsonObject)?["data"]?["regionParticipation"]?["participation"]?["position"] is { } position)
        {
            _positions.Writer.TryWrite(long.Parse((string)position!, CultureInfo.InvariantCulture));
        }
    }
}
