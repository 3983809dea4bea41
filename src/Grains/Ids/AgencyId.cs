using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>An agency (instansi, OPD, perangkat daerah or a unit below one) of a region.</summary>
/// <param name="Value">The code, see <see cref="Codes"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyId")]
[JsonConverter(typeof(CodeJsonConverter<AgencyId>))]
public readonly record struct AgencyId([property: Id(0)] string Value) : ICode<AgencyId>, IComparable<AgencyId>
{
    /// <inheritdoc/>
    public static AgencyId Of(string value) => new(value);

    /// <summary>Orders by code, ordinally.</summary>
    public int CompareTo(AgencyId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
