using GraphQL.Types;
using GraphQLParser.AST;

namespace Bangkom.GraphQLApi.Schema.Scalars;

/// <summary>An amount of money.</summary>
/// <param name="Value">Whole rupiah.</param>
internal readonly record struct Rupiah(long Value)
{
    public static Rupiah? Of(long? value) => value is { } rupiah ? new Rupiah(rupiah) : null;
}

/// <summary>Amounts of money as JSON numbers.</summary>
internal sealed class RupiahScalar : ScalarGraphType
{
    /// <summary>Numbers from here on are not exact in every client.</summary>
    private const long Limit = 1L << 53;

    public RupiahScalar()
    {
        Name = "Rupiah";
        Description = "Whole rupiah, below 2^53; a JSON number.";
    }

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        Rupiah { Value: > -Limit and < Limit } rupiah => rupiah.Value,
        _ => ThrowSerializationError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        int whole => new Rupiah(whole),
        long whole and > -Limit and < Limit => new Rupiah(whole),
        decimal number when number == decimal.Truncate(number) && Math.Abs(number) < Limit => new Rupiah((long)number),
        _ => ThrowValueConversionError(value),
    };

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLIntValue whole when long.TryParse(whole.Value, out var rupiah) && rupiah is > -Limit and < Limit => new Rupiah(rupiah),
        _ => ThrowLiteralConversionError(value),
    };
}
