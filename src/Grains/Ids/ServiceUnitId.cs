using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>One place where the public is served, whose staff may be trained (unit layanan).</summary>
/// <param name="Value">The code, see <see cref="Codes"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ServiceUnitId")]
[JsonConverter(typeof(CodeJsonConverter<ServiceUnitId>))]
public readonly record struct ServiceUnitId([property: Id(0)] string Value) : ICode<ServiceUnitId>, IComparable<ServiceUnitId>
{
    /// <inheritdoc/>
    public static ServiceUnitId Of(string value) => new(value);

    /// <summary>Orders by code, ordinally.</summary>
    public int CompareTo(ServiceUnitId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
