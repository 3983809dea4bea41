using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Push;

namespace Bangkom.PartnerApi.Statements;

/// <summary>Cuts a body into statements: an array, one statement, or one a line. What is wrong inside one concerns that one alone.</summary>
internal static class StatementParser
{
    /// <summary>Levels that a statement may have.</summary>
    public const int DepthMax = 128;

    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = DepthMax };

    /// <summary>Reads a body.</summary>
    /// <param name="body">UTF-8, with or without a byte order mark.</param>
    /// <returns>The statements' bytes, or why there are none.</returns>
    public static (ImmutableArray<byte[]> Statements, Refusal? Refusal) Parse(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        if (!Utf8.IsValid(body))
        {
            return ([], PushParser.NotUtf8(body));
        }

        var statements = ImmutableArray.CreateBuilder<byte[]>();
        var reader = new Utf8JsonReader(body, Options);
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.StartArray, CurrentDepth: 0 })
                {
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        Take(ref reader, body, statements);
                    }
                }
                else
                {
                    Take(ref reader, body, statements);
                }

                if (statements.Count > PartnerApiLimits.PushItemsMax)
                {
                    return ([], new(413, "TOO_MANY_ITEMS", $"A request has at most {PartnerApiLimits.PushItemsMax} statements; nothing was stored. Send them in several."));
                }
            }
        }
        catch (JsonException e)
        {
            return ([], PushParser.Malformed(
                "The body is no well-formed JSON at this place; nothing was stored. Send a JSON array of statements, or one a line.",
                (e.LineNumber ?? 0) + 1,
                (e.BytePositionInLine ?? 0) + 1,
                statements.Count + 1));
        }

        return (statements.DrainToImmutable(), null);
    }

    private static void Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, ImmutableArray<byte[]>.Builder statements)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        statements.Add(body[start..(int)reader.BytesConsumed].ToArray());
    }
}
