using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Partners;
using Bangkom.PartnerApi.Webhooks.Outgoing;
using Microsoft.Extensions.Options;

namespace Bangkom.PartnerApi.Tests.Webhooks;

public sealed class WebhookSenderTests
{
    private static readonly RegionInfo Region = new(new RegionId("BUKITINTAN"), "Bukitintan", RegionZone.Of("Asia/Jakarta"), new byte[32]);
    private static readonly WebhookMessage Message = new("evt_17", WebhookEvents.ReceiptProcessed, """{"type":"receipt.processed"}"""u8.ToArray());

    [Fact]
    public async Task A_message_arrives_signed_with_the_webhooks_own_secret()
    {
        await using var receiver = await Receiver.StartAsync();
        using var sender = Sender();
        var webhook = Webhook(receiver);
        Assert.Equal(new Delivered(1, 200, null), await sender.SendAsync(webhook, Message, isPatient: true, default));
        var (id, timestamp, signature, body) = Assert.Single(receiver.Messages);
        var secret = WebhookSecret.OfWebhook(Region.Secret, webhook.Partner, webhook.Webhook);
        Assert.Equal(("evt_17", "v1," + WebhookSecret.Sign(secret, id, timestamp, body)), (id, signature));
        Assert.Equal(Message.Body, body);
    }

    [Fact]
    public async Task What_does_not_arrive_is_sent_again_under_the_same_id()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers.Enqueue(500);
        receiver.Answers.Enqueue(503);
        using var sender = Sender();
        Assert.Equal(new Delivered(3, 200, null), await sender.SendAsync(Webhook(receiver), Message, isPatient: true, default));
        Assert.Equal(["evt_17", "evt_17", "evt_17"], receiver.Messages.Select(m => m.Id));
    }

    [Fact]
    public async Task After_the_last_attempt_it_says_why()
    {
        await using var receiver = await Receiver.StartAsync();
        for (var i = 0; i < 4; i++)
        {
            receiver.Answers.Enqueue(500);
        }

        using var sender = Sender();
        var delivered = await sender.SendAsync(Webhook(receiver), Message, isPatient: true, default);
        Assert.Equal((4, 500), (delivered.Attempts, delivered.Status));
        Assert.NotNull(delivered.Problem);
    }

    [Fact]
    public async Task Who_waits_for_the_outcome_is_told_after_one_attempt()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers.Enqueue(500);
        using var sender = Sender();
        Assert.Equal((1, 500), await sender.SendAsync(Webhook(receiver), Message, isPatient: false, default) is var d ? (d.Attempts, d.Status) : default);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(302)]
    public async Task A_refusal_is_not_asked_again_and_no_redirect_is_followed(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers.Enqueue(status);
        using var sender = Sender();
        var delivered = await sender.SendAsync(Webhook(receiver), Message, isPatient: true, default);
        Assert.Equal((1, status), (delivered.Attempts, delivered.Status));
        Assert.Single(receiver.Messages);
    }

    [Fact]
    public async Task This_machine_itself_is_not_reached_unless_that_is_allowed()
    {
        await using var receiver = await Receiver.StartAsync();
        using var sender = Sender(allowsLoopback: false);
        Assert.NotNull((await sender.SendAsync(Webhook(receiver), Message, isPatient: true, default)).Problem);
        Assert.Empty(receiver.Messages);
    }

    private static WebhookSender Sender(bool allowsLoopback = true) => new(
        Region, Options.Create(new WebhookOptions { AllowsLoopback = allowsLoopback, RetrySeconds = [0.001, 0.001, 0.001] }), TimeProvider.System);

    private static WebhookDefined Webhook(Receiver receiver) => new(new PartnerId("UBB"), "MAIN", receiver.Url, WebhookEvents.All);
}
