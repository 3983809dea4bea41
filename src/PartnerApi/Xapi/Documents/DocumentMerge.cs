using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.PartnerApi.Xapi.Values;
using Microsoft.Net.Http.Headers;

namespace Bangkom.PartnerApi.Xapi.Documents;

/// <summary>A POST to a document: two JSON objects become one, whose properties are the newer one's (1.0.3 Communication 2.2).</summary>
internal static class DocumentMerge
{
    /// <summary>Merges two documents.</summary>
    /// <returns>The merged bytes, or null when either is no JSON object.</returns>
    public static byte[]? Of(StoredDocument older, string contentType, ReadOnlyMemory<byte> newer)
    {
        if (!IsJson(older.ContentType) || !IsJson(contentType))
        {
            return null;
        }

        using var before = JsonText.TryParse(older.Content, out _);
        using var after = JsonText.TryParse(newer, out _);
        if (before?.RootElement is not { ValueKind: JsonValueKind.Object } known || after?.RootElement is not { ValueKind: JsonValueKind.Object } more)
        {
            return null;
        }

        return JsonOutput.Make(json =>
        {
            json.WriteStartObject();
            foreach (var property in known.EnumerateObject().Where(p => !more.TryGetProperty(p.Name, out _)).Concat(more.EnumerateObject()))
            {
                json.WritePropertyName(property.Name);
                json.WriteRaw(property.Value);
            }

            json.WriteEndObject();
        });
    }

    /// <summary>Whether bytes that call themselves JSON are one object.</summary>
    public static bool IsObject(ReadOnlyMemory<byte> content)
    {
        using var document = JsonText.TryParse(content, out _);
        return document?.RootElement.ValueKind == JsonValueKind.Object;
    }

    /// <summary>Whether a media type is JSON.</summary>
    public static bool IsJson(string contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type) && RequestParts.IsJson(type);
}
