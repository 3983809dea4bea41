using System.Net.Sockets;
using System.Text;
using Bangkom.PartnerApi.Credentials;

namespace Bangkom.PartnerApi.Tests.Xapi;

public sealed class AccessTests
{
    [Fact]
    public async Task A_key_enters_by_basic_in_two_parts_or_whole_and_as_a_bearer()
    {
        await using var host = await XapiHost.StartAsync();
        string Pair(string text) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        foreach (var authorization in new[] { XapiHost.Basic(host.Admin), Pair("anybody:" + host.Admin.Text), "Bearer " + host.Admin.Text })
        {
            Assert.Equal(200, (await host.SendAsync(HttpMethod.Get, "/statements", null, authorization, "1.0.3")).Status);
        }
    }

    [Fact]
    public async Task Without_a_live_key_every_resource_but_about_is_401_and_says_how()
    {
        await using var host = await XapiHost.StartAsync();
        var partner = host.IssuePartner("UNI", XapiAccess.All);
        host.Keys.Revoke("UNI", partner.KeyId!);
        foreach (var authorization in new[] { null, "Basic:x", "Basic !", "Basic eA==", "Basic eDp5", XapiHost.Basic(partner) })
        {
            var answer = await host.SendAsync(HttpMethod.Get, "/statements", null, authorization, "1.0.3");
            Assert.Equal(401, answer.Status);
            Assert.StartsWith("Basic", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
            Assert.Equal("1.0.3", answer.Headers["X-Experience-API-Version"]);
        }

        Assert.Equal(200, (await host.SendAsync(HttpMethod.Get, "/about", (HttpContent?)null, null, null)).Status);
        Assert.Equal(403, (await host.GetAsync("", host.Reader)).Status);
    }

    [Fact]
    public async Task A_partner_stores_statements_and_reads_nothing_unless_its_key_says_so()
    {
        await using var host = await XapiHost.StartAsync();
        var partner = host.IssuePartner("UNI", XapiAccess.Default);
        var id = (await host.PostAsync(Samples.Simple, partner)).Ids[0];
        Assert.Equal(403, (await host.GetAsync("", partner)).Status);
        Assert.Equal(403, (await host.SendAsync(HttpMethod.Put, "/agents/profile?profileId=x&agent={\"mbox\":\"mailto:a@example.com\"}", "{}", partner)).Status);
        Assert.Equal("partner/UNI", (await host.GetAsync($"?statementId={id}")).Json.GetProperty("authority").GetProperty("account").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_partner_reads_its_own_statements_and_documents_alone()
    {
        await using var host = await XapiHost.StartAsync();
        var (one, other) = (host.IssuePartner("UNI", XapiAccess.All), host.IssuePartner("UBB", XapiAccess.All));
        var id = (await host.PostAsync(Samples.Simple, one)).Ids[0];
        Assert.Equal([id], (await host.GetAsync("", one)).Found);
        Assert.Equal([id], (await host.GetAsync("")).Found);
        Assert.Empty((await host.GetAsync("", other)).Found);
        Assert.Equal(404, (await host.GetAsync($"?statementId={id}", other)).Status);

        const string Document = "/activities/profile?activityId=http://example.com/a&profileId=p";
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Post, Document, "{}", one)).Status);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, Document, null, other)).Status);
    }

    [Fact]
    public async Task A_request_names_a_version_that_is_spoken()
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal((400, "0.95"), await VersionOf(null));
        Assert.Equal((400, "2.0.0"), await VersionOf("0.95"));
        Assert.Equal((400, "2.0.0"), await VersionOf("1.1.0"));
        Assert.Equal((200, "1.0.3"), await VersionOf("1.0.1"));
        Assert.Equal((200, "2.0.0"), await VersionOf("2.0"));
        Assert.Equal("""{"version":["1.0.3","2.0.0"]}""", (await host.SendAsync(HttpMethod.Get, "/about", null)).Text);
        Assert.Equal(404, (await host.SendAsync(HttpMethod.Get, "/nothing", null)).Status);

        async Task<(int, string)> VersionOf(string? version)
        {
            var answer = await host.SendAsync(HttpMethod.Get, "/statements", null, host.Admin, version);
            return (answer.Status, answer.Headers["X-Experience-API-Version"]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Authorization: Basic eDp5\r\n")]
    public async Task Who_is_unknown_is_answered_before_any_of_the_body_is_read(string authorization)
    {
        await using var host = await XapiHost.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        var stream = client.GetStream();

        // The body that is announced never comes.
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /xapi/statements HTTP/1.1\r\nHost: x\r\nX-Experience-API-Version: 1.0.3\r\n{authorization}Content-Type: multipart/mixed; boundary=b\r\nContent-Length: 40000000\r\n\r\n"));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 401", await reader.ReadLineAsync(limit.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_names_no_version_is_answered_before_its_key_is_asked_for()
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, "/statements", null, "Basic eDp5", null)).Status);
    }

    [Fact]
    public async Task A_partner_reads_an_activity_as_its_own_statements_define_it_and_the_administrator_as_all_do()
    {
        await using var host = await XapiHost.StartAsync();
        var (one, other) = (host.IssuePartner("UNI", XapiAccess.All), host.IssuePartner("UBB", XapiAccess.All));
        async Task DefineAsync(NewKey key, string language) =>
            await host.PostAsync(Samples.With("object/definition", $"{{\"name\":{{\"{language}\":\"x\"}}}}", Samples.Simple), key);
        await DefineAsync(one, "id");
        await DefineAsync(other, "en");
        async Task<string?> NameAsync(NewKey key) =>
            (await host.SendAsync(HttpMethod.Get, "/activities?activityId=http://example.com/course/1", null, key)).Json.GetProperty("definition").GetProperty("name").GetRawText();
        Assert.Equal("""{"id":"x"}""", await NameAsync(one));
        Assert.Equal("""{"en":"x"}""", await NameAsync(other));
        Assert.Equal("""{"id":"x","en":"x"}""", await NameAsync(host.Admin));
        Assert.Equal("x", (await host.GetAsync("?format=canonical", one)).Json.GetProperty("statements")[0].GetProperty("object").GetProperty("definition").GetProperty("name").GetProperty("id").GetString());
    }
}
