namespace Bangkom.Bench.Rules;

/// <summary>What a rule costs, beside its floor.</summary>
/// <param name="Name">The rule.</param>
/// <param name="Lines">Lines of the person, or null.</param>
/// <param name="Nanoseconds">A time it is applied.</param>
/// <param name="FloorName">The least that had to be done.</param>
/// <param name="FloorNanoseconds">What that takes.</param>
public sealed record RuleFigure(string Name, int? Lines, double Nanoseconds, string FloorName, double FloorNanoseconds);
