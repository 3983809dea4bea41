using System.Globalization;
using System.Text.Json;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.PartnerApi.Receipts;

namespace Bangkom.PartnerApi.Webhooks.Outgoing;

/// <summary>Something to tell. Its id is that of what happened, so a message that is sent again is known by it.</summary>
/// <param name="Id">Such as <c>evt_1234</c>.</param>
/// <param name="Type">See <see cref="WebhookEvents"/>.</param>
/// <param name="Body">JSON: <c>type</c>, <c>timestamp</c>, <c>data</c>; never a NIP, a name or an account.</param>
internal sealed record WebhookMessage(string Id, string Type, byte[] Body)
{
    /// <summary>A request's items were decided.</summary>
    public static WebhookMessage Of(RecordedFact fact, ReceiptRecorded receipt) => Make(WebhookEvents.ReceiptProcessed, fact, json =>
    {
        json.WriteString("receipt"u8, Text(fact.Position));
        json.WriteString("source"u8, receipt.ItemSource);
        ReceiptJson.WriteCounts(json, receipt);
    });

    /// <summary>An item became a completion.</summary>
    public static WebhookMessage Of(RecordedFact fact, CountedResult counted) => Make(WebhookEvents.CompletionCounted, fact, json =>
    {
        json.WriteString("key"u8, fact.Key);
        json.WriteString("source"u8, fact.Source);
        json.WriteString("position"u8, Text(fact.Position));
        json.WriteBoolean("counted"u8, counted.Counted);
        json.WriteString("reason"u8, counted.Reason);
    });

    /// <summary>An item is held.</summary>
    public static WebhookMessage Of(RecordedFact fact, ItemQuarantined held) => Make(WebhookEvents.QuarantineGrew, fact, json =>
    {
        json.WriteString("id"u8, Text(fact.Position));
        json.WriteString("key"u8, held.ItemKey);
        json.WriteString("source"u8, held.ItemSource);
        json.WriteString("reason"u8, held.Reason);
        json.WriteString("message"u8, held.Message);
        json.WriteString("receipt"u8, held.Receipt is { } receipt ? Text(receipt) : null);
    });

    private static WebhookMessage Make(string type, RecordedFact fact, Action<Utf8JsonWriter> write)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, type);
            json.WriteString("timestamp"u8, fact.RecordedAt);
            json.WriteStartObject("data"u8);
            write(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new WebhookMessage($"evt_{Text(fact.Position)}", type, body.ToArray());
    }

    private static string Text(long position) => position.ToString(CultureInfo.InvariantCulture);
}
