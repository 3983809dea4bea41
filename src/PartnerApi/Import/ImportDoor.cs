using System.Collections.Immutable;
using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bangkom.PartnerApi.Import;

/// <summary><c>POST /import/agencies</c> and <c>POST /import/roster</c>.</summary>
internal sealed class ImportDoor(
    Gate gate, LedgerCaller ledger, IPreview preview, RegionInfo region, DoorMetrics metrics, TimeProvider time, ILogger<ImportDoor> logger)
{
    public async Task HandleAsync(HttpContext context, IImportKind kind)
    {
        var started = time.GetTimestamp();
        if (await gate.EnterAsync(context, Role.Administrator) is not null)
        {
            var answer = new ImportAnswer(context);
            if (await AnswerAsync(context, kind, answer, started) is { } refusal)
            {
                DoorLog.Refused(logger, kind.Source, refusal.Status, refusal.Code);
                await answer.RefuseAsync(refusal);
            }
        }

        metrics.Answered(kind.Source, context.Response.StatusCode, time.GetElapsedTime(started));
    }

    private async Task<Refusal?> AnswerAsync(HttpContext context, IImportKind kind, ImportAnswer answer, long started)
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

        (var plan, refusal) = kind.Plan(table, new ImportContext(region.Today(time), region.Secret));
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
        Report(kind, isDry, tally, started);
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
        new(kind.Source, null, time.GetUtcNow(), [.. rows.Select(row => row.Submission)]);

    private void Report(IImportKind kind, bool isDry, ImportTally tally, long started)
    {
        if (!isDry)
        {
            metrics.Count(kind.Source, "accepted", tally.Accepted);
            metrics.Count(kind.Source, "repeated", tally.Repeated);
            metrics.Count(kind.Source, "refused", tally.Refused);
        }

        DoorLog.Imported(
            logger, kind.Source, isDry, tally.Rows, tally.Accepted, tally.Repeated, tally.Refused, time.GetElapsedTime(started).TotalMilliseconds);
    }
}
