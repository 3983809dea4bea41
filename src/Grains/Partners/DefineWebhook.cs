using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Partners;

/// <summary>A partner is told at an address of what happens to what it sends from now on; another definition of the same code replaces it.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Webhook">Code of the webhook.</param>
/// <param name="Url">An absolute https address; http is for a machine's own loopback alone.</param>
/// <param name="Events">Of what, see <see cref="WebhookEvents"/>; at least one.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DefineWebhook")]
public sealed record DefineWebhook(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] string Webhook,
    [property: Id(2)] string Url,
    [property: Id(3)] ImmutableArray<string> Events) : Command
{
    /// <summary>Characters of an address at most.</summary>
    public const int UrlLengthMax = 1_000;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!context.Roster.TryFind(Partner, out string? _))
        {
            return new Decision.Refuse("UNKNOWN_PARTNER", "partner", "No partner has this code: define it first.");
        }

        if (!Codes.IsValid(Webhook))
        {
            return new Decision.Refuse("INVALID_CODE", "code", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _.");
        }

        if (Url.Length > UrlLengthMax || !Uri.TryCreate(Url, UriKind.Absolute, out var uri) || !string.IsNullOrEmpty(uri.UserInfo)
            || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            return new Decision.Refuse("INVALID_URL", "url", "Give an absolute https address without a user name.");
        }

        return Events.IsDefaultOrEmpty || Events.Any(e => !WebhookEvents.All.Contains(e))
            ? new Decision.Refuse("INVALID_EVENT", "events", $"Give one or more of {string.Join(", ", WebhookEvents.All)}.")
            : new Decision.Accept(new NewFact(new WebhookDefined(Partner, Webhook, uri.AbsoluteUri, [.. Events.Distinct().Order(StringComparer.Ordinal)]), context.Now));
    }
}

/// <summary>A partner is told no more.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Webhook">Code of the webhook.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RemoveWebhook")]
public sealed record RemoveWebhook([property: Id(0)] PartnerId Partner, [property: Id(1)] string Webhook) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Roster.TryFind(Partner, out string? _)
            ? new Decision.Accept(new NewFact(new WebhookRemoved(Partner, Webhook), context.Now))
            : new Decision.Refuse("UNKNOWN_PARTNER", "partner", "No partner has this code.");
    }
}
