using System.Text.Json;

namespace Bangkom.PartnerApi.Tests.Xapi;

public sealed class DocumentTests
{
    private const string Agent = "agent={\"mbox\":\"mailto:a@example.com\"}";
    private const string State = "/activities/state?activityId=http://example.com/a&" + Agent;
    private const string ActivityProfile = "/activities/profile?activityId=http://example.com/a";
    private const string AgentProfile = "/agents/profile?" + Agent;

    public static TheoryData<string> Documents => [State + "&stateId=s", ActivityProfile + "&profileId=p", AgentProfile + "&profileId=p"];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_document_comes_back_with_its_type_and_a_tag_and_goes(string path)
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, path, null)).Status);
        Assert.Equal(204, (await PutAsync(host, path, "teks", "text/plain; charset=utf-8", ("If-None-Match", "*"))).Status);
        var got = await host.SendAsync(HttpMethod.Get, path, null);
        Assert.Equal((200, "teks", "text/plain; charset=utf-8"), (got.Status, got.Text, got.Headers["Content-Type"]));
        Assert.Matches("^\"[0-9a-f]{40}\"$", got.Headers["ETag"]);
        Assert.True(DateTimeOffset.TryParse(got.Headers["Last-Modified"], out _));
        Assert.Equal(304, (await host.SendAsync(HttpMethod.Get, path, null, headers: ("If-None-Match", got.Headers["ETag"]))).Status);
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Delete, path, null)).Status);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, path, null)).Status);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Tags_guard_what_is_written(string path)
    {
        await using var host = await XapiHost.StartAsync();
        await PutAsync(host, path, "one", "text/plain", ("If-None-Match", "*"));
        var tag = (await host.SendAsync(HttpMethod.Get, path, null)).Headers["ETag"];
        Assert.Equal(412, (await PutAsync(host, path, "two", "text/plain", ("If-None-Match", "*"))).Status);
        Assert.Equal(412, (await PutAsync(host, path, "two", "text/plain", ("If-Match", "\"1234\""))).Status);
        Assert.Equal(412, (await host.SendAsync(HttpMethod.Delete, path, null, headers: ("If-Match", "\"1234\""))).Status);
        Assert.Equal("one", (await host.SendAsync(HttpMethod.Get, path, null)).Text);
        Assert.Equal(204, (await PutAsync(host, path, "two", "text/plain", ("If-Match", tag))).Status);
        Assert.Equal("two", (await host.SendAsync(HttpMethod.Get, path, null)).Text);
    }

    [Fact]
    public async Task A_put_that_says_nothing_of_tags_overwrites_state_in_version_1_alone()
    {
        await using var host = await XapiHost.StartAsync();
        foreach (var (path, version, expected) in new[]
        {
            (State + "&stateId=s", "1.0.3", (204, 204)), (State + "&stateId=t", "2.0.0", (204, 409)),
            (ActivityProfile + "&profileId=p", "1.0.3", (400, 400)), (AgentProfile + "&profileId=q", "2.0.0", (204, 409)),
        })
        {
            var first = await host.SendAsync(HttpMethod.Put, path, "{}", version: version);
            var second = await host.SendAsync(HttpMethod.Put, path, "{}", version: version);
            Assert.Equal(expected, (first.Status, second.Status));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_post_merges_json_objects_and_refuses_other_documents(string path)
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Post, path, """{"a":1,"b":{"c":1}}""")).Status);
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Post, path, """{"b":2,"d":1e400}""")).Status);
        Assert.Equal("""{"a":1,"b":2,"d":1e400}""", (await host.SendAsync(HttpMethod.Get, path, null)).Text);
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, path, "[1]")).Status);
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, path, "{")).Status);
        using var text = new StringContent("teks");
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, path, text, XapiHost.Basic(host.Admin), "1.0.3")).Status);
        Assert.Equal("""{"a":1,"b":2,"d":1e400}""", (await host.SendAsync(HttpMethod.Get, path, null)).Text);
    }

    [Fact]
    public async Task Ids_are_listed_by_owner_registration_and_time_and_states_are_deleted_together()
    {
        await using var host = await XapiHost.StartAsync();
        var registration = Guid.NewGuid();
        await host.SendAsync(HttpMethod.Post, State + "&stateId=b", "{}");
        var since = (await host.SendAsync(HttpMethod.Get, "/statements", null)).Headers["X-Experience-API-Consistent-Through"];
        await host.SendAsync(HttpMethod.Post, State + $"&stateId=a&registration={registration}", "{}");
        Assert.Equal("""["a","b"]""", (await host.SendAsync(HttpMethod.Get, State, null)).Text);
        Assert.Equal("""["a"]""", (await host.SendAsync(HttpMethod.Get, State + $"&registration={registration}", null)).Text);
        Assert.Equal("""["a"]""", (await host.SendAsync(HttpMethod.Get, State + $"&since={since}", null)).Text);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, State + "&stateId=a", null)).Status);
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Delete, State + $"&registration={registration}", null)).Status);
        Assert.Equal("""["b"]""", (await host.SendAsync(HttpMethod.Get, State, null)).Text);
        Assert.Equal("[]", (await host.SendAsync(HttpMethod.Get, AgentProfile, null)).Text);
    }

    [Theory]
    [InlineData("GET", "/activities/state?activityId=http://example.com/a")]
    [InlineData("GET", "/activities/state?activityId=a&" + Agent)]
    [InlineData("GET", State + "&registration=x")]
    [InlineData("GET", State + "&since=x")]
    [InlineData("GET", State + "&stateId=a&since=2026-01-01T00:00:00Z")]
    [InlineData("GET", State + "&profileId=p")]
    [InlineData("GET", "/activities/profile")]
    [InlineData("GET", "/agents/profile?agent={}")]
    [InlineData("PUT", State)]
    [InlineData("POST", ActivityProfile)]
    [InlineData("DELETE", AgentProfile)]
    [InlineData("GET", "/agents")]
    [InlineData("GET", "/agents?agent={\"objectType\":\"Group\",\"mbox\":\"mailto:a@example.com\"}")]
    [InlineData("GET", "/activities?activityId=a")]
    public async Task Wrong_or_missing_parameters_are_400(string method, string path)
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(400, (await host.SendAsync(new HttpMethod(method), path, method is "GET" or "DELETE" ? null : "{}")).Status);
    }

    [Fact]
    public async Task A_person_has_the_names_that_came_with_its_identifier()
    {
        await using var host = await XapiHost.StartAsync();
        await host.PostAsync("""{"actor":{"objectType":"Group","mbox":"mailto:g@example.com","member":[{"mbox":"mailto:a@example.com","name":"Satu"}]},"verb":{"id":"http://example.com/v"},"object":{"objectType":"Agent","mbox":"mailto:a@example.com","name":"Dua"}}""");
        Assert.Equal(
            """{"objectType":"Person","name":["Nol","Satu","Dua"],"mbox":["mailto:a@example.com"]}""",
            (await host.SendAsync(HttpMethod.Get, "/agents?agent={\"mbox\":\"mailto:a@example.com\",\"name\":\"Nol\"}", null)).Text);
        Assert.Equal("""{"objectType":"Person","mbox":["mailto:x@example.com"]}""", (await host.SendAsync(HttpMethod.Get, "/agents?agent={\"mbox\":\"mailto:x@example.com\"}", null)).Text);
    }

    [Fact]
    public async Task An_activity_is_answered_with_its_definition_or_with_its_id_alone()
    {
        await using var host = await XapiHost.StartAsync();
        await host.PostAsync(Samples.Whole);
        var known = await host.SendAsync(HttpMethod.Get, "/activities?activityId=http://example.com/course/1", null);
        using var sent = JsonDocument.Parse(Samples.Whole);
        Assert.Equal(sent.RootElement.GetProperty("object").GetProperty("definition").GetProperty("name").GetRawText(), known.Json.GetProperty("definition").GetProperty("name").GetRawText());
        Assert.Equal("""{"objectType":"Activity","id":"http://example.com/x"}""", (await host.SendAsync(HttpMethod.Get, "/activities?activityId=http://example.com/x", null)).Text);
    }

    private static Task<XapiReply> PutAsync(XapiHost host, string path, string text, string contentType, params (string, string)[] headers)
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return host.SendAsync(HttpMethod.Put, path, content, XapiHost.Basic(host.Admin), "1.0.3", headers);
    }
}
