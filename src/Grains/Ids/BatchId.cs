using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>One run (angkatan) of a programme.</summary>
/// <param name="Value">The code, see <see cref="Codes"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchId")]
[JsonConverter(typeof(CodeJsonConverter<BatchId>))]
public readonly record struct BatchId([property: Id(0)] string Value) : ICode<BatchId>, IComparable<BatchId>
{
    /// <inheritdoc/>
    public static BatchId Of(string value) => new(value);

    /// <summary>Orders by code, ordinally.</summary>
    public int CompareTo(BatchId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
