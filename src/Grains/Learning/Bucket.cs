namespace Bangkom.Grains.Learning;

/// <summary>The stretches of days that a series is cut into.</summary>
public enum Bucket
{
    /// <summary>A calendar day in the region's zone.</summary>
    Day,
    /// <summary>An ISO week: Monday to Sunday.</summary>
    Week,
    /// <summary>A calendar month.</summary>
    Month,
    /// <summary>Three calendar months, from January, April, July or October.</summary>
    Quarter,
    /// <summary>A calendar year.</summary>
    Year,
}
