using System.Collections.Immutable;

namespace Bangkom.Grains.Evaluation.Effects;

/// <summary>What a service unit measured in each period, and when its staff were trained.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="TrainedIn">Period in which its staff were trained, or null: not yet.</param>
/// <param name="Values">By period; periods are numbered one after the other.</param>
[GenerateSerializer, Immutable, Alias("bangkom.UnitSeries")]
public sealed record UnitSeries(
    [property: Id(0)] string Unit,
    [property: Id(1)] int? TrainedIn,
    [property: Id(2)] ImmutableSortedDictionary<int, decimal> Values);

/// <summary>Why there is no estimate.</summary>
public enum EffectRefusal
{
    /// <summary>No unit was trained.</summary>
    NoTrainedUnits,
    /// <summary>Too few units were trained, or too few were not: chance alone would reach any result.</summary>
    TooFewUnits,
    /// <summary>Too few units have a survey in every period of the comparison.</summary>
    MissingPeriods,
    /// <summary>The trained units moved differently from the others before they were trained.</summary>
    PreTrends,
}

/// <summary>An association between training and what the public says, or why none is told.</summary>
/// <param name="Refusal">Null when there is an estimate.</param>
/// <param name="Estimate">How much more the trained units rose, in points of the index; null when refused.</param>
/// <param name="Low">Lower end of the 95 % randomisation interval.</param>
/// <param name="High">Its upper end.</param>
/// <param name="P">Share of the random assignments that give at least this much by chance, 0 to 1.</param>
/// <param name="PreTrend">How much more the trained units rose per period before they were trained, in points; null when not computed.</param>
/// <param name="PreTrendP">Share of the random assignments with at least such a difference; null when not computed.</param>
/// <param name="Trained">Trained units compared.</param>
/// <param name="NotTrained">Units compared that were not yet trained.</param>
/// <param name="LeftOut">Units left out: trained before the first period, or without a survey in some period.</param>
[GenerateSerializer, Immutable, Alias("bangkom.EffectResult")]
public sealed record EffectResult(
    [property: Id(0)] EffectRefusal? Refusal,
    [property: Id(1)] double? Estimate,
    [property: Id(2)] double? Low,
    [property: Id(3)] double? High,
    [property: Id(4)] double? P,
    [property: Id(5)] double? PreTrend,
    [property: Id(6)] double? PreTrendP,
    [property: Id(7)] int Trained,
    [property: Id(8)] int NotTrained,
    [property: Id(9)] int LeftOut);

/// <summary>Limits of the comparison, each named with its unit.</summary>
public static class EffectLimits
{
    /// <summary>Periods before the training: a year of quarters, so that seasons cancel and a trend can be seen.</summary>
    public const int PrePeriods = 4;

    /// <summary>Periods after it.</summary>
    public const int PostPeriods = 2;

    /// <summary>Units compared at least: with fewer the interval can't exclude anything at 95 %.</summary>
    public const int UnitsMin = 10;

    /// <summary>Units on each side at least.</summary>
    public const int UnitsOnEachSideMin = 4;

    /// <summary>Random assignments drawn beside the real one.</summary>
    public const int Assignments = 999;

    /// <summary>Share of results outside the interval, and below which a difference of the trends before is told from chance.</summary>
    public const double Alpha = 0.05;
}
