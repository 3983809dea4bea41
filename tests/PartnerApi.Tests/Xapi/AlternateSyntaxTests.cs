using Bangkom.PartnerApi.Xapi;
using System.Net.Http.Headers;

namespace Bangkom.PartnerApi.Tests.Xapi;

public sealed class AlternateSyntaxTests
{
    [Fact]
    public async Task A_form_carries_headers_parameters_and_content_in_version_1()
    {
        await using var host = await XapiHost.StartAsync();
        var id = Guid.NewGuid();
        var put = await SendAsync(host, "/statements?method=PUT", null, null,
            ("statementId", $"{id}"), ("content", Samples.Simple), ("Authorization", XapiHost.Basic(host.Admin)), ("X-Experience-API-Version", "1.0.3"));
        Assert.Equal(204, put.Status);
        var get = await SendAsync(host, "/statements?method=GET", XapiHost.Basic(host.Admin), "1.0.3", ("statementId", $"{id}"));
        Assert.Equal((200, id), (get.Status, get.Json.GetProperty("id").GetGuid()));
        var document = await SendAsync(host, "/activities/profile?method=PUT", XapiHost.Basic(host.Admin), "1.0.3",
            ("activityId", "http://example.com/a"), ("profileId", "p"), ("content", "teks"), ("Content-Type", "text/plain"), ("If-None-Match", "*"));
        Assert.Equal(204, document.Status);
        Assert.Equal("text/plain", (await host.SendAsync(HttpMethod.Get, "/activities/profile?activityId=http://example.com/a&profileId=p", null)).Headers["Content-Type"]);
    }

    [Fact]
    public async Task Parameters_beside_the_method_unknown_methods_and_missing_content_are_400()
    {
        await using var host = await XapiHost.StartAsync();
        var basic = XapiHost.Basic(host.Admin);
        Assert.Equal(400, (await SendAsync(host, $"/statements?method=PUT&statementId={Guid.NewGuid()}", basic, "1.0.3", ("content", Samples.Simple))).Status);
        Assert.Equal(400, (await SendAsync(host, "/statements?method=PUT", basic, "1.0.3", ("statementId", $"{Guid.NewGuid()}"))).Status);
        Assert.Equal(400, (await SendAsync(host, "/statements?method=PATCH", basic, "1.0.3", ("content", Samples.Simple))).Status);
        Assert.Equal(400, (await SendAsync(host, "/statements?method=GET", basic, "1.0.3", ("content", "x"))).Status);
        Assert.Equal(400, (await SendAsync(host, "/statements?method=GET", basic, "0.8")).Status);
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Post, "/statements?method=PUT", Samples.Simple)).Status);
        Assert.Equal(400, (await host.SendAsync(HttpMethod.Put, "/statements?method=POST", Samples.Simple)).Status);
        Assert.Equal(0, host.Statements.Count);
    }

    [Fact]
    public async Task Version_2_has_no_such_syntax()
    {
        await using var host = await XapiHost.StartAsync();
        Assert.Equal(400, (await SendAsync(host, "/statements?method=GET", XapiHost.Basic(host.Admin), "2.0.0")).Status);
        Assert.Equal(400, (await SendAsync(host, "/statements?method=GET", XapiHost.Basic(host.Admin), null, ("X-Experience-API-Version", "2.0.0"))).Status);
    }

    private static async Task<XapiReply> SendAsync(XapiHost host, string path, string? authorization, string? version, params (string Name, string Value)[] fields)
    {
        using var form = new StringContent(string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}")));
        form.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return await host.SendAsync(HttpMethod.Post, path, form, authorization, version);
    }

    [Fact]
    public async Task A_form_that_alone_names_its_sender_is_small_and_one_of_a_known_sender_is_not()
    {
        await using var host = await XapiHost.StartAsync();
        var large = Samples.With("result", $"{{\"response\":\"{new string('x', XapiLimits.UnknownBytesMax)}\"}}", Samples.Simple);
        var basic = XapiHost.Basic(host.Admin);
        Assert.Equal(413, (await SendAsync(host, "/statements?method=POST", null, "1.0.3", ("content", large), ("Authorization", basic))).Status);
        Assert.Equal(200, (await SendAsync(host, "/statements?method=POST", basic, "1.0.3", ("content", large))).Status);
        Assert.Equal(200, (await SendAsync(host, "/statements?method=POST", null, "1.0.3", ("content", Samples.Simple), ("Authorization", basic))).Status);
    }

    [Fact]
    public async Task A_key_in_the_form_comes_before_the_one_in_the_header()
    {
        await using var host = await XapiHost.StartAsync();
        var answer = await SendAsync(host, "/statements?method=POST", XapiHost.Basic(host.Admin), "1.0.3", ("content", Samples.Simple), ("Authorization", "Basic eDp5"));
        Assert.Equal(401, answer.Status);
        Assert.Equal(0, host.Statements.Count);
    }
}
