using System.Text.Json;
using System.Text.RegularExpressions;
using Bangkom.GraphQLApi.Transport;

namespace Bangkom.GraphQLApi.Tests.Transport;

public sealed partial class ExplorerTests : IAsyncLifetime
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private TestApi _api = null!;

    public async ValueTask InitializeAsync() => _api = await TestApi.StartAsync(o => o.Examples.Add(new GraphQLExample("Sapa", "{ hello }", "{}")));

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_browser_gets_the_page_with_a_policy_that_lets_nothing_else_in()
    {
        var page = await PageAsync();
        Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.ContentType));
        Assert.StartsWith("default-src 'self';", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("<script(?![^>]* src=)", page.Text);
        Assert.DoesNotMatch(" on[a-z]+=", page.Text);
        Assert.DoesNotContain("{endpoint}", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_the_page_loads_comes_from_here()
    {
        var page = await PageAsync();
        var links = Links().Matches(page.Text).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(["/graphql/explorer/explorer.css", "/graphql/explorer/explorer.js"], links);
        foreach (var link in links.Append("/graphql/explorer/schema.js"))
        {
            var file = await _api.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_api.Uri, link)));
            Assert.Equal(200, file.Status);
            Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
            Assert.DoesNotContain("://", file.Text, StringComparison.Ordinal);
            Assert.NotEmpty(file.Text);
        }
        Assert.Equal(404, (await _api.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_api.Uri, "/graphql/explorer/index.html")))).Status);
    }

    [Fact]
    public async Task The_hosts_examples_are_offered()
    {
        var answer = await _api.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_api.Uri, "/graphql/explorer/examples.json")));
        var example = JsonDocument.Parse(answer.Text).RootElement[0];
        Assert.Equal(("Sapa", "{ hello }", "{}"), (example.GetProperty("name").GetString(), example.GetProperty("document").GetString(), example.GetProperty("variables").GetString()));
    }

    [Fact]
    public async Task The_schema_question_of_the_page_keeps_every_limit()
    {
        var script = (await _api.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_api.Uri, "/graphql/explorer/schema.js")))).Text;
        var typeRef = TypeRef().Match(script).Groups[1].Value;
        var query = Query().Match(script).Groups[1].Value.Replace("${typeRef}", typeRef, StringComparison.Ordinal);
        Assert.Null((await _api.PostAsync(query)).Code);
    }

    [Fact]
    public async Task A_host_without_the_explorer_answers_browsers_as_a_client()
    {
        await using var api = await TestApi.StartAsync(o => o.Explorer = false);
        Assert.Equal(400, (await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, api.Uri), accept: Browser)).Status);
        Assert.Equal(404, (await api.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(api.Uri, "/graphql/explorer/explorer.js")))).Status);
    }

    private Task<TestAnswer> PageAsync() => _api.SendAsync(new HttpRequestMessage(HttpMethod.Get, _api.Uri), accept: Browser);

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Links();

    [GeneratedRegex("const typeRef = '([^']+)'")]
    private static partial Regex TypeRef();

    [GeneratedRegex("const query = `([^`]+)`")]
    private static partial Regex Query();
}
