using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Completions;

/// <summary>The completion that a correction or a revocation names.</summary>
internal static class NamedCompletion
{
    /// <summary>Finds it.</summary>
    /// <param name="ofItem">Key of the first item of the same source, or null.</param>
    /// <param name="context">The fact that was looked up.</param>
    /// <param name="recorded">The fact.</param>
    /// <param name="completed">Its body.</param>
    /// <param name="source">Source of that item; null = the same one.</param>
    /// <returns>Why there is none, or null.</returns>
    public static Decision? Find(string? ofItem, DecisionContext context, out RecordedFact recorded, out Completed completed, string? source = null)
    {
        recorded = context.Of!;
        completed = (context.Of?.Fact as Completed)!;
        if (completed is not null)
        {
            return null;
        }

        if (ofItem is null)
        {
            return new Decision.Refuse("NOT_FOUND", "of", "No completion has this id.");
        }

        if (ofItem == context.Key && (source ?? context.Source) == context.Source)
        {
            return CompletionChecks.Invalid("of", "The item names itself: give the key of the first item about the completion.");
        }

        return context.Of is null
            ? new Decision.Hold(
                QuarantineReasons.UnknownItem,
                "of",
                "No accepted item of this source has this key. The item is decided anew when that one is accepted.",
                WaitKeys.Item(source ?? context.Source, ofItem))
            : CompletionChecks.Invalid("of", "The item with this key is no completion: give the key of the first item, not of a correction or a revocation.");
    }

    /// <summary>Batches that must be told of a change, since the completion named them.</summary>
    /// <param name="completed">The completion.</param>
    public static ImmutableArray<BatchId> Batches(Completed completed) => completed.Content.Batch is { } batch ? [batch] : [];
}
