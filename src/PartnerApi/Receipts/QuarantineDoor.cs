using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Held;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.Partners;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Intake;
using Microsoft.AspNetCore.Http;
using RegionInfo = Bangkom.Grains.Ledger.RegionInfo;

namespace Bangkom.PartnerApi.Receipts;

/// <summary>
/// A partner's held items, for itself and the administrator: <c>GET /push/quarantine</c> searches, <c>GET /push/quarantine/{id}</c> shows one
/// with its raw item, <c>POST /push/quarantine/replay</c> decides those that match anew.
/// </summary>
internal sealed class QuarantineDoor(Gate gate, IGrainFactory grains, ILedgerReader reader, LedgerCaller ledger, RegionInfo region, TimeProvider time)
{
    private const int FirstMax = 1_000;
    private const int NipDigits = 18;

    public Task HandleListAsync(HttpContext context) => HandleAsync(context, async (partner, _) =>
    {
        var query = context.Request.Query;
        var (search, problem) = SearchOf(query);
        if (problem is not null)
        {
            return problem;
        }

        var after = long.TryParse(query["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : (long?)null;
        var first = int.TryParse(query["first"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 1, FirstMax) : 100;
        var page = await GrainOf(partner).SearchQuarantine(search, after, first);
        await WriteAsync(context, json =>
        {
            json.WriteStartArray("items"u8);
            foreach (var held in page.Items)
            {
                json.WriteStartObject();
                WriteHeld(json, held);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("hasMore"u8, page.HasMore);
            json.WriteNumber("total"u8, page.Total);
        });
        return null;
    });

    public Task HandleOneAsync(HttpContext context, string id) => HandleAsync(context, async (partner, _) =>
    {
        var held = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? await GrainOf(partner).GetHeld(position) : null;
        if (held is null)
        {
            return new(404, "NOT_FOUND", "No held item has this id; it was accepted, superseded or never held.");
        }

        var rows = await reader.ReadRowsAsync([position], context.RequestAborted);
        await WriteAsync(context, json =>
        {
            WriteHeld(json, held);
            json.WriteString("raw"u8, rows is [{ Raw: { } raw }] ? Encoding.UTF8.GetString(raw) : null);
        });
        return null;
    });

    public Task HandleReplayAsync(HttpContext context) => HandleAsync(context, async (partner, principal) =>
    {
        var (search, problem) = SearchOf(context.Request.Query);
        if (problem is not null)
        {
            return problem;
        }

        var page = await GrainOf(partner).SearchQuarantine(search, null, FirstMax);
        var results = ImmutableArray<ItemResult>.Empty;
        if (!page.Items.IsEmpty)
        {
            var request = new AppendRequest(
                principal.Source, principal.Partner, time.GetUtcNow(), [.. page.Items.Select(h => new Submission($"replay-{h.Position}", [], new ReplayHeld(h.Position)))]);
            var (appended, refusal) = await ledger.AppendAsync(request, isPatient: true, context.RequestAborted);
            if (appended is null)
            {
                return refusal;
            }

            results = appended.Results;
        }

        await WriteAsync(context, json =>
        {
            json.WriteNumber("replayed"u8, results.Length);
            json.WriteNumber("accepted"u8, results.Count(r => r.Status == ItemStatus.Accepted));
            json.WriteNumber("repeated"u8, results.Count(r => r.Status == ItemStatus.Repeated));
            json.WriteNumber("quarantined"u8, results.Count(r => r.Status == ItemStatus.Quarantined));
            json.WriteBoolean("hasMore"u8, page.HasMore);
        });
        return null;
    });

    private async Task HandleAsync(HttpContext context, Func<PartnerId, Principal, Task<Refusal?>> answer)
    {
        if (await gate.EnterAsync(context, Role.Partner, Role.Administrator) is not { } principal)
        {
            return;
        }

        var code = context.Request.Query["partner"].ToString();
        var partner = principal.Partner ?? (Codes.IsValid(code) ? new PartnerId(code) : null);
        var refusal = partner is { } owner ? await answer(owner, principal) : new(400, "INVALID", "Say whose items: ?partner=CODE.");
        if (refusal is not null)
        {
            await RefusalAnswer.WriteAsync(context, refusal);
        }
    }

    private IPartnerGrain GrainOf(PartnerId partner) => grains.GetGrain<IPartnerGrain>(region.Key(partner.Value));

    private static (HeldSearch Search, Refusal? Refusal) SearchOf(IQueryCollection query)
    {
        var (from, to) = (DayOf(query["from"]), DayOf(query["to"]));
        var search = new HeldSearch(TextOf(query["reason"]), TextOf(query["search"]), from.Day, to.Day);
        if (search.Text?.Count(char.IsAsciiDigit) >= NipDigits)
        {
            return (search, new(400, "INVALID", "search looks into keys and messages, never for a person: a NIP has no place in an address."));
        }

        return (search, from.IsWrong || to.IsWrong ? new(400, "INVALID", "from and to are dates like 2026-03-04.") : null);
    }

    private static string? TextOf(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static (DateOnly? Day, bool IsWrong) DayOf(string? text) => string.IsNullOrEmpty(text) ? (null, false)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, false)
        : (null, true);

    private static void WriteHeld(Utf8JsonWriter json, HeldView held)
    {
        json.WriteString("id"u8, held.Position.ToString(CultureInfo.InvariantCulture));
        json.WriteString("key"u8, held.Key);
        json.WriteString("source"u8, held.Source);
        json.WriteString("reason"u8, held.Reason);
        json.WriteString("message"u8, held.Message);
        json.WriteString("receivedAt"u8, held.ReceivedAt);
        json.WriteString("receipt"u8, held.Receipt?.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
