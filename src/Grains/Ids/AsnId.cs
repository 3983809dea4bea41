using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>A civil servant's surrogate id: random, never derived from the NIP.</summary>
/// <param name="Value">128 random bits.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AsnId")]
[JsonConverter(typeof(AsnIdJsonConverter))]
public readonly record struct AsnId([property: Id(0)] Guid Value) : IComparable<AsnId>
{
    /// <summary>A new id.</summary>
    public static AsnId New() => new(Guid.NewGuid());

    /// <summary>Reads the 32 hexadecimal digits that <see cref="ToString"/> writes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="id">The id.</param>
    public static bool TryParse(string? text, out AsnId id)
    {
        var ok = Guid.TryParseExact(text, "N", out var value);
        id = new AsnId(value);
        return ok;
    }

    /// <summary>Reads the 32 hexadecimal digits that <see cref="ToString"/> writes.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">The text is no id.</exception>
    public static AsnId Parse(string text) => new(Guid.ParseExact(text, "N"));

    /// <summary>Orders as the texts do, ordinally.</summary>
    public int CompareTo(AsnId other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}

/// <summary>Reads and writes an <see cref="AsnId"/> as 32 hexadecimal digits.</summary>
public sealed class AsnIdJsonConverter : JsonConverter<AsnId>
{
    /// <inheritdoc/>
    public override AsnId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AsnId.Parse(reader.GetString() ?? throw new JsonException("An ASN's id is a text."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AsnId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
