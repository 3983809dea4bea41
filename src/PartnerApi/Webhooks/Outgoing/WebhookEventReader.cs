using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.PartnerApi.Push;

namespace Bangkom.PartnerApi.Webhooks.Outgoing;

/// <summary>What a fact means for whom it is told.</summary>
internal sealed class WebhookEventReader(ICreditReader credits)
{
    /// <summary>The message of a fact, or null when the webhook does not ask for it.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="webhook">Who is told.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<WebhookMessage?> ReadAsync(RecordedFact fact, WebhookDefined webhook, CancellationToken cancellationToken) => fact.Fact switch
    {
        _ when fact.Targets.Partner != webhook.Partner => null,
        ReceiptRecorded receipt when webhook.Events.Contains(WebhookEvents.ReceiptProcessed) => WebhookMessage.Of(fact, receipt),
        ItemQuarantined held when webhook.Events.Contains(WebhookEvents.QuarantineGrew) => WebhookMessage.Of(fact, held),
        Completed completed when webhook.Events.Contains(WebhookEvents.CompletionCounted) =>
            WebhookMessage.Of(fact, (await credits.CountedAsync(completed.Agency, [new CreditedFact(completed.Person, fact.Position)], cancellationToken))[0]),
        _ => null,
    };
}
