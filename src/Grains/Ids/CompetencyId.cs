using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>A competency of the catalogue.</summary>
/// <param name="Value">The code, see <see cref="Codes"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompetencyId")]
[JsonConverter(typeof(CodeJsonConverter<CompetencyId>))]
public readonly record struct CompetencyId([property: Id(0)] string Value) : ICode<CompetencyId>, IComparable<CompetencyId>
{
    /// <inheritdoc/>
    public static CompetencyId Of(string value) => new(value);

    /// <summary>Orders by code, ordinally.</summary>
    public int CompareTo(CompetencyId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
