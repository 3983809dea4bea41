using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>A university or training body that pushes completions.</summary>
/// <param name="Value">The code, see <see cref="Codes"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PartnerId")]
[JsonConverter(typeof(CodeJsonConverter<PartnerId>))]
public readonly record struct PartnerId([property: Id(0)] string Value) : ICode<PartnerId>, IComparable<PartnerId>
{
    /// <inheritdoc/>
    public static PartnerId Of(string value) => new(value);

    /// <summary>Orders by code, ordinally.</summary>
    public int CompareTo(PartnerId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
