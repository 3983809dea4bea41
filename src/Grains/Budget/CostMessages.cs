using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Budget;

/// <summary>What something cost and what came of it. Sums are exact, so costs of parts add up.</summary>
/// <param name="Committed">Bound rupiah, without what was released: the plan of this purpose.</param>
/// <param name="Realised">Spent rupiah.</param>
/// <param name="RealisedApbd">Of it from the region's own budget.</param>
/// <param name="Contribution">Of it from partners, and what they bring in kind.</param>
/// <param name="Completed">Who completed: people of a batch; else completions that count, an event figure.</param>
/// <param name="Jp">JP credited for the completions.</param>
/// <param name="ClosedGaps">Competency gaps closed, or null: not known.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CostFigures")]
public sealed record CostFigures(
    [property: Id(0)] long Committed,
    [property: Id(1)] long Realised,
    [property: Id(2)] long RealisedApbd,
    [property: Id(3)] long Contribution,
    [property: Id(4)] int Completed,
    [property: Id(5)] decimal Jp,
    [property: Id(6)] int? ClosedGaps)
{
    /// <summary>Nothing spent and nothing done.</summary>
    public static CostFigures None { get; } = new(0, 0, 0, 0, 0, 0, null);

    /// <summary>Spent / bound: what became of the plan.</summary>
    public Ratio Realisation => Ratio.Of(Realised, Committed);

    /// <summary>Spent / completed, in rupiah.</summary>
    public Ratio PerParticipant => Ratio.Of(Realised, Completed);

    /// <summary>Spent / Σ JP, in rupiah.</summary>
    public Ratio PerJp => Ratio.Of(Realised, Jp);

    /// <summary>Spent / closed gaps, in rupiah; null while closed gaps are not known.</summary>
    public Ratio? PerClosedGap => ClosedGaps is { } gaps ? Ratio.Of(Realised, gaps) : null;

    /// <summary>Partners' contribution / spent of the region's own budget.</summary>
    public Ratio Leverage => Ratio.Of(Contribution, RealisedApbd);

    /// <summary>Both together.</summary>
    /// <param name="other">The other one.</param>
    public CostFigures Plus(CostFigures other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            Committed + other.Committed, Realised + other.Realised, RealisedApbd + other.RealisedApbd, Contribution + other.Contribution,
            Completed + other.Completed, Jp + other.Jp, ClosedGaps is null ? other.ClosedGaps : ClosedGaps + (other.ClosedGaps ?? 0));
    }
}

/// <summary>What a budget year cost.</summary>
/// <param name="Year">The budget year.</param>
/// <param name="Region">All of it.</param>
/// <param name="Programs">By programme: its own commitments and those of its batches.</param>
/// <param name="Partners">By partner: commitments that name it, and those of batches that it holds; what it brings in kind; completions that it sent.</param>
/// <param name="Agencies">By agency, without those below: money in proportion to its completed people, in whole rupiah.</param>
/// <param name="AgenciesWithBelow">As <paramref name="Agencies"/>, with the agencies below on the figure's date.</param>
/// <param name="Unassigned">What cannot be shared out yet, since nobody has completed what it is for.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CostView")]
public sealed record CostView(
    [property: Id(0)] int Year,
    [property: Id(1)] CostFigures Region,
    [property: Id(2)] ImmutableSortedDictionary<ProgramId, CostFigures> Programs,
    [property: Id(3)] ImmutableSortedDictionary<PartnerId, CostFigures> Partners,
    [property: Id(4)] ImmutableSortedDictionary<AgencyId, CostFigures> Agencies,
    [property: Id(5)] ImmutableSortedDictionary<AgencyId, CostFigures> AgenciesWithBelow,
    [property: Id(6)] CostFigures Unassigned);
