using System.Net.Http.Headers;
using Bangkom.Grains.Ids;

namespace Bangkom.PartnerApi.Tests.Doors;

public sealed class AccessTests
{
    [Theory]
    [InlineData("/push/completions")]
    [InlineData("/push/statements")]
    [InlineData("/push/file")]
    [InlineData("/import/accounts")]
    [InlineData("/import/agencies")]
    [InlineData("/import/roster")]
    [InlineData("/import/competencies")]
    [InlineData("/import/needs")]
    public async Task Without_a_live_key_every_door_is_401_and_says_how(string path)
    {
        await using var host = await DoorHost.StartAsync();
        host.Keys.Revoke("UBB", host.Partner.KeyId!);
        foreach (var token in new[] { null, "nonsense", host.Partner.Text, host.Admin.Text[..^1] + (host.Admin.Text[^1] == '0' ? '1' : '0') })
        {
            using var content = new StringContent("[]");
            var answer = await host.SendAsync(path, content, token);
            Assert.Equal(401, answer.Status);
            Assert.Equal(new AuthenticationHeaderValue("Bearer"), Assert.Single(answer.Headers.WwwAuthenticate));
        }
    }

    [Fact]
    public async Task The_wrong_role_is_403()
    {
        await using var host = await DoorHost.StartAsync();
        Assert.Equal(403, (await host.PushAsync("[]", host.Reader)).Status);
        Assert.Equal(403, (await host.SendAsync("/push/statements", "[]", host.Admin, "application/json")).Status);
        Assert.Equal(403, (await host.SendAsync("/import/roster", "", host.Partner, "text/csv")).Status);
        Assert.Equal(403, (await host.SendAsync("/import/agencies", "", host.Reader, "text/csv")).Status);
        Assert.Equal(403, (await host.SendAsync("/import/competencies", "", host.Partner, "text/csv")).Status);
        Assert.Equal(403, (await host.SendAsync("/import/needs", "", host.Reader, "text/csv")).Status);
    }

    [Fact]
    public async Task A_persons_key_opens_no_door_and_a_lapsed_one_is_nobodys()
    {
        await using var host = await DoorHost.StartAsync();
        var person = AsnId.New();
        var (live, lapsed) = (host.People.Issue(person, TimeProvider.System.GetUtcNow().AddDays(1)), host.People.Issue(person, TimeProvider.System.GetUtcNow().AddDays(-1)));
        foreach (var (method, path) in new[]
        {
            ("POST", "/push/completions"), ("POST", "/push/statements"), ("POST", "/push/file"), ("POST", "/import/accounts"),
            ("POST", "/import/agencies"), ("POST", "/import/roster"), ("GET", "/export/members.csv?agency=X"), ("POST", "/xapi/statements"),
        })
        {
            foreach (var (key, status) in new[] { (live, 403), (lapsed, 401) })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "POST" ? new StringContent("[]", System.Text.Encoding.UTF8, "application/json") : null };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Text);
                request.Headers.Add("X-Experience-API-Version", "1.0.3");
                using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.True(status == (int)answer.StatusCode, $"{path}: {answer.StatusCode}");
            }
        }

        Assert.All(host.Logs.Lines, line => Assert.DoesNotContain(live.Text[^64..], line, StringComparison.Ordinal));
        Assert.Empty(host.Ledger.Requests);
    }

    [Fact]
    public async Task A_credential_past_its_rate_waits_and_others_do_not()
    {
        await using var host = await DoorHost.StartAsync(o => (o.RequestsPerSecond, o.BurstRequests) = (1, 2));
        Assert.Equal(200, (await host.PushAsync("[]")).Status);
        Assert.Equal(200, (await host.PushAsync("[]")).Status);
        var answer = await host.PushAsync("[]");
        Assert.Equal(429, answer.Status);
        Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await host.PushAsync("[]", host.Admin)).Status);
    }

    [Fact]
    public async Task The_rate_limit_can_be_switched_off()
    {
        await using var host = await DoorHost.StartAsync(o => (o.LimitsRate, o.BurstRequests) = (false, 1));
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(200, (await host.PushAsync("[]")).Status);
        }
    }

    [Fact]
    public async Task A_key_with_networks_opens_from_them_alone()
    {
        await using var host = await DoorHost.StartAsync();
        Assert.Equal(200, (await host.PushAsync("[]", host.Keys.Issue("UBB", null, "127.0.0.0/8"))).Status);
        var answer = await host.PushAsync("[]", host.Keys.Issue("UBB", null, "203.0.113.0/24"));
        Assert.Equal((403, "ADDRESS_NOT_ALLOWED"), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_key_from_a_new_address_is_told_once_with_the_address_and_without_the_secret()
    {
        await using var host = await DoorHost.StartAsync();
        host.Mapped.IsNewAddress = true;
        await host.PushAsync("[]");
        await host.PushAsync("[]");
        Assert.Equal([(host.Partner.KeyId!, "127.0.0.1")], host.Mapped.Addresses);
        Assert.Single(host.Logs.Lines, l => l.Contains("127.0.0.1 for the first time", StringComparison.Ordinal) && !l.Contains(host.Partner.Text[^64..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_that_cannot_be_checked_are_503_and_not_401()
    {
        await using var host = await DoorHost.StartAsync();
        host.Keys.Failure = new TimeoutException();
        var answer = await host.PushAsync("[]");
        Assert.Equal((503, "UNAVAILABLE"), (answer.Status, answer.ErrorCode));
        Assert.NotNull(answer.Headers.RetryAfter);
    }
}
