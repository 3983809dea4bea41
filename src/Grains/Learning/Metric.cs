namespace Bangkom.Grains.Learning;

/// <summary>The figure that a series shows (domain §5).</summary>
public enum Metric
{
    /// <summary>Event figure: completions of the bucket that count.</summary>
    Completions,
    /// <summary>Event figure: JP credited for these.</summary>
    JpCredited,
    /// <summary>People's figure: ASN in scope with a completion from the year's start to the bucket's end.</summary>
    Participants,
    /// <summary>People's figure: participants / headcount.</summary>
    Reach,
    /// <summary>People's figure: compliant / headcount.</summary>
    Compliance,
    /// <summary>People's figure: credited JP from the year's start to the bucket's end / headcount.</summary>
    JpMean,
}
