using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Budget;

/// <summary>A source's money in a year: what was planned against what came of it.</summary>
/// <param name="Fund">The source.</param>
/// <param name="Planned">Rupiah, or null.</param>
/// <param name="Ceiling">Rupiah, or null.</param>
/// <param name="Committed">Bound, without what was released.</param>
/// <param name="Realised">Spent.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SourceFigures")]
public sealed record SourceFigures(
    [property: Id(0)] FundingSource Fund,
    [property: Id(1)] long? Planned,
    [property: Id(2)] long? Ceiling,
    [property: Id(3)] long Committed,
    [property: Id(4)] long Realised);

/// <summary>Whether enough of the APBD goes to the development of competence.</summary>
/// <param name="Share">APBD ceiling / whole APBD.</param>
/// <param name="Required">The least share in per cent.</param>
/// <param name="IsMet">Whether the share reaches it; null without the whole APBD or the ceiling.</param>
/// <param name="Source">The rule's source.</param>
[GenerateSerializer, Immutable, Alias("bangkom.FloorCheck")]
public sealed record FloorCheck(
    [property: Id(0)] Ratio? Share,
    [property: Id(1)] decimal Required,
    [property: Id(2)] bool? IsMet,
    [property: Id(3)] string Source)
{
    /// <summary>Code of the source of the default rule; null for a rule that a region has defined.</summary>
    public string? SourceCode => DefaultPolicies.All.Any(p => p.Kind == PolicyKinds.BudgetFloor && p.Source == Source) ? "NATIONAL_GUIDELINE_2019" : null;
}

/// <summary>Figures of a budget year. Pure.</summary>
public static class BudgetFigures
{
    /// <summary>Each source that has anything in the year.</summary>
    /// <param name="book">The money.</param>
    /// <param name="year">The budget year.</param>
    public static ImmutableArray<SourceFigures> Sources(BudgetView book, int year)
    {
        ArgumentNullException.ThrowIfNull(book);
        var of = book.Year(year);
        return
        [
            .. Enum.GetValues<FundingSource>()
                .Select(f => new SourceFigures(f, of.PlanOf(f), of.CeilingOf(f), book.CommittedOf(year, f), book.RealisedOf(year, f)))
                .Where(s => s is not { Planned: null, Ceiling: null, Committed: 0, Realised: 0 }),
        ];
    }

    /// <summary>The floor by the rule that holds on the year's last day; null when none does.</summary>
    /// <param name="book">The money.</param>
    /// <param name="year">The budget year.</param>
    /// <param name="policies">The region's dated rules.</param>
    public static FloorCheck? Floor(BudgetView book, int year, PolicyBook policies)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(policies);
        if (policies.InForce(PolicyKinds.BudgetFloor, null, new DateOnly(year, 12, 31)) is not { } policy)
        {
            return null;
        }

        var required = decimal.Parse(policy.Rule.Value, CultureInfo.InvariantCulture);
        return book.Year(year) is { Apbd: { } all } of && of.CeilingOf(FundingSource.Apbd) is { } ceiling
            ? new FloorCheck(Ratio.Of(ceiling, all), required, ceiling * 100m >= all * required, policy.Rule.Source)
            : new FloorCheck(null, required, null, policy.Rule.Source);
    }
}
