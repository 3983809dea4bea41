using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;

namespace Bangkom.Grains.Evaluation.Commands;

/// <summary>A questionnaire for a programme or one of its batches; it may be worded anew until it is answered.</summary>
/// <param name="Questionnaire">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Program">The programme.</param>
/// <param name="Batch">The batch, or null: every batch without one of its own.</param>
/// <param name="ScaleMax">The highest mark, 2 to 10.</param>
/// <param name="Items">What is asked, 1 to 30.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DefineQuestionnaire")]
public sealed record DefineQuestionnaire(
    [property: Id(0)] QuestionnaireId Questionnaire,
    [property: Id(1)] string Name,
    [property: Id(2)] ProgramId Program,
    [property: Id(3)] BatchId? Batch,
    [property: Id(4)] int ScaleMax,
    [property: Id(5)] ImmutableArray<string> Items) : EvaluationCommand
{
    internal override Command Prepare(EvaluationState state, byte[] secret) => state.IsAnswered(Questionnaire)
        ? new Settled("ANSWERED_ALREADY", "code", "The questionnaire was answered: another wording would mix two questions. Define one with another code.")
        : this;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (RosterRules.CheckName(Name) is { } name)
        {
            return name;
        }

        if (!context.Roster.TryFind(Program, out _))
        {
            return new Decision.Refuse("UNKNOWN_PROGRAM", "program", "No programme has this code: define it first, or correct the code.");
        }

        if (Batch is { } batch && (!context.Roster.TryFind(batch, out BatchPlan? plan) || plan.Program != Program))
        {
            return new Decision.Refuse("UNKNOWN_BATCH", "batch", "The programme has no batch with this code: correct the code.");
        }

        if (ScaleMax is < EvaluationLimits.ScaleMaxMin or > EvaluationLimits.ScaleMaxMax)
        {
            return new Decision.Refuse("INVALID_SCALE", "scaleMax", $"Give the highest mark, {EvaluationLimits.ScaleMaxMin} to {EvaluationLimits.ScaleMaxMax}; the lowest is 1.");
        }

        return Items.IsDefaultOrEmpty || Items.Length > EvaluationLimits.ItemsMax || !Items.All(i => Inputs.IsText(i, EvaluationLimits.ItemLengthMax))
            ? new Decision.Refuse("INVALID_ITEMS", "items", $"Give 1 to {EvaluationLimits.ItemsMax} items of 1 to {EvaluationLimits.ItemLengthMax} characters.")
            : new Decision.Accept(new NewFact(new QuestionnaireDefined(Questionnaire, Name.Trim(), Program, Batch, ScaleMax, [.. Items.Select(i => i.Trim())]), context.Now));
    }
}
