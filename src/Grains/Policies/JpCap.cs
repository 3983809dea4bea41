namespace Bangkom.Grains.Policies;

/// <summary>What a cap on credited JP counts over.</summary>
public enum JpCapPeriod
{
    /// <summary>A calendar year.</summary>
    Year,
    /// <summary>A contract, from its first to its last day (PerLAN 15/2020).</summary>
    Contract,
}

/// <summary>At most so many JP are credited in a period.</summary>
/// <param name="Amount">In JP, at most 6 decimals.</param>
/// <param name="Period">The period.</param>
[GenerateSerializer, Immutable, Alias("bangkom.JpCap")]
public readonly record struct JpCap([property: Id(0)] decimal Amount, [property: Id(1)] JpCapPeriod Period);
