namespace Bangkom.Grains.Policies;

/// <summary>
/// JP, factors and quantities have at most 6 decimals, so a whole number of millionths holds each of them exactly,
/// and sums and comparisons need no decimal arithmetic.
/// </summary>
internal static class MicroJp
{
    /// <summary>Millionths in 1 JP.</summary>
    public const long One = 1_000_000;

    /// <summary>Millionths of a decimal; further decimals are rounded half to even.</summary>
    /// <param name="value">At most 9 × 10¹² in size.</param>
    /// <exception cref="OverflowException">The value is larger.</exception>
    public static long Of(decimal value) => (long)Math.Round(value * One, MidpointRounding.ToEven);

    /// <summary>The decimal, without needless zeros.</summary>
    /// <param name="micro">Millionths.</param>
    public static decimal ToDecimal(long micro) =>
        micro % One == 0 ? micro / One : decimal.Divide(micro, One);

    /// <summary>The product of two numbers in millionths, rounded half to even.</summary>
    /// <param name="a">Not negative.</param>
    /// <param name="b">Not negative.</param>
    public static long Multiply(long a, long b)
    {
        if (b == One)
        {
            return a;
        }

        var high = Math.BigMul(a, b, out long low);
        if (high != 0 || low < 0)
        {
            return (long)Math.Round(new decimal(a) * b / One, MidpointRounding.ToEven);
        }

        var (whole, rest) = Math.DivRem(low, One);
        return rest > One / 2 || (rest == One / 2 && (whole & 1) == 1) ? whole + 1 : whole;
    }
}
