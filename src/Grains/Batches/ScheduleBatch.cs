using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Batches;

/// <summary>A batch is planned; another plan for the same code replaces it.</summary>
/// <param name="Batch">Its code.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Seen">The batch's seats as its grain has seen them: who waits moves up into what the plan frees. Null = nobody moves up.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ScheduleBatch")]
public sealed record ScheduleBatch(
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] BatchPlan Plan,
    [property: Id(2)] SeatsSeen? Seen = null) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!Codes.IsValid(Batch.Value))
        {
            return new Decision.Refuse("INVALID_CODE", "batch", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _.");
        }

        var isKnown = context.Roster.TryFind(Batch, out BatchPlan? known);
        var refusal = isKnown && context.Roster.IsCancelled(Batch) ? PlanRules.Cancelled : PlanRules.Check(Plan, context);
        if (refusal is not null)
        {
            return refusal;
        }

        var plan = PlanRules.Normalise(Plan);
        return PlanRules.AreSame(plan, known)
            ? new Decision.Same(null)
            : new Decision.Accept([new NewFact(new BatchScheduled(Batch, plan), context.Now), .. Seating.MoveUp(Batch, plan, Seen, context)]);
    }
}
