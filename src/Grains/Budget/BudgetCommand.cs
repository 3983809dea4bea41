using System.Globalization;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Budget;

/// <summary>
/// A change of the region's money. What the money itself forbids is found by the grain that folds it, over what it has seen; what names
/// must exist, by the ledger.
/// </summary>
[GenerateSerializer, Immutable, Alias("bangkom.BudgetCommand")]
public abstract record BudgetCommand : Command
{
    /// <summary>Rupiah of one amount at most: the sources of a year together stay below 2^53.</summary>
    public const long RupiahMax = 1_000_000_000_000_000;

    /// <summary>Characters of a document's name, an agreement's number or a reason at most.</summary>
    public const int TextLengthMax = 200;

    private const int YearMin = 2000;
    private const int YearMax = 2100;

    /// <summary>What the money as it stands forbids; null = nothing.</summary>
    internal virtual Settled? ProblemIn(BudgetView book) => null;

    /// <inheritdoc/>
    public sealed override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Problem(context) is { } refusal ? refusal : new Decision.Accept(Fact(context));
    }

    /// <summary>What is wrong with the input, or what it names does not exist.</summary>
    private protected abstract Decision.Refuse? Problem(DecisionContext context);

    /// <summary>What happens.</summary>
    private protected abstract NewFact Fact(DecisionContext context);

    private protected static Decision.Refuse? CheckYear(int year) => year is >= YearMin and <= YearMax
        ? null
        : new Decision.Refuse("INVALID_YEAR", "year", $"Give a budget year from {YearMin} to {YearMax}.");

    private protected static Decision.Refuse? CheckRupiah(long rupiah, string field = "amount", bool mayBeZero = false) =>
        rupiah >= (mayBeZero ? 0 : 1) && rupiah <= RupiahMax
            ? null
            : new Decision.Refuse("INVALID_AMOUNT", field, string.Create(CultureInfo.InvariantCulture, $"Give whole rupiah from {(mayBeZero ? 0 : 1)} to {RupiahMax}."));

    private protected static Decision.Refuse? CheckText(string text, string field) => Inputs.IsText(text, TextLengthMax)
        ? null
        : new Decision.Refuse("INVALID_TEXT", field, $"Write 1 to {TextLengthMax} characters without control characters.");

    private protected static Decision.Refuse? CheckCode(string commitment) => Codes.IsValid(commitment)
        ? null
        : new Decision.Refuse("INVALID_CODE", "commitment", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _.");

    private protected static Decision.Refuse? CheckDay(DateOnly on, DecisionContext context) => Inputs.IsDay(on) && on <= context.Today
        ? null
        : new Decision.Refuse("INVALID_DAY", "on", "Give a day that is not in the future.");

    private protected static Decision.Refuse? CheckPartner(PartnerId? partner, DecisionContext context) =>
        partner is not { } id || context.Roster.TryFind(id, out string? _)
            ? null
            : new Decision.Refuse("UNKNOWN_PARTNER", "partner", "There is no partner with this code: define it first.");

    private protected static Settled Unknown() => new("UNKNOWN_COMMITMENT", "commitment", "There is no commitment with this code.");

    private protected static string Text(long rupiah) => rupiah.ToString(CultureInfo.InvariantCulture);
}
