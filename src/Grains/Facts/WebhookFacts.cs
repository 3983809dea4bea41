using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>A partner is told of what happens to what it sent; the latest definition holds.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Webhook">Code of the webhook.</param>
/// <param name="Url">Where it is told.</param>
/// <param name="Events">Of what, see <see cref="WebhookEvents"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.WebhookDefined")]
public sealed record WebhookDefined(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] string Webhook,
    [property: Id(2)] string Url,
    [property: Id(3)] ImmutableArray<string> Events) : Fact;

/// <summary>A partner is told no more.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.WebhookRemoved")]
public sealed record WebhookRemoved([property: Id(0)] PartnerId Partner, [property: Id(1)] string Webhook) : Fact;

/// <summary>What webhooks tell. The names are part of the contract.</summary>
public static class WebhookEvents
{
    /// <summary>A request's items were decided.</summary>
    public const string ReceiptProcessed = "receipt.processed";

    /// <summary>An item became a completion, and counts or not.</summary>
    public const string CompletionCounted = "completion.counted";

    /// <summary>Items are held.</summary>
    public const string QuarantineGrew = "quarantine.grew";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [CompletionCounted, QuarantineGrew, ReceiptProcessed];
}
