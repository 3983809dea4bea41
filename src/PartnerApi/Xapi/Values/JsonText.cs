using System.Text.Json;
using System.Text.Unicode;

namespace Bangkom.PartnerApi.Xapi.Values;

/// <summary>Reads JSON that strangers send: UTF-8, of bounded depth, each name once, each escaped text a text.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = XapiLimits.DepthMax, AllowDuplicateProperties = false };

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">Its bytes, which must stay as they are while the document is in use.</param>
    /// <param name="message">What is wrong with it, without any of its text.</param>
    /// <returns>The document, or null.</returns>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> utf8, out string message)
    {
        message = "";
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!Utf8.IsValid(utf8.Span))
        {
            message = "is not UTF-8";
            return null;
        }

        try
        {
            if (utf8.Span.IndexOf("\\u"u8) >= 0)
            {
                ReadEscapes(utf8.Span);
            }

            return JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException e)
        {
            message = $"is no well-formed JSON with each name once and at most {XapiLimits.DepthMax} levels (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})";
        }
        catch (InvalidOperationException)
        {
            message = "has an escape that stands for no character";
        }

        return null;
    }

    // Half of a surrogate pair is found only when the text is read, which may be long after.
    private static void ReadEscapes(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = XapiLimits.DepthMax });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }
}
