using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.People;

/// <summary>
/// Moves the credit of earlier completions to the agency that a changed roster says was held on their day. Facts are appended,
/// none is edited, so the parts still add up to the whole.
/// </summary>
internal static class Recrediting
{
    /// <summary>The facts that follow from a change of one person's memberships.</summary>
    /// <param name="history">All facts of the person before the change, in order.</param>
    /// <param name="after">The person after the change.</param>
    /// <param name="tree">The agencies after the change.</param>
    /// <param name="zone">The region's zone.</param>
    public static IEnumerable<NewFact> Facts(IReadOnlyList<RecordedFact> history, RosterPerson after, AgencyTree tree, RegionZone zone)
    {
        foreach (var completion in Completions(history))
        {
            var day = completion.Content.CompletedAt.DayIn(zone);

            // Who turns out to have been a member of nothing on that day keeps the old credit: it was earned, and dropping it
            // would make the agencies' sums fall short of the region's.
            if (after.MemberOfOn(day, tree) is { } agency && agency != completion.Credited)
            {
                yield return new NewFact(
                    new CompletionRecredited(after.Person, completion.Version, agency),
                    completion.OccurredAt)
                {
                    NamedBefore = completion.Batches,
                };
            }
        }
    }

    /// <summary>The effective version of each completion that was not revoked, with the agency credited by now.</summary>
    private static IEnumerable<Effective> Completions(IReadOnlyList<RecordedFact> history)
    {
        var byCompletion = new SortedDictionary<long, Effective>();
        var recredits = new Dictionary<long, AgencyId>();
        foreach (var recorded in history.OrderBy(f => f.Position))
        {
            switch (recorded.Fact)
            {
                case Completed f:
                    byCompletion[recorded.Position] = new(recorded.Position, recorded.OccurredAt, f.Content, f.Agency, BatchOf(f.Content));
                    break;
                case CompletionCorrected f when byCompletion.TryGetValue(f.Of, out var before):
                    var batches = before.Batches.Union(BatchOf(f.Content)).ToImmutableArray();
                    byCompletion[f.Of] = new(recorded.Position, recorded.OccurredAt, f.Content, f.Agency, batches);
                    break;
                case CompletionRevoked f:
                    byCompletion.Remove(f.Of);
                    break;
                case CompletionRecredited f:
                    recredits[f.Of] = f.Agency;
                    break;
            }
        }

        return byCompletion.Values.Select(c => recredits.TryGetValue(c.Version, out var agency) ? c with { Credited = agency } : c);
    }

    private static ImmutableArray<BatchId> BatchOf(CompletionContent content) => content.Batch is { } batch ? [batch] : [];

    private sealed record Effective(
        long Version,
        DateTimeOffset OccurredAt,
        CompletionContent Content,
        AgencyId Credited,
        ImmutableArray<BatchId> Batches);
}
