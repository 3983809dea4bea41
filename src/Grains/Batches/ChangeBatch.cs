using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Batches;

/// <summary>A batch's new plan, whole; its programme never changes.</summary>
/// <param name="Batch">A batch that was scheduled and not cancelled.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Seen">The batch's seats as its grain has seen them: who waits moves up into what the plan frees. Null = nobody moves up.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ChangeBatch")]
public sealed record ChangeBatch(
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] BatchPlan Plan,
    [property: Id(2)] SeatsSeen? Seen = null) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if ((PlanRules.FindOpen(Batch, context, out var known) ?? PlanRules.Check(Plan, context)) is { } refusal)
        {
            return refusal;
        }

        var plan = PlanRules.Normalise(Plan);
        if (plan.Program != known!.Program)
        {
            // Who completed the batch completed that programme.
            return new Decision.Refuse("PROGRAM_FIXED", "program", "A batch keeps its programme: cancel it and schedule another one.");
        }

        return PlanRules.AreSame(plan, known)
            ? new Decision.Same(null)
            : new Decision.Accept([new NewFact(new BatchChanged(Batch, plan), context.Now), .. Seating.MoveUp(Batch, plan, Seen, context)]);
    }
}
