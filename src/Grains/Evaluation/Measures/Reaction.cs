namespace Bangkom.Grains.Evaluation.Measures;

/// <summary>Kirkpatrick's first level: what participants thought of a training (domain §6, L1).</summary>
public static class Reaction
{
    /// <summary>The highest answer to "would you recommend it": 0 to 10 (Reichheld 2003).</summary>
    public const int RecommendMax = 10;

    private const int PromoterMin = 9;
    private const int DetractorMax = 6;

    /// <summary>The index of marks on a scale from 1: 100·(mean − 1)/(k − 1), so that scales of different length compare.</summary>
    /// <param name="marks">One or more, each 1 to <paramref name="scaleMax"/>.</param>
    /// <param name="scaleMax">The scale's highest mark k, 2 or more.</param>
    /// <returns>0 to 100, unrounded.</returns>
    public static decimal Index(IReadOnlyCollection<int> marks, int scaleMax)
    {
        ArgumentNullException.ThrowIfNull(marks);
        return 100m * (marks.Sum() - marks.Count) / (marks.Count * (scaleMax - 1));
    }

    /// <summary>The net promoter score: the percentage of 9 and 10 less that of 0 to 6 (Reichheld 2003).</summary>
    /// <param name="recommend">How many gave each answer, from 0 to 10.</param>
    /// <returns>−100 to 100, unrounded; null for nobody.</returns>
    public static decimal? Nps(IReadOnlyList<int> recommend)
    {
        ArgumentNullException.ThrowIfNull(recommend);
        var all = recommend.Sum();
        return all == 0 ? null : 100m * (recommend.Skip(PromoterMin).Sum() - recommend.Take(DetractorMax + 1).Sum()) / all;
    }
}
