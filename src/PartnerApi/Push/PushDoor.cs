using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Push;

/// <summary><c>POST /push/completions</c>.</summary>
internal sealed class PushDoor(
    Gate gate, LedgerCaller ledger, CountedItems countedItems, RegionInfo region, DoorMetrics metrics, TimeProvider time, ILogger<PushDoor> logger)
{
    private const string Name = "push";

    public async Task HandleAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        if (await gate.EnterAsync(context, Role.Partner, Role.Administrator) is { } principal)
        {
            if (await AnswerAsync(context, principal, started) is { } refusal)
            {
                DoorLog.Refused(logger, principal.Source, refusal.Status, refusal.Code);
                await RefusalAnswer.WriteAsync(context, refusal);
            }
        }

        metrics.Answered(Name, context.Response.StatusCode, time.GetElapsedTime(started));
    }

    private async Task<Refusal?> AnswerAsync(HttpContext context, Principal principal, long started)
    {
        if (!string.IsNullOrEmpty(context.Request.Headers.ContentEncoding))
        {
            return new(415, "ENCODED", "Send the body without Content-Encoding.");
        }

        var receivedAt = time.GetUtcNow();
        using var body = await Body.ReadAsync(context.Request, context.Request.Body, PartnerApiLimits.PushBodyBytesMax);
        if (body is null)
        {
            return new(413, "TOO_LARGE", $"A push has at most {PartnerApiLimits.PushBodyBytesMax} bytes; nothing was stored. Send the items in several.");
        }

        var (items, refusal) = PushParser.Parse(body.Bytes.Span, PushSender.Of(principal, region, time));
        if (refusal is not null)
        {
            return refusal;
        }

        var appended = new AppendResult(AppendOutcome.Done, null, []);
        if (!items.IsEmpty)
        {
            var request = new AppendRequest(principal.Source, principal.Partner, receivedAt, items, WantsReceipt: true);
            (var result, refusal) = await ledger.AppendAsync(request, isPatient: false, context.RequestAborted);
            if (result is null)
            {
                return refusal;
            }

            appended = result;
        }

        var counted = await countedItems.AskAsync(items, appended.Results, context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        PushAnswer.Write(context.Response.BodyWriter, appended.Receipt, items, appended.Results, counted);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        Report(principal, appended, started);
        return null;
    }

    private void Report(Principal principal, AppendResult appended, long started)
    {
        int CountOf(ItemStatus status)
        {
            var count = appended.Results.Count(r => r.Status == status);
            metrics.Count(Name, PushAnswer.Name(status), count);
            return count;
        }

        DoorLog.Pushed(
            logger,
            principal.Source,
            appended.Results.Length,
            CountOf(ItemStatus.Accepted),
            CountOf(ItemStatus.Repeated),
            CountOf(ItemStatus.Quarantined),
            appended.Receipt,
            time.GetElapsedTime(started).TotalMilliseconds);
    }
}
