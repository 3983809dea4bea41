namespace Bangkom.Grains.Learning;

/// <summary>Completions that count, and what was credited for them.</summary>
/// <param name="Completions">Lines that count.</param>
/// <param name="JpCredited">In JP.</param>
[GenerateSerializer, Immutable, Alias("bangkom.EventTotals")]
public readonly record struct EventTotals([property: Id(0)] int Completions, [property: Id(1)] decimal JpCredited);
