using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>A plan of a year, whole; the latest definition of a code holds.</summary>
/// <param name="Plan">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Year">The calendar year that it plans.</param>
/// <param name="BudgetRupiah">The ceiling that it keeps to, in rupiah; null = none was given.</param>
/// <param name="Lines">Its batches.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PlanDefined")]
public sealed record PlanDefined(
    [property: Id(0)] PlanId Plan,
    [property: Id(1)] string Name,
    [property: Id(2)] int Year,
    [property: Id(3)] long? BudgetRupiah,
    [property: Id(4)] ImmutableArray<PlanLine> Lines) : CycleFact
{
    /// <summary>The stream of plans.</summary>
    internal const string StreamName = "plans";

    internal override string Stream => StreamName;
}

/// <summary>A batch that a plan foresees, when it was made.</summary>
/// <param name="Program">The programme.</param>
/// <param name="Wave">Phase of its roll-out, from 1.</param>
/// <param name="Seats">Seats; null = no limit (self-paced).</param>
/// <param name="People">People with a need that it would close.</param>
/// <param name="Closes">Needs that it would close, by competency.</param>
/// <param name="CostRupiah">What it would cost, in rupiah.</param>
/// <param name="Reason">Why it stands in the plan, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PlanLine")]
public sealed record PlanLine(
    [property: Id(0)] ProgramId Program,
    [property: Id(1)] int Wave,
    [property: Id(2)] int? Seats,
    [property: Id(3)] int People,
    [property: Id(4)] ImmutableArray<PlannedClosing> Closes,
    [property: Id(5)] long CostRupiah,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null)
{
    /// <summary>Needs that it would close.</summary>
    [JsonIgnore]
    public int Needs => Closes.Sum(c => c.Needs);
}

/// <summary>Needs of one competency that a planned batch would close.</summary>
/// <param name="Competency">The competency.</param>
/// <param name="Needs">How many.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PlannedClosing")]
public sealed record PlannedClosing([property: Id(0)] CompetencyId Competency, [property: Id(1)] int Needs);
