using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Programs;

namespace Bangkom.Grains.Planning;

/// <summary>A plan of a year, whole; another definition of the same code replaces it.</summary>
/// <param name="Plan">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Year">The calendar year that it plans, 2000 to 2199.</param>
/// <param name="BudgetRupiah">The ceiling, which the lines must keep to, in rupiah; null = none.</param>
/// <param name="Lines">1 to <see cref="PlanRules.BatchesMax"/> batches.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DefinePlan")]
public sealed record DefinePlan(
    [property: Id(0)] PlanId Plan,
    [property: Id(1)] string Name,
    [property: Id(2)] int Year,
    [property: Id(3)] long? BudgetRupiah,
    [property: Id(4)] ImmutableArray<PlanLine> Lines) : Command
{
    private const int CountMax = 100_000;

    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (Head() ?? Line(context)) is { } refusal
            ? refusal
            : new Decision.Accept(new NewFact(new PlanDefined(Plan, Name.Trim(), Year, BudgetRupiah, Lines), context.Now));
    }

    private Decision.Refuse? Head()
    {
        if (!Codes.IsValid(Plan.Value))
        {
            return new Decision.Refuse("INVALID_CODE", "code", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _.");
        }

        if (!Inputs.IsText(Name))
        {
            return new Decision.Refuse("INVALID_NAME", "name", $"Give a name of 1 to {Inputs.NameLengthMax} characters without control characters.");
        }

        if (Year is < 2000 or > 2199)
        {
            return new Decision.Refuse("INVALID_YEAR", "year", "Give a year from 2000 to 2199.");
        }

        if (BudgetRupiah is < 0 or > ProgramRules.RupiahMax)
        {
            return new Decision.Refuse("INVALID_AMOUNT", "budgetRupiah", "Give whole rupiah from 0 to 9,007,199,254,740,991, or leave it out.");
        }

        return Lines.IsDefaultOrEmpty || Lines.Length > PlanRules.BatchesMax
            ? new Decision.Refuse("INVALID_LINES", "lines", $"A plan has 1 to {PlanRules.BatchesMax} batches.")
            : null;
    }

    private Decision.Refuse? Line(DecisionContext context)
    {
        foreach (var line in Lines)
        {
            if (!context.Roster.TryFind(line.Program, out ProgramDefined? _))
            {
                return new Decision.Refuse("UNKNOWN_PROGRAM", "lines", "No programme has this code: define it first, or correct the code.");
            }

            if (line.Closes.IsDefault || line.Closes.Any(c => c.Needs is < 0 or > CountMax || !context.Roster.Needs.Competencies.ContainsKey(c.Competency)))
            {
                return new Decision.Refuse("UNKNOWN_COMPETENCY", "lines", "No competency has this code: define it first, or correct the code.");
            }

            if (line.Wave is < 1 or > CountMax || line.Seats is < 1 or > CountMax || line.People is < 0 or > CountMax || line.CostRupiah is < 0 or > ProgramRules.RupiahMax)
            {
                return new Decision.Refuse("INVALID_LINES", "lines", "Waves and seats begin at 1, people and rupiah at 0.");
            }

            if (line.Reason is { } reason && !Inputs.IsText(reason, 500))
            {
                return new Decision.Refuse("INVALID_LINES", "lines", "A reason has 1 to 500 characters without control characters.");
            }
        }

        return Lines.Sum(l => (decimal)l.CostRupiah) > BudgetRupiah
            ? new Decision.Refuse("OVER_CEILING", "lines", "The batches cost more than the ceiling: take some out, or raise `budgetRupiah`.")
            : null;
    }
}
