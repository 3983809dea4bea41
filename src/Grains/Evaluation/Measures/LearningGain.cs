namespace Bangkom.Grains.Evaluation.Measures;

/// <summary>How large a normalised gain is (Hake 1998).</summary>
public enum GainBand
{
    /// <summary>Below 0.3.</summary>
    Low,
    /// <summary>From 0.3, below 0.7.</summary>
    Medium,
    /// <summary>From 0.7.</summary>
    High,
}

/// <summary>Kirkpatrick's second level: what was learned of what could be learned (domain §6, L2; Hake, Am. J. Phys. 66, 1998).</summary>
public static class LearningGain
{
    private const decimal MediumMin = 0.3m;
    private const decimal HighMin = 0.7m;

    /// <summary>A person's normalised gain (post − pre)/(max − pre).</summary>
    /// <param name="pre">Score before, 0 to <paramref name="max"/>.</param>
    /// <param name="post">Score after, 0 to <paramref name="max"/>.</param>
    /// <param name="max">The test's highest score, above 0.</param>
    /// <returns>At most 1, unrounded; null when nothing was left to learn: such people are counted apart.</returns>
    public static decimal? Of(decimal pre, decimal post, decimal max) => pre >= max ? null : (post - pre) / (max - pre);

    /// <summary>The band of a gain.</summary>
    /// <param name="gain">The gain.</param>
    public static GainBand BandOf(decimal gain) => gain < MediumMin ? GainBand.Low : gain < HighMin ? GainBand.Medium : GainBand.High;
}
