using System.Collections.Immutable;

namespace Bangkom.Grains.Evaluation.Measures;

/// <summary>Quality of a public service (PermenPANRB 14/2017).</summary>
public enum IkmBand
{
    /// <summary>Very good: from 88.31.</summary>
    A,
    /// <summary>Good: from 76.61.</summary>
    B,
    /// <summary>Less good: from 65.00.</summary>
    C,
    /// <summary>Not good: from 25.00.</summary>
    D,
}

/// <summary>The public's satisfaction with a service (PermenPANRB 14/2017; domain §6, L4).</summary>
public static class Ikm
{
    /// <summary>Elements of the survey: U1 requirements, U2 procedure, U3 time, U4 cost, U5 product, U6 staff competence, U7 staff behaviour, U8 facilities, U9 complaints.</summary>
    public const int Elements = 9;

    /// <summary>The highest mark of an element; the lowest is 1.</summary>
    public const int MarkMax = 4;

    /// <summary>Each element counts the same; the regulation prints it as 0.11, with which a perfect survey scores 99.</summary>
    public const string EqualWeight = "1/9";

    /// <summary>The index 25·Σ NRR·w.</summary>
    /// <param name="elements">Means of the nine elements, 1 to 4; null where nobody answered.</param>
    /// <param name="weight">Each element's weight, such as <see cref="EqualWeight"/>.</param>
    /// <returns>Unrounded; null while an element has no answer at all.</returns>
    public static decimal? Index(ImmutableArray<decimal?> elements, decimal weight) =>
        elements.Length == Elements && elements.All(e => e is not null) ? 25 * elements.Sum(e => e!.Value) * weight : null;

    /// <summary>One element on the index's scale: 25·NRR.</summary>
    /// <param name="mean">Its mean, 1 to 4, or null.</param>
    public static decimal? OfElement(decimal? mean) => 25 * mean;

    /// <summary>The band of an index, by its value rounded to two decimals, half up as in the regulation's own tables: 88.305 is A.</summary>
    /// <param name="index">The index.</param>
    /// <returns>Null below 25, which no answered survey reaches.</returns>
    public static IkmBand? BandOf(decimal index) => Math.Round(index, 2, MidpointRounding.AwayFromZero) switch
    {
        >= 88.31m => IkmBand.A,
        >= 76.61m => IkmBand.B,
        >= 65.00m => IkmBand.C,
        >= 25.00m => IkmBand.D,
        _ => null,
    };

    /// <summary>
    /// How many of a service's users a survey should ask for an error of 5 % at 95 %: s = 3.841·N·0.25/(0.0025·(N − 1) + 3.841·0.25),
    /// to the nearest whole number as in the printed table (Krejcie and Morgan 1970).
    /// </summary>
    /// <param name="population">Users N of the service in the period, 0 or more.</param>
    public static int SampleFor(int population)
    {
        const decimal ChiSquare = 3.841m;
        const decimal Variance = 0.25m;
        const decimal ErrorSquared = 0.0025m;
        return population <= 0 ? 0
            : (int)Math.Round(ChiSquare * population * Variance / ((ErrorSquared * (population - 1)) + (ChiSquare * Variance)), MidpointRounding.AwayFromZero);
    }
}
