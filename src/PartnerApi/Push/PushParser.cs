using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Http;

namespace Bangkom.PartnerApi.Push;

/// <summary>
/// Reads a push: one JSON array of items, or items one after the other (NDJSON). Only what makes the document itself unusable
/// refuses it as a whole; what is wrong inside an item holds that item alone.
/// </summary>
internal static class PushParser
{
    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true };

    /// <summary>Reads a body.</summary>
    /// <param name="body">UTF-8, with or without a byte order mark.</param>
    /// <param name="sender">Who sends it.</param>
    /// <returns>The items, or why there are none.</returns>
    public static (ImmutableArray<Submission> Items, Refusal? Refusal) Parse(ReadOnlySpan<byte> body, PushSender sender)
    {
        if (body.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        if (!Utf8.IsValid(body))
        {
            return ([], NotUtf8(body));
        }

        var items = ImmutableArray.CreateBuilder<Submission>();
        var reader = new Utf8JsonReader(body, Options);
        try
        {
            var refusal = ReadDocument(ref reader, body, sender, items);
            return refusal is null ? (items.DrainToImmutable(), null) : ([], refusal);
        }
        catch (JsonException e)
        {
            return ([], Malformed(
                "The body is no well-formed JSON at this place; nothing was stored. Send a JSON array, or one item a line.",
                (e.LineNumber ?? 0) + 1,
                (e.BytePositionInLine ?? 0) + 1,
                items.Count + 1));
        }
    }

    private static Refusal? ReadDocument(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, PushSender sender, ImmutableArray<Submission>.Builder items)
    {
        var fields = new ItemFields();
        var isArray = false;
        var isClosed = false;
        var hasTokens = false;
        while (reader.Read())
        {
            var isFirst = !hasTokens;
            hasTokens = true;
            if (isArray && reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == 0)
            {
                isClosed = true;
                continue;
            }

            if (isFirst && reader.TokenType == JsonTokenType.StartArray)
            {
                isArray = true;
                continue;
            }

            var start = reader.TokenStartIndex;
            if (isClosed)
            {
                return At(body, start, items.Count + 1, "Something follows the array; nothing was stored. Send one array.");
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return At(body, start, items.Count + 1, "This is no item; nothing was stored. An item is an object with a key.");
            }

            if (items.Count == PartnerApiLimits.PushItemsMax)
            {
                return new(413, "TOO_MANY_ITEMS", $"A push has at most {PartnerApiLimits.PushItemsMax} items; nothing was stored. Send them in several.");
            }

            fields.Read(ref reader);
            if (fields.KeyProblem is { } problem)
            {
                return At(body, start, items.Count + 1, $"Item {items.Count + 1} can't be kept: {problem} Nothing was stored.");
            }

            items.Add(PushItems.Submit(fields, body[(int)start..(int)reader.BytesConsumed].ToArray(), sender));
        }

        return hasTokens ? null : Malformed("The body is empty. Send a JSON array, or one item a line.", 1, 1, null);
    }

    internal static Refusal NotUtf8(ReadOnlySpan<byte> body)
    {
        var place = 0;
        while (Rune.DecodeFromUtf8(body[place..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            place += length;
        }

        return At(body, place, null, "The body is not UTF-8 at this place; nothing was stored. Send it as UTF-8.");
    }

    private static Refusal At(ReadOnlySpan<byte> body, long place, int? item, string message)
    {
        var before = body[..(int)place];
        return Malformed(message, before.Count((byte)'\n') + 1, place - before.LastIndexOf((byte)'\n'), item);
    }

    internal static Refusal Malformed(string message, long line, long position, int? item) =>
        new(400, "MALFORMED", message) { Line = line, Position = position, Item = item };
}
