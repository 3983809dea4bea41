namespace Bangkom.Grains.Evaluation.Measures;

/// <summary>Kirkpatrick's third level: what a participant does differently at work, as others see it (domain §6, L3).</summary>
public static class Transfer
{
    /// <summary>The lowest mark.</summary>
    public const int MarkMin = 1;

    /// <summary>The highest mark.</summary>
    public const int MarkMax = 4;

    /// <summary>Months after completion at which the superior, a peer and the person are asked.</summary>
    public static ReadOnlySpan<int> Months => [3, 6];

    /// <summary>A participant's score: the raters' mean marks by their weights, over those who answered.</summary>
    /// <param name="marks">Each rater's mean mark, 1 to 4, and weight, above 0.</param>
    /// <returns>1 to 4, unrounded; null when nobody of weight answered.</returns>
    public static decimal? Score(IEnumerable<(decimal Mark, decimal Weight)> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var (sum, weights) = marks.Aggregate((Sum: 0m, Weights: 0m), (all, one) => (all.Sum + (one.Mark * one.Weight), all.Weights + one.Weight));
        return weights == 0 ? null : sum / weights;
    }
}
