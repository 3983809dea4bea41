using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Completions;

/// <summary>A learner's completions of an activity, as the same source told of them: a later statement names no other thing to find them by.</summary>
/// <param name="History">The learner's facts, in order.</param>
/// <param name="All">The completions.</param>
internal sealed record ActivityCompletions(IReadOnlyList<RecordedFact> History, IReadOnlyList<RecordedFact> All)
{
    /// <summary>Whose history a command about a learner must see.</summary>
    public static IReadOnlyCollection<AsnId> NeededOf(Learner learner, PartnerId? partner, DecisionContext context) =>
        learner.Find(partner, context, out var person) is null ? [person.Person.Person] : [];

    /// <summary>Finds them in the history that was asked for.</summary>
    public static ActivityCompletions Of(AsnId person, string activity, DecisionContext context)
    {
        var history = context.Histories.GetValueOrDefault(person) ?? [];
        return new ActivityCompletions(
            history, [.. history.Where(f => f.Source == context.Source && f.Fact is Completed completed && completed.Activity == activity)]);
    }

    /// <summary>The newest that is not revoked and happened by an instant; null = none.</summary>
    /// <param name="until">The instant; null = ever.</param>
    public RecordedFact? Newest(DateTimeOffset? until = null)
    {
        var revoked = History.Select(f => f.Fact).OfType<CompletionRevoked>().Select(f => f.Of).ToHashSet();
        return All.Where(f => !revoked.Contains(f.Position) && !(f.OccurredAt > until)).MaxBy(f => f.OccurredAt);
    }
}
