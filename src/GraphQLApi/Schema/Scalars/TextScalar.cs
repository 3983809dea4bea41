using GraphQL.Types;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Schema.Scalars;

/// <summary>A scalar that is a JSON string in a form of its own.</summary>
/// <typeparam name="T">What it stands for.</typeparam>
internal abstract class TextScalar<T> : ScalarGraphType
    where T : struct
{
    protected abstract string Write(T value);

    protected abstract bool TryRead(string text, out T value);

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        T known => Write(known),
        _ => ThrowSerializationError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        T known => known,
        string text when TryRead(text, out var read) => read,
        _ => ThrowValueConversionError(value),
    };

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text when TryRead(text.Value.ToString(), out var read) => read,
        _ => ThrowLiteralConversionError(value),
    };
}
