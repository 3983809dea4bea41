using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Completions;

/// <summary>
/// A completion never counts again. Exactly one of <paramref name="OfItem"/> and <paramref name="OfFact"/> is given.
/// </summary>
/// <param name="OfItem">Key of the first item about the completion; or null.</param>
/// <param name="OfFact">Position of the completion, or null.</param>
/// <param name="ItemSource">Source of that first item, when it is another one: of the same partner, or anybody's for the administrator.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RevokeItem")]
public sealed record RevokeItem(
    [property: Id(0)] string? OfItem,
    [property: Id(1)] long? OfFact,
    [property: Id(2)] string? ItemSource = null) : Command
{
    /// <inheritdoc/>
    public override string? OfKey => OfItem;

    /// <inheritdoc/>
    public override string? OfSource => ItemSource;

    /// <inheritdoc/>
    public override long? OfPosition => OfFact;

    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (ItemSource is { } other && context.Source != Sources.Admin && (context.Partner is not { } partner || Sources.PartnerOf(other) != partner))
        {
            return CompletionChecks.Invalid("of", "The item is another sender's: nobody else takes it back.");
        }

        if (NamedCompletion.Find(OfItem, context, out var named, out var completed, ItemSource) is { } missing)
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
