using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Values;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>
/// What makes two statements the same (1.0.3 Data 2.3.1, IEEE 9274.1.1 4.2.3): a hash of all that their sender said, without what a
/// store assigns (id, stored, authority, version, and the timestamp, which is compared beside), what is no part of it (displays,
/// definitions of activities, attachments), and with the forms of one value made one: order of names, numbers, offsets, UUIDs, members.
/// </summary>
internal sealed class StatementContent
{
    /// <summary>Longer exponents would take long to compute with; such numbers are told apart by their text.</summary>
    private const int ExponentCharactersMax = 40;

    private readonly XapiVersion _version;
    private readonly bool _isLenient;

    private StatementContent(XapiVersion version, bool isLenient) => (_version, _isLenient) = (version, isLenient);

    private enum Part
    {
        Plain,
        Statement,
        Verb,
        Result,
        Activity,
        Group,
        ContextActivities,
    }

    /// <summary>
    /// Extensions that change when the same event is sent again by Open edX: after an upgrade, or from another session.
    /// </summary>
    private static readonly string[] PassingExtensions = ["/transformer-version", "/session-id"];

    private static readonly string[] IdentityNames = ["actor", "verb", "object", "timestamp", "result"];

    /// <summary>SHA-256 of the statement's meaning.</summary>
    /// <param name="statement">A valid statement.</param>
    /// <param name="version">The version that it was valid in.</param>
    /// <param name="isLenient">True to leave out what says nothing about the event itself.</param>
    public static byte[] Of(JsonElement statement, XapiVersion version, bool isLenient = false)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            new StatementContent(version, isLenient).WriteObject(json, statement, Part.Statement, isRoot: true);
        }

        return SHA256.HashData(buffer.WrittenSpan);
    }

    /// <summary>
    /// An id for a statement whose sender gave none: the same for the same source, actor, verb, object, timestamp, result and event name,
    /// so that what is sent again is known again. The registration is left out: Moodle makes it of the sender's session.
    /// </summary>
    public static Guid IdOf(JsonElement statement, XapiVersion version, string source)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartArray();
            json.WriteStringValue(source);
            json.WriteStringValue(EventNameOf(statement));
            new StatementContent(version, isLenient: true).WriteObject(json, statement, Part.Statement, isRoot: true, IdentityNames.Contains);
            json.WriteEndArray();
        }

        return ToId(SHA256.HashData(buffer.WrittenSpan));
    }

    /// <summary>An id for bytes that are no statement.</summary>
    public static Guid IdOf(byte[] raw, string source) => ToId(SHA256.HashData([.. Encoding.UTF8.GetBytes(source), 0, .. raw]));

    // RFC 9562 5.8: a UUID of the maker's own kind.
    private static Guid ToId(byte[] hash)
    {
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    private static string? EventNameOf(JsonElement statement)
    {
        if (statement.TryGetProperty("context", out var context) && context.TryGetProperty("extensions", out var extensions))
        {
            foreach (var extension in extensions.EnumerateObject())
            {
                if (extension.Value.ValueKind == JsonValueKind.Object && extension.Value.TryGetProperty("event_name", out var name) && name.ValueKind == JsonValueKind.String)
                {
                    return name.GetString();
                }
            }
        }

        return null;
    }

    private void Write(Utf8JsonWriter json, JsonElement value, Part part)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(json, value, part, isRoot: false);
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item, part);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.Number:
                json.WriteStringValue(NumberText(value.GetRawText()));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter json, JsonElement value, Part part, bool isRoot, Func<string, bool>? isWanted = null)
    {
        // A name is made a text each time that it is asked for.
        var properties = new List<(string Name, JsonElement Value)>();
        foreach (var property in value.EnumerateObject())
        {
            var name = property.Name;
            if (isWanted?.Invoke(name) ?? !IsLeftOut(name, part, isRoot))
            {
                properties.Add((name, property.Value));
            }
        }

        properties.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        json.WriteStartObject();
        foreach (var (name, inside) in properties)
        {
            json.WritePropertyName(name);
            WriteProperty(json, name, inside, part);
        }

        json.WriteEndObject();
    }

    private void WriteProperty(Utf8JsonWriter json, string name, JsonElement value, Part part)
    {
        if (part is Part.Statement && name == "timestamp")
        {
            json.WriteStringValue(Timestamp.TryParse(value.GetString()!, _version, out var instant) ? Timestamp.Format(instant) : "");
        }
        else if (name is "registration" or "id" && part is Part.Plain && Uuid.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString() : null, out var id))
        {
            json.WriteStringValue(Uuid.Text(id));
        }
        else if (part == Part.Result && name == "duration")
        {
            json.WriteStringValue(Duration.Comparable(value.GetString()!));
        }
        else if (name == "member" && value.ValueKind == JsonValueKind.Array)
        {
            WriteMembers(json, value);
        }
        else if (part == Part.ContextActivities && value.ValueKind == JsonValueKind.Object)
        {
            // One activity and an array of one are the same.
            json.WriteStartArray();
            Write(json, value, Part.Activity);
            json.WriteEndArray();
        }
        else
        {
            Write(json, value, PartOf(name, value, part));
        }
    }

    private bool IsLeftOut(string name, Part part, bool isRoot) => part switch
    {
        Part.Statement => name == "attachments" || (isRoot && name is "id" or "stored" or "authority" or "version" or "timestamp"),
        Part.Verb => name == "display",
        Part.Activity => name is "definition" or "objectType",
        Part.Plain => _isLenient && PassingExtensions.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)),
        _ => false,
    };

    private static Part PartOf(string name, JsonElement value, Part part) => (part, name) switch
    {
        (Part.Statement, "verb") => Part.Verb,
        (Part.Statement, "result") => Part.Result,
        (Part.Statement, "object") => ObjectPart(value),
        (Part.Plain, "contextActivities") => Part.ContextActivities,
        (Part.ContextActivities, _) => Part.Activity,
        _ => Part.Plain,
    };

    private static Part ObjectPart(JsonElement value) => value.TryGetProperty("objectType", out var type) ? type.GetString() switch
    {
        "Activity" => Part.Activity,
        "SubStatement" => Part.Statement,
        _ => Part.Plain,
    }
    : Part.Activity;

    private void WriteMembers(Utf8JsonWriter json, JsonElement members)
    {
        var texts = members.EnumerateArray().Select(member =>
        {
            var buffer = new ArrayBufferWriter<byte>(128);
            using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
            {
                Write(writer, member, Part.Plain);
            }

            return Encoding.UTF8.GetString(buffer.WrittenSpan);
        });
        json.WriteStartArray();
        foreach (var text in texts.Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>One text for each number, however it is written: the digits without zeros at the ends, and the power of ten.</summary>
    internal static string NumberText(string raw)
    {
        var exponentAt = raw.IndexOfAny(['e', 'E']);
        var mantissa = exponentAt < 0 ? raw : raw[..exponentAt];
        if (exponentAt >= 0 && raw.Length - exponentAt > ExponentCharactersMax)
        {
            return raw;
        }

        var exponent = exponentAt < 0 ? BigInteger.Zero : BigInteger.Parse(raw.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var isNegative = mantissa[0] == '-';
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('-').TrimStart('0');
        exponent -= point < 0 ? 0 : mantissa.Length - point - 1;
        var trimmed = digits.TrimEnd('0');
        exponent += digits.Length - trimmed.Length;
        return trimmed.Length == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{(isNegative ? "-" : "")}{trimmed}e{exponent}");
    }
}
