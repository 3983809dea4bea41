using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Completions;

/// <summary>
/// A completion never counts again. Exactly one of <paramref name="OfItem"/> and <paramref name="OfFact"/> is given.
/// </summary>
/// <param name="OfItem">Key of the first item about the completion, of the same source; or null.</param>
/// <param name="OfFact">Position of the completion, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RevokeItem")]
public sealed record RevokeItem(
    [property: Id(0)] string? OfItem,
    [property: Id(1)] long? OfFact) : Command
{
    /// <inheritdoc/>
    public override string? OfKey => OfItem;

    /// <inheritdoc/>
    public override long? OfPosition => OfFact;

    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (NamedCompletion.Find(OfItem, context, out var named, out var completed) is { } missing)
        {
            return missing;
        }

        return new Decision.Accept(new NewFact(
            new CompletionRevoked(completed.Person, named.Position, context.ReceivedAt),
            named.OccurredAt)
        {
            NamedBefore = NamedCompletion.Batches(completed),
        });
    }
}
