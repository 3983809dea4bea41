using System.Collections.Immutable;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Programs;

/// <summary>A programme of the catalogue; another definition of the same code replaces it for all time.</summary>
/// <param name="Program">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Form">Its usual form.</param>
/// <param name="Quantity">In the form's unit, 0–10,000, at most 6 decimals.</param>
/// <param name="Competencies">Codes of the competencies that it develops; at most <see cref="CompetenciesMax"/>.</param>
/// <param name="Closes">Gaps that it closes, each competency once; null = it says none.</param>
/// <param name="CostPerParticipantRupiah">In rupiah; null = not known.</param>
/// <param name="CostPerBatchRupiah">Of a batch beside its participants, in rupiah; null = not known.</param>
/// <param name="Prerequisites">Programmes to complete first; null = none.</param>
/// <param name="Mode">How it is usually run; null = not said.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DefineProgram")]
public sealed record DefineProgram(
    [property: Id(0)] ProgramId Program,
    [property: Id(1)] string Name,
    [property: Id(2)] LearningForm Form,
    [property: Id(3)] decimal Quantity,
    [property: Id(4)] ImmutableArray<string> Competencies,
    [property: Id(5)] ImmutableArray<GapClosing>? Closes = null,
    [property: Id(6)] long? CostPerParticipantRupiah = null,
    [property: Id(7)] long? CostPerBatchRupiah = null,
    [property: Id(8)] ImmutableArray<ProgramId>? Prerequisites = null,
    [property: Id(9)] BatchMode? Mode = null) : Command
{
    /// <summary>Competencies of a programme at most.</summary>
    public const int CompetenciesMax = 50;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Problem(context) is { } problem)
        {
            return problem;
        }

        var definition = new ProgramDefined(
            Program, Name.Trim(), Form, Quantity, Competencies.IsDefault ? [] : Competencies,
            Closes is { IsDefaultOrEmpty: false } ? Closes : null, CostPerParticipantRupiah, CostPerBatchRupiah,
            Prerequisites is { IsDefaultOrEmpty: false } ? Prerequisites : null, Mode);
        return context.Roster.TryFind(Program, out ProgramDefined? known) && IsEqual(known, definition)
            ? new Decision.Same(null)
            : new Decision.Accept(new NewFact(definition, context.Now));
    }

    // A record compares its arrays by reference, so they are compared here.
    private static bool IsEqual(ProgramDefined known, ProgramDefined definition) =>
        known.Competencies.AsSpan().SequenceEqual(definition.Competencies.AsSpan())
        && (known.Closes ?? []).AsSpan().SequenceEqual((definition.Closes ?? []).AsSpan())
        && (known.Prerequisites ?? []).AsSpan().SequenceEqual((definition.Prerequisites ?? []).AsSpan())
        && known with { Competencies = definition.Competencies, Closes = definition.Closes, Prerequisites = definition.Prerequisites } == definition;

    private Decision.Refuse? Problem(DecisionContext context)
    {
        if (!Codes.IsValid(Program.Value))
        {
            return new Decision.Refuse("INVALID_CODE", "program", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _.");
        }

        if (!Inputs.IsText(Name))
        {
            return new Decision.Refuse("INVALID_NAME", "name", $"Give a name of 1 to {Inputs.NameLengthMax} characters without control characters.");
        }

        if (CompletionRules.CheckQuantity(Quantity) is { } wrong)
        {
            return new Decision.Refuse("INVALID_QUANTITY", wrong.Field, wrong.Message);
        }

        if (!Competencies.IsDefaultOrEmpty && (Competencies.Length > CompetenciesMax || !Competencies.All(Codes.IsValid)))
        {
            return new Decision.Refuse("INVALID_COMPETENCY", "competencies", $"Give at most {CompetenciesMax} codes of A–Z, 0–9, - and _.");
        }

        if (ProgramRules.Check(this, context) is { } cycle)
        {
            return cycle;
        }

        var rules = context.Roster.Rules.Policies.On(context.Today);
        return rules.Conversion(Form, LearningScope.National) is null && rules.Conversion(Form, LearningScope.International) is null
            ? new Decision.Refuse("NO_CONVERSION", "form", "No rule converts this form into JP today: define a CONVERSION rule first.")
            : null;
    }
}
