using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>A plan of a year.</summary>
/// <param name="Value">The code, see <see cref="Codes"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PlanId")]
[JsonConverter(typeof(CodeJsonConverter<PlanId>))]
public readonly record struct PlanId([property: Id(0)] string Value) : ICode<PlanId>, IComparable<PlanId>
{
    /// <inheritdoc/>
    public static PlanId Of(string value) => new(value);

    /// <summary>Orders by code, ordinally.</summary>
    public int CompareTo(PlanId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
