using System.Globalization;
using System.Text;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Partners;
using Bangkom.PartnerApi.Credentials;

namespace Bangkom.PartnerApi.Tests.Doors;

public sealed class WebhookDoorTests
{
    private static readonly byte[] RegionSecret = new byte[32];

    private static string Item(string key) => $$"""[{"key":"{{key}}","nip":"{{People.Pns(1)}}","title":"Pelayanan","form":"COURSE","quantity":5,"completedAt":"2026-03-04"}]""";

    private static async Task<DoorHost> StartAsync()
    {
        var host = await DoorHost.StartAsync();
        host.Ledger.Knows(People.Pns(1));
        return host;
    }

    private static byte[] SecretOf(NewKey key, string partner = "UBB") => WebhookSecret.OfKey(RegionSecret, new PartnerId(partner), key.KeyId!);

    private static async Task<Answer> SendAsync(DoorHost host, string id, string body, byte[] secret, int minutes = 0, string partner = "UBB", string? signed = null, string? before = null)
    {
        var timestamp = TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = before + "v1," + WebhookSecret.Sign(secret, id, timestamp, Encoding.UTF8.GetBytes(signed ?? body));
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await host.SendAsync(
            $"/push/webhooks/{partner}", content, null, headers: [("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature)]);
    }

    [Fact]
    public void The_signature_is_that_of_the_standards_own_example()
    {
        var secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        Assert.Equal(
            "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSecret.Sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}"u8));
    }

    [Fact]
    public async Task A_signed_message_is_a_push_of_the_partners()
    {
        await using var host = await StartAsync();
        var answer = await SendAsync(host, "msg-1", Item("a"), SecretOf(host.Partner));
        Assert.Equal(200, answer.Status);
        Assert.Equal("accepted", answer.Json.GetProperty("results")[0].GetProperty("status").GetString());
        Assert.Equal("partner/UBB", host.Ledger.Requests.Single().Source);
    }

    [Fact]
    public async Task While_a_key_is_replaced_either_ones_signature_opens()
    {
        await using var host = await StartAsync();
        var next = host.Keys.Issue("UBB", null);
        Assert.Equal(200, (await SendAsync(host, "msg-1", Item("a"), SecretOf(next), before: "v1,AAAA v2,xyz ")).Status);
        host.Keys.Revoke("UBB", next.KeyId!);
        Assert.Equal(401, (await SendAsync(host, "msg-2", Item("b"), SecretOf(next))).Status);
        Assert.Equal(200, (await SendAsync(host, "msg-3", Item("c"), SecretOf(host.Partner))).Status);
    }

    [Fact]
    public async Task What_is_signed_wrongly_or_for_another_partner_is_401_and_logged_without_the_secret()
    {
        await using var host = await StartAsync();
        var other = host.Keys.Issue("UBT", null);
        Assert.Equal("UNSIGNED", (await SendAsync(host, "msg-1", Item("a"), SecretOf(host.Partner), signed: Item("b"))).ErrorCode);
        Assert.Equal("UNSIGNED", (await SendAsync(host, "msg-1", Item("a"), SecretOf(other, "UBT"))).ErrorCode);
        Assert.Equal("UNSIGNED", (await SendAsync(host, "msg-1", Item("a"), new byte[32])).ErrorCode);
        Assert.Equal("UNSIGNED", (await SendAsync(host, "msg-1", Item("a"), SecretOf(host.Partner), partner: "nobody")).ErrorCode);
        using var bare = new StringContent(Item("a"));
        Assert.Equal(401, (await host.SendAsync("/push/webhooks/UBB", bare, null)).Status);
        Assert.Empty(host.Ledger.Requests);
        Assert.Contains(host.Logs.Lines, l => l.Contains("UNSIGNED", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, l => l.Contains("v1,", StringComparison.Ordinal) || l.Contains(Convert.ToBase64String(SecretOf(host.Partner)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(6)]
    public async Task A_message_of_another_time_is_401(int minutes)
    {
        await using var host = await StartAsync();
        Assert.Equal("OLD_TIMESTAMP", (await SendAsync(host, "msg-1", Item("a"), SecretOf(host.Partner), minutes)).ErrorCode);
        Assert.Equal(200, (await SendAsync(host, "msg-1", Item("a"), SecretOf(host.Partner), minutes / 2)).Status);
    }

    [Fact]
    public async Task A_message_that_comes_again_is_answered_as_the_first_time_and_under_another_id_it_is_not_signed()
    {
        await using var host = await StartAsync();
        var first = await SendAsync(host, "msg-1", Item("a"), SecretOf(host.Partner));
        var again = await SendAsync(host, "msg-1", Item("a"), SecretOf(host.Partner), minutes: 1);
        Assert.Equal(first.Text, again.Text);
        Assert.Single(host.Ledger.Requests);

        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = "v1," + WebhookSecret.Sign(SecretOf(host.Partner), "msg-1", timestamp, Encoding.UTF8.GetBytes(Item("a")));
        using var content = new StringContent(Item("a"), Encoding.UTF8, "application/json");
        var replayed = await host.SendAsync("/push/webhooks/UBB", content, null, headers: [("webhook-id", "msg-2"), ("webhook-timestamp", timestamp), ("webhook-signature", signature)]);
        Assert.Equal(401, replayed.Status);
    }
}
