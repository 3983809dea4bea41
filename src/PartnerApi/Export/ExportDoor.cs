using System.Globalization;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Members;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Intake;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.PartnerApi.Export;

/// <summary>
/// <c>GET /export/members.csv</c>: an agency's members with their records, page by page, however many they are. It stands beside the
/// imports, because it has their gate: the administrator's key, no cookie, a rate.
/// </summary>
internal sealed class ExportDoor(Gate gate, IMemberReader members, RegionInfo region, DoorMetrics metrics, TimeProvider time, ILogger<ExportDoor> logger)
{
    private const string Name = "export/members";

    public async Task HandleAsync(HttpContext context)
    {
        var started = time.GetTimestamp();
        if (await gate.EnterAsync(context, Role.Administrator) is { } reader && await AnswerAsync(context, reader, started) is { } refusal)
        {
            DoorLog.Refused(logger, Name, refusal.Status, refusal.Code);
            await RefusalAnswer.WriteAsync(context, refusal);
        }

        metrics.Answered(Name, context.Response.StatusCode, time.GetElapsedTime(started));
    }

    private async Task<Refusal?> AnswerAsync(HttpContext context, Principal reader, long started)
    {
        var (query, refusal) = ExportQuery.Read(context.Request.Query);
        if (query is null)
        {
            return refusal;
        }

        var rows = 0;
        try
        {
            // The year of the first page holds for all: midnight on 31 December may pass between two pages.
            var page = await members.ReadAsync(query, context.RequestAborted);
            if (Refuse(page.Outcome) is { } why)
            {
                return why;
            }

            query = query with { Year = page.Date.Year };
            Announce(context.Response, query);
            await WriteAsync(context, page, isFirst: true);
            for (rows = page.Members.Length; page.HasNext; rows += page.Members.Length)
            {
                page = await members.ReadAsync(query with { After = page.Members[^1].Cursor }, context.RequestAborted);
                await WriteAsync(context, page, isFirst: false);
            }
        }
        catch (Exception e) when (LedgerCaller.IsOutage(e))
        {
            if (!context.Response.HasStarted)
            {
                return new(503, "UNAVAILABLE", "The region does not answer now. Come again.") { RetryAfterSeconds = LedgerLimits.RetryAfterSeconds };
            }

            // Half a file must not look like a whole one.
            DoorLog.ExportBroken(logger, query.Agency.Value, rows, e);
            context.Abort();
            return null;
        }

        DoorLog.Exported(logger, query.Agency.Value, query.Year!.Value, rows, reader.CredentialId, time.GetElapsedTime(started).TotalMilliseconds);
        return null;
    }

    private static Refusal? Refuse(MembersOutcome outcome) => outcome switch
    {
        MembersOutcome.Done => null,
        MembersOutcome.UnknownAgency => new(404, "UNKNOWN_AGENCY", "No agency has this code: correct it."),
        _ => new(400, "FUTURE_YEAR", "The year has not begun: give an earlier one, or leave it out."),
    };

    private static void Announce(HttpResponse response, MembersQuery query)
    {
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.CacheControl = "no-store";
        // Codes are plain letters, digits, - and _: they need no quoting.
        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"members-{query.Agency}-{query.Year}.csv\"");
    }

    private async Task WriteAsync(HttpContext context, MembersPage page, bool isFirst) =>
        await context.Response.BodyWriter.WriteAsync(MembersCsv.Write(page, region.Zone, isFirst), context.RequestAborted);
}
