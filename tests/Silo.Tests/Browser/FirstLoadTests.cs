using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>What a first visit costs.</summary>
[Collection<PageTests>]
public sealed class FirstLoadTests(PageRegion region)
{
    private const int RequestsMax = 10;
    private const int BytesMax = 60 * 1024;

    [Fact]
    public async Task The_first_load_of_the_region_takes_few_requests_and_bytes()
    {
        await using var open = await region.OpenAsync("/favicon.svg");
        var sizes = new ConcurrentDictionary<string, Task<int>>();
        open.Page.RequestFinished += (_, request) => sizes.TryAdd($"{sizes.Count} {request.Url}", request.Method == "GET" ? PublishedSizeAsync(request.Url) : SizeAsync(request));
        await open.Page.GotoAsync("/");
        await open.LoadedAsync();
        await open.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var bytes = await Task.WhenAll(sizes.Values);
        var told = string.Join(", ", sizes.Select(s => $"{s.Key}: {s.Value.Result}"));
        Assert.True(bytes.Sum() <= BytesMax, told);

        // The socket is a request too, and no response that ends.
        Assert.True(sizes.Count + 1 <= RequestsMax, told);
        // The browser itself asks for an icon of the empty start, so its console is not empty.
        open.AssertStaysHome();
    }

    /// <summary>What a published server sends: a built one answers files without the effort of compressing them well.</summary>
    private async Task<int> PublishedSizeAsync(string url)
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            await gzip.WriteAsync(await region.One.Server.Client.GetByteArrayAsync(new Uri(url)));
        }

        return (int)compressed.Length;
    }

    private static async Task<int> SizeAsync(Microsoft.Playwright.IRequest request) => (await request.SizesAsync()).ResponseBodySize;
}
