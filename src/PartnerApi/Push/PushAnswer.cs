using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ledger;

namespace Bangkom.PartnerApi.Push;

/// <summary>Writes a push's answer. Positions are texts: they may pass what a JavaScript number holds.</summary>
internal static class PushAnswer
{
    public static void Write(
        IBufferWriter<byte> output, long? receipt, ImmutableArray<Submission> items, ImmutableArray<ItemResult> results, CountedResult?[] counted)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        WritePosition(json, "receipt", receipt);
        if (receipt is null)
        {
            json.WriteNull("receipt"u8);
        }

        json.WriteStartArray("results"u8);
        for (var i = 0; i < results.Length; i++)
        {
            Write(json, items[i].Key, results[i], counted[i]);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The outcome's name on the wire.</summary>
    public static string Name(ItemStatus status) => status switch
    {
        ItemStatus.Accepted => "accepted",
        ItemStatus.Repeated => "repeated",
        ItemStatus.Quarantined => "quarantined",
        _ => "refused",
    };

    private static void Write(Utf8JsonWriter json, string key, ItemResult result, CountedResult? counted)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, key);
        json.WriteString("status"u8, Name(result.Status));
        WritePosition(json, "position", result.Position);

        // Visible means that the figures were asked and know it; where they could not be asked, it is not known yet.
        json.WriteBoolean("visible"u8, counted is not null);
        if (counted is { } known)
        {
            json.WriteBoolean("counted"u8, known.Counted);
        }

        var reason = result.Reason ?? (counted is { Counted: false } ? counted.Value.Reason : null);
        if (reason is not null)
        {
            json.WriteString("reason"u8, reason);
        }

        if (result.Message is not null)
        {
            json.WriteString("message"u8, result.Message);
        }

        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, string name, long? position)
    {
        if (position is { } value)
        {
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
