using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Intake;
using Bangkom.PartnerApi.Push;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Import;

/// <summary><c>POST /import/agencies</c>, <c>/import/roster</c>, <c>/import/competencies</c>, <c>/import/needs</c>, <c>/import/surveys</c>, <c>/import/profiles</c>, <c>/import/accounts</c> and <c>/push/file</c>.</summary>
internal sealed class ImportDoor(
    Gate gate, LedgerCaller ledger, IPreview preview, RegionInfo region, DoorMetrics metrics, TimeProvider time, ILogger<ImportDoor> logger)
{
    private const string PushedFile = "push/file";

    /// <summary>A file of the administrator's.</summary>
    public Task HandleAsync(HttpContext context, IImportKind kind) => HandleAsync(context, kind.Source, _ => Found(kind), Role.Administrator);

    /// <summary>The administrator's file of public surveys.</summary>
    /// <param name="context">The request.</param>
    /// <param name="units">Knows the service units.</param>
    public Task HandleSurveysAsync(HttpContext context, IServiceUnits units) =>
        HandleAsync(context, Sources.SurveyImport, async _ => (new SurveyImport(await units.GetAsync()), null), Role.Administrator);

    /// <summary>A partner's accounts: its own file, or the administrator's with <c>?partner=CODE</c>.</summary>
    public Task HandleAccountsAsync(HttpContext context) => HandleAsync(
        context,
        Sources.AccountImport,
        principal => PartnerOf(context, principal) is { } partner
            ? Found(new AccountImport(partner))
            : new((null, new(400, "INVALID", "Say whose accounts these are: ?partner=CODE."))),
        Role.Administrator,
        Role.Partner);

    /// <summary>A partner's completions.</summary>
    public Task HandleCompletionsAsync(HttpContext context) => HandleAsync(
        context,
        PushedFile,
        principal => Found(new CompletionFile(new PartnerPush(principal.Source, principal.Partner), PushSender.Of(principal, region, time))),
        Role.Administrator,
        Role.Partner);

    private static ValueTask<(IImportKind? Kind, Refusal? Refusal)> Found(IImportKind kind) => new((kind, null));

    private static PartnerId? PartnerOf(HttpContext context, Principal principal) =>
        principal.Partner ?? (context.Request.Query["partner"].ToString() is var code && Codes.IsValid(code) ? new PartnerId(code) : null);

    private async Task HandleAsync(
        HttpContext context, string door, Func<Principal, ValueTask<(IImportKind? Kind, Refusal? Refusal)>> kindOf, params Role[] allowed)
    {
        var started = time.GetTimestamp();
        if (await gate.EnterAsync(context, allowed) is { } principal)
        {
            var answer = new ImportAnswer(context);
            var (kind, refusal) = await kindOf(principal);
            if (kind is not null)
            {
                refusal = await AnswerAsync(context, kind, door, answer, started);
            }

            if (refusal is not null)
            {
                DoorLog.Refused(logger, kind?.Source ?? door, refusal.Status, refusal.Code);
                await answer.RefuseAsync(refusal);
            }
        }

        metrics.Answered(door, context.Response.StatusCode, time.GetElapsedTime(started));
    }

    private async Task<Refusal?> AnswerAsync(HttpContext context, IImportKind kind, string door, ImportAnswer answer, long started)
    {
        var query = context.Request.Query["dryRun"];
        var isDry = false;
        if (query.Count > 0 && !bool.TryParse(query.ToString(), out isDry))
        {
            return new(400, "INVALID", "dryRun is true or false.");
        }

        var (table, refusal) = await ImportFile.ReadAsync(context.Request);
        if (table is null)
        {
            return refusal;
        }

        (var plan, refusal) = kind.Plan(table, new ImportContext(region.Today(time), region.Secret) { Now = time.GetUtcNow() });
        if (plan is null)
        {
            return refusal;
        }

        var tally = new ImportTally(plan);
        refusal = isDry
            ? await PreviewAsync(kind, plan, tally, context.RequestAborted)
            : await StoreAsync(kind, plan, tally, answer, context.RequestAborted);
        if (refusal is not null)
        {
            return refusal;
        }

        await answer.FinishAsync(tally);
        Report(kind, door, isDry, tally, started);
        return null;
    }

    private async Task<Refusal?> StoreAsync(IImportKind kind, ImportPlan plan, ImportTally tally, ImportAnswer answer, CancellationToken cancellationToken)
    {
        for (var at = 0; at < plan.Ordered.Length; at += PartnerApiLimits.ImportChunkRows)
        {
            var rows = plan.Ordered.Slice(at, Math.Min(PartnerApiLimits.ImportChunkRows, plan.Ordered.Length - at));
            var (result, refusal) = await ledger.AppendAsync(Request(kind, rows), isPatient: true, cancellationToken);
            if (result is null)
            {
                return refusal! with { Message = $"{tally.Done} of {tally.Rows} rows are done; send the same file again: rows that were stored are answered as repeated." };
            }

            tally.Add(rows, result.Results);
            tally.Add(result.Receipt);
            await answer.ProgressAsync(tally);
        }

        return null;
    }

    private async Task<Refusal?> PreviewAsync(IImportKind kind, ImportPlan plan, ImportTally tally, CancellationToken cancellationToken)
    {
        if (plan.Ordered.IsEmpty)
        {
            return null;
        }

        try
        {
            tally.Add(plan.Ordered, await preview.PreviewAsync(Request(kind, plan.Ordered), cancellationToken));
            return null;
        }
        catch (Exception e) when (LedgerCaller.IsOutage(e))
        {
            return LedgerCaller.Unavailable();
        }
    }

    private AppendRequest Request(IImportKind kind, ImmutableArray<PlannedRow> rows) =>
        new(kind.Source, kind.Push?.Partner, time.GetUtcNow(), [.. rows.Select(row => row.Submission)], WantsReceipt: kind.Push is not null);

    private void Report(IImportKind kind, string door, bool isDry, ImportTally tally, long started)
    {
        if (!isDry)
        {
            metrics.Count(door, "accepted", tally.Accepted);
            metrics.Count(door, "repeated", tally.Repeated);
            metrics.Count(door, "quarantined", tally.Held);
            metrics.Count(door, "refused", tally.Refused);
        }

        DoorLog.Imported(
            logger, kind.Source, isDry, tally.Rows, tally.Accepted, tally.Repeated, tally.Held, tally.Refused, time.GetElapsedTime(started).TotalMilliseconds);
    }
}
