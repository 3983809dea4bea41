using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Packing;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Facts;

/// <summary>
/// Reads a stored <see cref="Completed"/> token by token. Nearly every fact of a region is one, and a rebuild reads them all: the
/// serializer's way through a constructor of many parameters costs three times as much. What it doesn't expect it leaves to the serializer.
/// </summary>
internal static class CompletedReader
{
    private static readonly MomentJsonConverter Moments = new();
    private static readonly (byte[] Name, LearningForm Form)[] Forms =
        [.. Enum.GetValues<LearningForm>().Select(f => (Encoding.UTF8.GetBytes(WireNames.Of(f)), f))];

    /// <summary>Reads a body.</summary>
    /// <param name="body">UTF-8 JSON, whose kind is known to be that of a completion.</param>
    /// <returns>The fact, or null when the serializer must read it.</returns>
    /// <exception cref="JsonException">The body is no JSON, or a value is not what it must be.</exception>
    public static Completed? TryRead(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        var (person, agency, enrolled, content, received, activity, version) =
            (default(AsnId?), default(AgencyId?), default(AgencyId?), default(CompletionContent), default(DateTimeOffset?), default(string), 1);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("kind"u8))
            {
                reader.Read();
            }
            else if (reader.ValueTextEquals("agency"u8))
            {
                agency = Code<AgencyId>(ref reader);
            }
            else if (reader.ValueTextEquals("content"u8))
            {
                if ((content = ReadContent(ref reader)) is null)
                {
                    return null;
                }
            }
            else if (reader.ValueTextEquals("receivedAt"u8))
            {
                reader.Read();
                received = reader.GetDateTimeOffset();
            }
            else if (reader.ValueTextEquals("person"u8))
            {
                reader.Read();
                if (!Utf8Parser.TryParse(reader.ValueSpan, out Guid id, out var length, 'N') || length != reader.ValueSpan.Length)
                {
                    return null;
                }

                person = new AsnId(id);
            }
            else if (reader.ValueTextEquals("v"u8))
            {
                reader.Read();
                version = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("enrolledAgency"u8))
            {
                enrolled = Code<AgencyId>(ref reader);
            }
            else if (reader.ValueTextEquals("activity"u8))
            {
                reader.Read();
                activity = SharedTexts.Read(ref reader);
            }
            else
            {
                return null;
            }
        }

        // Whatever stands behind the object is none of it: reading on tells.
        return person is { } who && agency is { } credited && content is not null && received is { } at && reader.TokenType == JsonTokenType.EndObject && !reader.Read()
            ? new Completed(who, credited, enrolled, content, at, activity) { V = version }
            : null;
    }

    private static CompletionContent? ReadContent(ref Utf8JsonReader reader)
    {
        var (title, form, scope, quantity, started, completed) =
            (default(string), default(LearningForm?), default(LearningScope?), default(decimal?), default(Moment?), default(Moment?));
        var (program, batch, certificate, issuer, score) = (default(ProgramId?), default(BatchId?), default(string), default(string), default(decimal?));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("title"u8))
            {
                reader.Read();
                title = reader.GetString();
            }
            else if (reader.ValueTextEquals("form"u8))
            {
                reader.Read();
                form = FormOf(reader.ValueSpan);
            }
            else if (reader.ValueTextEquals("scope"u8))
            {
                reader.Read();
                scope = reader.ValueTextEquals("NATIONAL"u8) ? LearningScope.National
                    : reader.ValueTextEquals("INTERNATIONAL"u8) ? LearningScope.International
                    : null;
            }
            else if (reader.ValueTextEquals("quantity"u8))
            {
                reader.Read();
                quantity = reader.GetDecimal();
            }
            else if (reader.ValueTextEquals("startedAt"u8))
            {
                started = ReadMoment(ref reader);
            }
            else if (reader.ValueTextEquals("completedAt"u8))
            {
                completed = ReadMoment(ref reader);
            }
            else if (reader.ValueTextEquals("program"u8))
            {
                program = Code<ProgramId>(ref reader);
            }
            else if (reader.ValueTextEquals("batch"u8))
            {
                batch = Code<BatchId>(ref reader);
            }
            else if (reader.ValueTextEquals("certificate"u8))
            {
                reader.Read();
                certificate = reader.GetString();
            }
            else if (reader.ValueTextEquals("issuer"u8))
            {
                reader.Read();
                issuer = SharedTexts.Read(ref reader);
            }
            else if (reader.ValueTextEquals("score"u8))
            {
                reader.Read();
                score = reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal();
            }
            else
            {
                return null;
            }
        }

        return title is not null && form is { } f && scope is { } s && quantity is { } q && completed is { } c && reader.TokenType == JsonTokenType.EndObject
            ? new CompletionContent(title, f, s, q, started, c, program, batch, certificate, issuer, score)
            : null;
    }

    private static T? Code<T>(ref Utf8JsonReader reader) where T : struct, ICode<T>
    {
        reader.Read();
        return SharedTexts.Read(ref reader) is { } text ? T.Of(text) : null;
    }

    private static Moment? ReadMoment(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.Null ? null : Moments.Read(ref reader, typeof(Moment), JsonSerializerOptions.Default);
    }

    private static LearningForm? FormOf(ReadOnlySpan<byte> name)
    {
        foreach (var (known, form) in Forms)
        {
            if (name.SequenceEqual(known))
            {
                return form;
            }
        }

        return null;
    }
}
