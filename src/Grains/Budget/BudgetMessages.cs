using System.Collections.Immutable;
using Bangkom.Grains.Facts;

namespace Bangkom.Grains.Budget;

/// <summary>All of the region's money that was ever recorded.</summary>
/// <param name="Years">Totals, plans and ceilings by budget year.</param>
/// <param name="Commitments">By code.</param>
/// <param name="Realisations">By position.</param>
/// <param name="Agreements">By number.</param>
/// <param name="Position">Every fact about money up to here is in it.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BudgetView")]
public sealed record BudgetView(
    [property: Id(0)] ImmutableSortedDictionary<int, BudgetYear> Years,
    [property: Id(1)] ImmutableSortedDictionary<string, Commitment> Commitments,
    [property: Id(2)] ImmutableSortedDictionary<long, Realisation> Realisations,
    [property: Id(3)] ImmutableSortedDictionary<string, AgreementSigned> Agreements,
    [property: Id(4)] long Position)
{
    /// <summary>No money.</summary>
    public static BudgetView Empty { get; } = new(
        ImmutableSortedDictionary<int, BudgetYear>.Empty,
        ImmutableSortedDictionary.Create<string, Commitment>(StringComparer.Ordinal),
        ImmutableSortedDictionary<long, Realisation>.Empty,
        ImmutableSortedDictionary.Create<string, AgreementSigned>(StringComparer.Ordinal),
        0);

    /// <summary>A year's totals; empty when nothing is recorded.</summary>
    /// <param name="year">The budget year.</param>
    public BudgetYear Year(int year) => Years.GetValueOrDefault(year) ?? BudgetYear.Empty;

    /// <summary>What is bound of a source in a year, without what was released.</summary>
    /// <param name="year">The budget year.</param>
    /// <param name="fund">The source.</param>
    public long CommittedOf(int year, FundingSource fund) => Of(year, fund).Sum(c => c.Bound);

    /// <summary>What was spent of a source in a year.</summary>
    /// <param name="year">The budget year.</param>
    /// <param name="fund">The source.</param>
    public long RealisedOf(int year, FundingSource fund) => Of(year, fund).Sum(c => c.Realised);

    private IEnumerable<Commitment> Of(int year, FundingSource fund) => Commitments.Values.Where(c => c.Terms.Year == year && c.Terms.Fund == fund);
}

/// <summary>A budget year.</summary>
/// <param name="Apbd">The region's whole APBD, or null.</param>
/// <param name="Plans">Planned rupiah by source.</param>
/// <param name="Ceilings">Rupiah by source that may be bound.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BudgetYear")]
public sealed record BudgetYear(
    [property: Id(0)] long? Apbd,
    [property: Id(1)] ImmutableSortedDictionary<FundingSource, long> Plans,
    [property: Id(2)] ImmutableSortedDictionary<FundingSource, long> Ceilings)
{
    /// <summary>Nothing recorded.</summary>
    public static BudgetYear Empty { get; } =
        new(null, ImmutableSortedDictionary<FundingSource, long>.Empty, ImmutableSortedDictionary<FundingSource, long>.Empty);

    /// <summary>The ceiling of a source, or null.</summary>
    /// <param name="fund">The source.</param>
    public long? CeilingOf(FundingSource fund) => Ceilings.TryGetValue(fund, out var rupiah) ? rupiah : null;

    /// <summary>The plan of a source, or null.</summary>
    /// <param name="fund">The source.</param>
    public long? PlanOf(FundingSource fund) => Plans.TryGetValue(fund, out var rupiah) ? rupiah : null;
}

/// <summary>Money that is bound, and what became of it.</summary>
/// <param name="Terms">As committed.</param>
/// <param name="Released">Bound no more.</param>
/// <param name="Realised">Spent, corrections included.</param>
/// <param name="Position">Of the commitment.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Commitment")]
public sealed record Commitment(
    [property: Id(0)] BudgetCommitted Terms,
    [property: Id(1)] long Released,
    [property: Id(2)] long Realised,
    [property: Id(3)] long Position)
{
    /// <summary>Committed and not released.</summary>
    public long Bound => Terms.Rupiah - Released;

    /// <summary>Bound and not spent yet.</summary>
    public long Open => Bound - Realised;
}

/// <summary>Money that was spent.</summary>
/// <param name="Terms">As recorded first.</param>
/// <param name="Rupiah">As corrected.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Realisation")]
public sealed record Realisation([property: Id(0)] BudgetRealised Terms, [property: Id(1)] long Rupiah);
