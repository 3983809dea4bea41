using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Batches;

/// <summary>A batch will not run; final.</summary>
/// <param name="Batch">The batch.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CancelBatch")]
public sealed record CancelBatch([property: Id(0)] BatchId Batch) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var refusal = PlanRules.FindOpen(Batch, context, out _);
        return refusal == PlanRules.Cancelled ? new Decision.Same(null)
            : refusal is not null ? refusal
            : new Decision.Accept(new NewFact(new BatchCancelled(Batch), context.Now));
    }
}
