using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Push;
using Microsoft.AspNetCore.Http;

namespace Bangkom.PartnerApi.Receipts;

/// <summary>
/// <c>GET /push/receipts/{id}</c>: what became of a request's items, for its sender and the administrator. It is read from the ledger, so
/// it is there as long as the facts are. Of a repeated item the ledger keeps the number alone.
/// </summary>
internal sealed class ReceiptDoor(Gate gate, ILedgerReader reader, ICreditReader credits)
{
    /// <summary>Facts around a receipt among which its items are: they were stored in one group.</summary>
    private const int Around = 2 * LedgerLimits.GroupItemsMax;

    public async Task HandleAsync(HttpContext context, string id)
    {
        if (await gate.EnterAsync(context, Role.Partner, Role.Administrator) is not { } principal)
        {
            return;
        }

        var rows = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? await reader.ReadRowsAsync([position], context.RequestAborted)
            : [];
        if (rows.Count == 0 || FactJson.Read(rows[0].Body) is not ReceiptRecorded receipt || (principal.Partner is { } partner && receipt.Partner != partner))
        {
            // Another partner's receipt is answered as one that is not there.
            await RefusalAnswer.WriteAsync(context, new(404, "NOT_FOUND", "There is no receipt with this id."));
            return;
        }

        var (accepted, held) = await ItemsOfAsync(receipt, position, context.RequestAborted);
        var counted = await CountedAsync(accepted, context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            Write(json, position, receipt, accepted, counted, held);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private async Task<(List<RecordedFact> Accepted, List<RecordedFact> Held)> ItemsOfAsync(ReceiptRecorded receipt, long position, CancellationToken cancellationToken)
    {
        var (accepted, held) = (new List<RecordedFact>(), new List<RecordedFact>());
        await foreach (var chunk in reader.ReadAsync(Math.Max(0, position - Around), position + Around, cancellationToken))
        {
            accepted.AddRange(chunk.Where(f => f.Position < position && f.Key is not null && f.Source == receipt.ItemSource && ReceivedAt(f.Fact) == receipt.ReceivedAt));
            held.AddRange(chunk.Where(f => f.Fact is ItemQuarantined item && item.Receipt == position));
        }

        return (accepted, held);
    }

    private static DateTimeOffset? ReceivedAt(Fact fact) => fact switch
    {
        Completed f => f.ReceivedAt,
        CompletionCorrected f => f.ReceivedAt,
        CompletionRevoked f => f.ReceivedAt,
        _ => null,
    };

    private async Task<Dictionary<long, CountedResult>> CountedAsync(List<RecordedFact> accepted, CancellationToken cancellationToken)
    {
        var counted = new Dictionary<long, CountedResult>();
        foreach (var agency in accepted.Where(f => f.Fact is not CompletionRevoked && !f.Targets.Agencies.IsDefaultOrEmpty).GroupBy(f => f.Targets.Agencies[0]))
        {
            var facts = agency.Select(f => new CreditedFact(f.Targets.Asn!.Value, f.Position)).ToImmutableArray();
            var results = await credits.CountedAsync(agency.Key, facts, cancellationToken);
            for (var i = 0; i < facts.Length; i++)
            {
                counted[facts[i].Position] = results[i];
            }
        }

        return counted;
    }

    private static void Write(
        Utf8JsonWriter json, long position, ReceiptRecorded receipt, List<RecordedFact> accepted, Dictionary<long, CountedResult> counted, List<RecordedFact> held)
    {
        json.WriteStartObject();
        json.WriteString("receipt"u8, position.ToString(CultureInfo.InvariantCulture));
        json.WriteString("partner"u8, receipt.Partner?.Value);
        json.WriteString("source"u8, receipt.ItemSource);
        json.WriteString("receivedAt"u8, receipt.ReceivedAt);
        ReceiptJson.WriteCounts(json, receipt);
        json.WriteStartArray("results"u8);
        foreach (var fact in accepted)
        {
            json.WriteStartObject();
            json.WriteString("key"u8, fact.Key);
            json.WriteString("status"u8, "accepted");
            json.WriteString("position"u8, fact.Position.ToString(CultureInfo.InvariantCulture));
            if (fact.Fact is CompletionRevoked || counted.ContainsKey(fact.Position))
            {
                var result = fact.Fact is CompletionRevoked ? new CountedResult(false, CountedResult.Revocation) : counted[fact.Position];
                json.WriteBoolean("counted"u8, result.Counted);
                if (result.Reason is { } reason)
                {
                    json.WriteString("reason"u8, reason);
                }
            }

            json.WriteEndObject();
        }

        foreach (var fact in held)
        {
            var item = (ItemQuarantined)fact.Fact;
            json.WriteStartObject();
            json.WriteString("key"u8, item.ItemKey);
            json.WriteString("status"u8, "quarantined");
            json.WriteString("position"u8, fact.Position.ToString(CultureInfo.InvariantCulture));
            json.WriteString("reason"u8, item.Reason);
            json.WriteString("message"u8, item.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
