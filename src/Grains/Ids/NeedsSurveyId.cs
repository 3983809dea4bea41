using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>A survey of needs.</summary>
/// <param name="Value">The code, see <see cref="Codes"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NeedsSurveyId")]
[JsonConverter(typeof(CodeJsonConverter<NeedsSurveyId>))]
public readonly record struct NeedsSurveyId([property: Id(0)] string Value) : ICode<NeedsSurveyId>, IComparable<NeedsSurveyId>
{
    /// <inheritdoc/>
    public static NeedsSurveyId Of(string value) => new(value);

    /// <summary>Orders by code, ordinally.</summary>
    public int CompareTo(NeedsSurveyId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
