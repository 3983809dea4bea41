using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>A training of the catalogue.</summary>
/// <param name="Value">The code, see <see cref="Codes"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ProgramId")]
[JsonConverter(typeof(CodeJsonConverter<ProgramId>))]
public readonly record struct ProgramId([property: Id(0)] string Value) : ICode<ProgramId>, IComparable<ProgramId>
{
    /// <inheritdoc/>
    public static ProgramId Of(string value) => new(value);

    /// <summary>Orders by code, ordinally.</summary>
    public int CompareTo(ProgramId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
