using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Outreach;

/// <summary>
/// Difference of two rates with its 95 % interval: who was to be told against who was held out by chance. People count in the group that
/// they were drawn into, told or not, since only that was chance.
/// </summary>
/// <param name="Told">Share of those to be told.</param>
/// <param name="HeldOut">Share of those held out.</param>
/// <param name="Difference">Told − held out, 6 decimals; null when a group is empty.</param>
/// <param name="Low">Lower end of the interval, 6 decimals; null when a group is empty.</param>
/// <param name="High">Upper end.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Lift")]
public sealed record Lift(
    [property: Id(0)] Ratio Told,
    [property: Id(1)] Ratio HeldOut,
    [property: Id(2)] decimal? Difference,
    [property: Id(3)] decimal? Low,
    [property: Id(4)] decimal? High)
{
    /// <summary>The method's code: another method has another one.</summary>
    public const string MethodCode = "NEWCOMBE_10";

    /// <summary>Where the interval comes from.</summary>
    public const string Method = "95 % interval: Newcombe 1998 (Statistics in Medicine 17, 873–890), method 10, of two Wilson score intervals";

    /// <summary>97.5 % point of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>True when the interval leaves out 0; false = no effect shown; null when a group is empty.</summary>
    public bool? IsShown => Low is null ? null : Low > 0 || High < 0;

    /// <summary>The difference of x₁/n₁ and x₂/n₂.</summary>
    /// <param name="told">Of those to be told, who did it.</param>
    /// <param name="toldCount">Those to be told.</param>
    /// <param name="heldOut">Of those held out, who did it.</param>
    /// <param name="heldOutCount">Those held out.</param>
    public static Lift Of(int told, int toldCount, int heldOut, int heldOutCount)
    {
        var (first, second) = (Ratio.Of(told, toldCount), Ratio.Of(heldOut, heldOutCount));
        if (toldCount == 0 || heldOutCount == 0)
        {
            return new Lift(first, second, null, null, null);
        }

        var (p1, l1, u1) = Wilson(told, toldCount);
        var (p2, l2, u2) = Wilson(heldOut, heldOutCount);
        var difference = p1 - p2;
        return new Lift(
            first,
            second,
            To6(difference),
            To6(difference - Math.Sqrt(((p1 - l1) * (p1 - l1)) + ((u2 - p2) * (u2 - p2)))),
            To6(difference + Math.Sqrt(((u1 - p1) * (u1 - p1)) + ((p2 - l2) * (p2 - l2)))));
    }

    /// <summary>Wilson's score interval without continuity correction (1927).</summary>
    private static (double Share, double Low, double High) Wilson(int count, int all)
    {
        double n = all;
        var share = count / n;
        var middle = share + (Z * Z / (2 * n));
        var half = Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
        var scale = 1 + (Z * Z / n);
        return (share, Math.Max(0, (middle - half) / scale), Math.Min(1, (middle + half) / scale));
    }

    private static decimal To6(double value) => Rounded.To6((decimal)value);
}
