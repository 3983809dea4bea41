using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>A local government: the boundary of tenancy.</summary>
/// <param name="Value">The code, see <see cref="Codes"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RegionId")]
[JsonConverter(typeof(CodeJsonConverter<RegionId>))]
public readonly record struct RegionId([property: Id(0)] string Value) : ICode<RegionId>, IComparable<RegionId>
{
    /// <inheritdoc/>
    public static RegionId Of(string value) => new(value);

    /// <summary>Orders by code, ordinally.</summary>
    public int CompareTo(RegionId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
