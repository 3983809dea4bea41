using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Partners;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Push;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Webhooks;

/// <summary>
/// <c>POST /push/webhooks/{partner}</c>: completions signed as Standard Webhooks says, for senders that can't send a key. The secret is
/// that of one of the partner's live keys, so two may be in use while one replaces the other, and a revoked key's signs nothing.
/// </summary>
internal sealed class WebhookDoor(
    Gate gate, IPartnerKeys keys, PushIntake completions, AnswerStore answers, RegionInfo region, DoorMetrics metrics, TimeProvider time, ILogger<WebhookDoor> logger)
{
    private const string Name = "webhooks";

    private static readonly Refusal Unsigned = new(
        401, "UNSIGNED", "Sign the message: webhook-id, webhook-timestamp, and webhook-signature with v1 over id.timestamp.body by a live key's webhook secret.");

    private static readonly Refusal Old = new(
        401, "OLD_TIMESTAMP", $"webhook-timestamp is more than {PartnerApiLimits.WebhookToleranceMinutes} minutes off: set the sender's clock, and sign anew when sending again.");

    public async Task HandleAsync(HttpContext context, string partner)
    {
        var started = time.GetTimestamp();
        if (await AnswerAsync(context, partner) is { } refusal)
        {
            await RefusalAnswer.WriteAsync(context, refusal);
        }

        metrics.Answered(Name, context.Response.StatusCode, time.GetElapsedTime(started));
    }

    private async Task<Refusal?> AnswerAsync(HttpContext context, string partner)
    {
        var receivedAt = time.GetUtcNow();
        if (gate.JudgeAddress(context) is { } early)
        {
            return early;
        }

        if (!Codes.IsValid(partner) || SignedMessage.Of(context.Request.Headers) is not { } message)
        {
            return TurnAway(Unsigned);
        }

        if (!message.IsFresh(time))
        {
            return TurnAway(Old);
        }

        var (body, unread) = await PushBody.ReadAsync(context.Request);
        using (body)
        {
            if (body is null)
            {
                return unread;
            }

            if (await FindSignerAsync(new PartnerId(partner), message, body.Bytes) is not { } principal)
            {
                return TurnAway(Unsigned);
            }

            if (gate.Judge(context, principal, [Role.Partner]) is { } refused)
            {
                return refused;
            }

            var (answer, isReplayed, refusal) = await answers.AnswerAsync(
                $"{Name}/{principal.Source}",
                message.Id,
                body.Bytes,
                () => completions.TakeAsync(body.Bytes, principal, Name, receivedAt, context.RequestAborted));
            if (answer is not null)
            {
                await answer.WriteAsync(context, isReplayed);
            }

            return refusal;
        }
    }

    private async Task<Principal?> FindSignerAsync(PartnerId partner, SignedMessage message, ReadOnlyMemory<byte> body)
    {
        Principal? signer = null;
        foreach (var (keyId, info) in await keys.FindLiveAsync(partner))
        {
            if (message.IsSignedWith(WebhookSecret.OfKey(region.Secret, partner, keyId), body.Span))
            {
                signer ??= KeyRing.PrincipalOf(partner, keyId, info);
            }
        }

        return signer;
    }

    private Refusal TurnAway(Refusal refusal)
    {
        DoorLog.TurnedAway(logger, "none", refusal.Code);
        return refusal;
    }
}
