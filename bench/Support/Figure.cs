namespace Bangkom.Bench.Support;

/// <summary>A measured figure beside its floor.</summary>
/// <param name="Benchmark">Who measured it.</param>
/// <param name="Case">Under what load, on which store.</param>
/// <param name="Name">What it is.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">In what.</param>
/// <param name="FloorName">The least that had to be done for the same, measured in the same run; null = it has none.</param>
/// <param name="Floor">The floor's figure in the same unit.</param>
/// <param name="Goal">What it should be, in words.</param>
/// <param name="MeetsGoal">Whether it is; null without a goal.</param>
internal sealed record Figure(
    string Benchmark, string Case, string Name, double Value, string Unit, string? FloorName = null, double? Floor = null, string? Goal = null, bool? MeetsGoal = null)
{
    /// <summary>Value ÷ floor.</summary>
    public double? Ratio => Floor is { } floor && floor > 0 ? Value / floor : null;
}
