using System.Text.Json;
using Bangkom.Grains.Facts;

namespace Bangkom.PartnerApi.Receipts;

/// <summary>A receipt's counts, the same wherever a receipt is told.</summary>
internal static class ReceiptJson
{
    /// <summary>Writes <c>items</c>, <c>accepted</c>, <c>repeated</c>, <c>quarantined</c>, and <c>reasons</c> of the last.</summary>
    /// <param name="json">Inside an object.</param>
    /// <param name="receipt">The receipt.</param>
    public static void WriteCounts(Utf8JsonWriter json, ReceiptRecorded receipt)
    {
        json.WriteNumber("items"u8, receipt.Items);
        json.WriteNumber("accepted"u8, receipt.Accepted);
        json.WriteNumber("repeated"u8, receipt.Repeated);
        json.WriteNumber("quarantined"u8, receipt.Quarantined);
        json.WriteStartObject("reasons"u8);
        foreach (var (reason, count) in receipt.Reasons)
        {
            json.WriteNumber(reason, count);
        }

        json.WriteEndObject();
    }
}
