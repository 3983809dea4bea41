using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Budget;

/// <summary>The region's whole APBD of a year becomes known.</summary>
/// <param name="Year">The budget year.</param>
/// <param name="Rupiah">The total.</param>
/// <param name="Document">The regulation that says so.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SetRegionBudget")]
public sealed record SetRegionBudget([property: Id(0)] int Year, [property: Id(1)] long Rupiah, [property: Id(2)] string Document) : BudgetCommand
{
    private protected override Decision.Refuse? Problem(DecisionContext context) =>
        CheckYear(Year) ?? CheckRupiah(Rupiah) ?? CheckText(Document, "document");

    private protected override NewFact Fact(DecisionContext context) => new(new RegionBudgetSet(Year, Rupiah, Document.Trim()), context.Now);
}

/// <summary>A source's plan for a year, whole.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PlanBudget")]
public sealed record PlanBudget([property: Id(0)] int Year, [property: Id(1)] FundingSource Fund, [property: Id(2)] long Rupiah) : BudgetCommand
{
    private protected override Decision.Refuse? Problem(DecisionContext context) => CheckYear(Year) ?? CheckRupiah(Rupiah, mayBeZero: true);

    private protected override NewFact Fact(DecisionContext context) => new(new BudgetPlanned(Year, Fund, Rupiah), context.Now);
}

/// <summary>A source's ceiling for a year, whole; never below what is bound already.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.SetCeiling")]
public sealed record SetCeiling(
    [property: Id(0)] int Year, [property: Id(1)] FundingSource Fund, [property: Id(2)] long Rupiah, [property: Id(3)] string Document) : BudgetCommand
{
    internal override Settled? ProblemIn(BudgetView book) => book.CommittedOf(Year, Fund) is var bound && Rupiah < bound
        ? new Settled("BELOW_COMMITTED", "amount", $"{Text(bound)} rupiah of {WireNames.Of(Fund)} are bound in {Year}: release some first.")
        : null;

    private protected override Decision.Refuse? Problem(DecisionContext context) =>
        CheckYear(Year) ?? CheckRupiah(Rupiah, mayBeZero: true) ?? CheckText(Document, "document");

    private protected override NewFact Fact(DecisionContext context) => new(new CeilingSet(Year, Fund, Rupiah, Document.Trim()), context.Now);
}

/// <summary>An agreement with a partner; of a known number all terms are replaced.</summary>
/// <param name="Terms">The terms.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SignAgreement")]
public sealed record SignAgreement([property: Id(0)] AgreementSigned Terms) : BudgetCommand
{
    private const int SeatsMax = 1_000_000;

    internal override Settled? ProblemIn(BudgetView book) =>
        book.Agreements.TryGetValue(Terms.Number.Trim(), out var known) && known.Partner != Terms.Partner
            ? new Settled("NUMBER_TAKEN", "number", "Another partner has an agreement with this number.")
            : null;

    private protected override Decision.Refuse? Problem(DecisionContext context) =>
        CheckText(Terms.Number, "number") ?? CheckPartner(Terms.Partner, context) ?? CheckTerms();

    private protected override NewFact Fact(DecisionContext context) => new(Terms with { Number = Terms.Number.Trim() }, context.Now);

    private Decision.Refuse? CheckTerms() =>
        !Inputs.IsDay(Terms.ValidFrom) || !Inputs.IsDay(Terms.ValidTo) || Terms.ValidTo < Terms.ValidFrom
            ? new Decision.Refuse("INVALID_VALIDITY", "validTo", "The last day must not lie before the first.")
            : Terms.Seats is < 0 or > SeatsMax
                ? new Decision.Refuse("INVALID_SEATS", "seats", $"Give 0 to {SeatsMax} seats.")
                : Terms.CoFundedShare is < 0 or > 1 || Terms.CoFundedShare.Scale > 6
                    ? new Decision.Refuse("INVALID_SHARE", "coFundedShare", "Give a share from 0 to 1 with at most 6 decimals.")
                    : (Terms.UnitRupiah is { } unit ? CheckRupiah(unit, "unitPrice", mayBeZero: true) : null)
                        ?? CheckRupiah(Terms.InKindRupiah, "inKind", mayBeZero: true);
}
