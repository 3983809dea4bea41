using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Budget;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Budget")]
[Description("A budget year: plan, ceiling (DPA), commitments and what was spent, by source.")]
internal sealed class BudgetNode(Snapshot read, int year, BudgetView book)
{
    public int Year => year;

    [Description("The region's whole APBD.")]
    public Rupiah? Apbd => Rupiah.Of(book.Year(year).Apbd);

    public IEnumerable<BudgetSourceNode> Sources => BudgetFigures.Sources(book, year).Select(s => new BudgetSourceNode(s));

    [Description("Whether enough of the APBD goes to development, by the rule BUDGET_FLOOR of the year's last day; null without one.")]
    public async Task<BudgetFloorNode?> Floor() =>
        BudgetFigures.Floor(book, year, (await read.CatalogAsync()).Policies) is { } floor ? new BudgetFloorNode(floor) : null;

    [Cost(CostNode.Price)]
    [Description("All of the year; null for a year that has not begun.")]
    public async Task<CostNode?> Cost() => CostNode.Of((await read.CostsAsync(year))?.Region);

    [Cost(CostNode.Price)]
    [Description("What no agency bears yet, since nobody has completed what it is for: agencies and this add up to the money of the year.")]
    public async Task<CostNode?> Unassigned() => CostNode.Of((await read.CostsAsync(year))?.Unassigned);

    [Authorize(Roles = Roles.Planning)]
    [Description("By code.")]
    public Connection<CommitmentNode> Commitments(int first = 50, string? after = null) => Connection<CommitmentNode>.Of(
        [.. book.Commitments.Values.Where(c => c.Terms.Year == year)], c => c.Terms.Commitment, c => new CommitmentNode(read, book, c), first, after);

    [Authorize(Roles = Roles.Planning)]
    [Description("Agreements that are valid on a day of the year, by number.")]
    public IEnumerable<AgreementNode> Agreements => book.Agreements.Values
        .Where(a => a.ValidFrom.Year <= year && year <= a.ValidTo.Year).Select(a => new AgreementNode(read, a));

    public long Position => book.Position;
}

[Name("BudgetSource")]
internal sealed class BudgetSourceNode(SourceFigures figures)
{
    public FundingSource Source => figures.Fund;

    public Rupiah? Planned => Rupiah.Of(figures.Planned);

    public Rupiah? Ceiling => Rupiah.Of(figures.Ceiling);

    [Description("Bound, without what was released; never past the ceiling.")]
    public Rupiah Committed => new(figures.Committed);

    [Description("Spent; never past what is bound.")]
    public Rupiah Realised => new(figures.Realised);

    [Description("Planned against actual: realised / planned.")]
    public RatioNode RealisedOfPlan => new(Ratio.Of(figures.Realised, figures.Planned ?? 0));

    [Description("realised / ceiling.")]
    public RatioNode RealisedOfCeiling => new(Ratio.Of(figures.Realised, figures.Ceiling ?? 0));
}

[Name("BudgetFloor")]
internal sealed class BudgetFloorNode(FloorCheck floor)
{
    [Description("APBD ceiling / whole APBD; null when one of them is not known.")]
    public RatioNode? Share => floor.Share is { } share ? new RatioNode(share) : null;

    [Description("The least share, in per cent.")]
    public decimal Required => floor.Required;

    [Description("Null when the share is not known.")]
    public bool? Met => floor.IsMet;

    public string Source => floor.Source;

    [Description("A stable code of the source that the engine brings along, for readers who say it in their own words; null for one that a region has defined.")]
    public string? SourceCode => floor.SourceCode;
}
