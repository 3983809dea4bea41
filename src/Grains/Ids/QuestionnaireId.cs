using System.Text.Json.Serialization;

namespace Bangkom.Grains.Ids;

/// <summary>A questionnaire that participants answer.</summary>
/// <param name="Value">The code, see <see cref="Codes"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.QuestionnaireId")]
[JsonConverter(typeof(CodeJsonConverter<QuestionnaireId>))]
public readonly record struct QuestionnaireId([property: Id(0)] string Value) : ICode<QuestionnaireId>, IComparable<QuestionnaireId>
{
    /// <inheritdoc/>
    public static QuestionnaireId Of(string value) => new(value);

    /// <summary>Orders by code, ordinally.</summary>
    public int CompareTo(QuestionnaireId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code.</summary>
    public override string ToString() => Value;
}
