using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Mappings;

/// <summary>
/// An activity of a partner's system is a programme of the catalogue; another mapping of the same activity replaces it for what comes
/// later. Form and quantity that are left out are the programme's, at the time of each completion.
/// </summary>
/// <param name="Partner">The partner.</param>
/// <param name="Activity">The activity's id, as statements name it.</param>
/// <param name="Program">The programme.</param>
/// <param name="Batch">One of its batches, or null.</param>
/// <param name="Form">Form of the completions, or null.</param>
/// <param name="Scope">Scope of the completions; null = national.</param>
/// <param name="Quantity">In the form's unit, 0–10,000, at most 6 decimals, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.MapActivity")]
public sealed record MapActivity(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] string Activity,
    [property: Id(2)] ProgramId Program,
    [property: Id(3)] BatchId? Batch = null,
    [property: Id(4)] LearningForm? Form = null,
    [property: Id(5)] LearningScope? Scope = null,
    [property: Id(6)] decimal? Quantity = null) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if ((MappingRules.Check(Partner, context) ?? MappingRules.Check(Activity) ?? CheckTraining(context)) is { } refusal)
        {
            return refusal;
        }

        var mapping = new ActivityMapped(Partner, Activity.Trim(), Program, Batch, Form, Scope, Quantity);
        return context.Roster.Mappings.TryFind(Partner, mapping.Activity, out var known) && known == mapping
            ? new Decision.Same(null)
            : new Decision.Accept(new NewFact(mapping, context.Now));
    }

    private Decision.Refuse? CheckTraining(DecisionContext context)
    {
        if (!context.Roster.TryFind(Program, out ProgramDefined? program))
        {
            return new Decision.Refuse(QuarantineReasons.UnknownProgram, "program", "The catalogue has no programme with this code: define it first.");
        }

        if (Batch is { } named && (!context.Roster.TryFind(named, out BatchPlan? plan) || plan.Program != Program))
        {
            return new Decision.Refuse(QuarantineReasons.UnknownBatch, "batch", "The programme has no batch with this code: schedule it first, or leave the batch out.");
        }

        if (Quantity is { } quantity && CompletionRules.CheckQuantity(quantity) is { } wrong)
        {
            return new Decision.Refuse("INVALID_QUANTITY", wrong.Field, wrong.Message);
        }

        return context.Roster.Rules.Policies.On(context.Today).Conversion(Form ?? program.Form, Scope ?? LearningScope.National) is null
            ? new Decision.Refuse("NO_CONVERSION", "form", "No rule converts this form with this scope into JP today: change one of the two.")
            : null;
    }
}

/// <summary>An activity of a partner's system is no programme any more; what was counted stays counted.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Activity">The activity's id.</param>
[GenerateSerializer, Immutable, Alias("bangkom.UnmapActivity")]
public sealed record UnmapActivity([property: Id(0)] PartnerId Partner, [property: Id(1)] string Activity) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Roster.Mappings.TryFind(Partner, Activity.Trim(), out var known)
            ? new Decision.Accept(new NewFact(new ActivityUnmapped(Partner, known.Activity), context.Now))
            : new Decision.Refuse("NOT_MAPPED", "activity", "The partner has no mapping of this activity.");
    }
}
