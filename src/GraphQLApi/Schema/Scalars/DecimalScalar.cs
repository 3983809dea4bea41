using System.Globalization;
using System.Numerics;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Schema.Scalars;

/// <summary>Decimals as JSON numbers, without trailing zeros.</summary>
internal sealed class DecimalScalar : ScalarGraphType
{
    /// <summary>Decimals that are kept.</summary>
    public const int DecimalsMax = 6;

    // Dividing by a one with many zeros takes the trailing zeros away.
    private const decimal One = 1.000000000000000000000000000000m;

    public DecimalScalar()
    {
        Name = "Decimal";
        Description = "Exact decimal, at most 6 places; a JSON number.";
    }

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        decimal number => Shown(number),
        int whole => (decimal)whole,
        _ => ThrowSerializationError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        int whole => (decimal)whole,
        long whole => (decimal)whole,
        BigInteger whole when BigInteger.Abs(whole) < (BigInteger)decimal.MaxValue => (decimal)whole,
        decimal number => Exact(number) ?? ThrowValueConversionError(value),
        double number when Math.Abs(number) < 1e15 => Exact((decimal)number) ?? ThrowValueConversionError(value),
        _ => ThrowValueConversionError(value),
    };

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLIntValue whole => Literal(whole.Value),
        GraphQLFloatValue number => Literal(number.Value),
        _ => ThrowLiteralConversionError(value),
    } ?? (value is GraphQLNullValue ? null : ThrowLiteralConversionError(value));

    internal static decimal Shown(decimal value) => Math.Round(value, DecimalsMax, MidpointRounding.ToEven) / One;

    private static object? Literal(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Exact(number) : null;

    // More places than are kept would change what was sent without a word.
    private static object? Exact(decimal number) => decimal.Round(number, DecimalsMax) == number ? number / One : null;
}
