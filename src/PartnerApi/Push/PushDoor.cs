using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Statements;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Push;

/// <summary><c>POST /push/completions</c> and <c>POST /push/statements</c>: by a key, with or without <c>Idempotency-Key</c>.</summary>
internal sealed class PushDoor(
    Gate gate, PushIntake completions, StatementPush statements, AnswerStore answers, DoorMetrics metrics, TimeProvider time, ILogger<PushDoor> logger)
{
    private const string Completions = "push";
    private const string Statements = "statements";

    public Task HandleCompletionsAsync(HttpContext context) => HandleAsync(
        context,
        Completions,
        (body, principal, receivedAt) => completions.TakeAsync(body, principal, Completions, receivedAt, context.RequestAborted),
        Role.Partner,
        Role.Administrator);

    /// <summary>Accounts and activities are mapped per partner: an administrator's would be nobody's.</summary>
    public Task HandleStatementsAsync(HttpContext context) => HandleAsync(
        context,
        Statements,
        (body, principal, receivedAt) => statements.TakeAsync(body, principal, Statements, receivedAt, context.RequestAborted),
        Role.Partner);

    private async Task HandleAsync(
        HttpContext context,
        string door,
        Func<ReadOnlyMemory<byte>, Principal, DateTimeOffset, Task<(StoredAnswer? Answer, Refusal? Refusal)>> take,
        params Role[] allowed)
    {
        var started = time.GetTimestamp();
        if (await gate.EnterAsync(context, allowed) is { } principal)
        {
            if (await AnswerAsync(context, principal, door, take) is { } refusal)
            {
                DoorLog.Refused(logger, principal.Source, refusal.Status, refusal.Code);
                await RefusalAnswer.WriteAsync(context, refusal);
            }
        }

        metrics.Answered(door, context.Response.StatusCode, time.GetElapsedTime(started));
    }

    private async Task<Refusal?> AnswerAsync(
        HttpContext context, Principal principal, string door, Func<ReadOnlyMemory<byte>, Principal, DateTimeOffset, Task<(StoredAnswer? Answer, Refusal? Refusal)>> take)
    {
        var receivedAt = time.GetUtcNow();
        var (body, unread) = await PushBody.ReadAsync(context.Request);
        using (body)
        {
            if (body is null)
            {
                return unread;
            }

            var header = context.Request.Headers["Idempotency-Key"];
            var (answer, isReplayed, refusal) = await answers.AnswerAsync(
                $"{door}/{principal.Source}", header.Count == 0 ? null : header.ToString(), body.Bytes, () => take(body.Bytes, principal, receivedAt));
            if (answer is not null)
            {
                await answer.WriteAsync(context, isReplayed);
            }

            return refusal;
        }
    }
}
