using System.Text.Json.Nodes;
using Bangkom.Silo.Tests.Support;
using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>A server that goes away and comes back under an open page.</summary>
[Collection<PageTests>]
public sealed class RestartTests(PageRegion region)
{
    [Fact]
    public async Task A_page_whose_server_was_killed_is_live_again_with_nothing_missed()
    {
        var backend = new SqliteBackend();
        var storage = await backend.CreateAsync();
        var people = new SmallRegion(32);
        var server = await ServerProcess.StartAsync(storage);
        try
        {
            await people.ImportAsync(server.Client);
            await using var open = await OpenPage.OpenAsync(region.Chromium, server.Address, key: ServerProcess.AdminKey);
            await Assertions.Expect(open.Tile("Penyelesaian")).ToHaveTextAsync("0");
            await PushAsync(server, people, "before", 1);
            await Assertions.Expect(open.Tile("Penyelesaian")).ToHaveTextAsync("1");
            await open.Page.EvaluateAsync("() => { window.sameDocument = true; }");

            await server.KillAsync();
            await Assertions.Expect(open.Page.Locator("#lost")).ToBeVisibleAsync();
            await Assertions.Expect(open.Page.Locator("#word")).ToHaveTextAsync("Terputus");
            await Assertions.Expect(open.Tile("Penyelesaian")).ToHaveTextAsync("1");

            var address = server.Address;
            await server.DisposeAsync();
            server = await ServerProcess.StartAsync(storage, address);
            await PushAsync(server, people, "after", 2);
            await Assertions.Expect(open.Page.Locator("#word")).ToHaveTextAsync("Langsung", new LocatorAssertionsToHaveTextOptions { Timeout = 20_000 });
            await Assertions.Expect(open.Tile("Penyelesaian")).ToHaveTextAsync("2");
            await Assertions.Expect(open.Page.Locator("#lost")).ToBeHiddenAsync();
            await PushAsync(server, people, "later", 3);
            await Assertions.Expect(open.Tile("Penyelesaian")).ToHaveTextAsync("3");
            Assert.True(await open.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
            open.AssertStaysHome();
        }
        finally
        {
            await server.DisposeAsync();
            await backend.RemoveAsync();
        }
    }

    private static async Task PushAsync(ServerProcess server, SmallRegion people, string key, int person)
    {
        var item = people.Item(key, person, EndToEnd.OneServer.Today);
        using var content = new StringContent(new JsonArray(item).ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        using var answer = await server.Client.PostAsync(new Uri("/push/completions", UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((string?)JsonNode.Parse(text)!["results"]![0]!["status"] == "accepted", text);
    }
}
