using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Completions;

/// <summary>
/// A learner's completions of an activity, as the same source told of them, else another system of the same partner: a later statement
/// names no other thing to find them by.
/// </summary>
/// <param name="History">The learner's facts, in order.</param>
/// <param name="All">The completions of the same source.</param>
/// <param name="Others">Those of the partner's other systems.</param>
internal sealed record ActivityCompletions(IReadOnlyList<RecordedFact> History, IReadOnlyList<RecordedFact> All, IReadOnlyList<RecordedFact> Others)
{
    /// <summary>Whose history a command about a learner must see.</summary>
    public static IReadOnlyCollection<AsnId> NeededOf(Learner learner, PartnerId? partner, DecisionContext context) =>
        learner.Find(partner, context, out var person) is null ? [person.Person.Person] : [];

    /// <summary>Finds them in the history that was asked for.</summary>
    public static ActivityCompletions Of(AsnId person, string activity, DecisionContext context)
    {
        var history = context.Histories.GetValueOrDefault(person) ?? [];
        var partner = Sources.PartnerOf(context.Source);
        var about = history
            .Where(f => f.Fact is Completed completed && completed.Activity == activity)
            .ToLookup(f => f.Source == context.Source ? Sender.Same : partner is not null && Sources.PartnerOf(f.Source) == partner ? Sender.Colleague : Sender.Stranger);
        return new ActivityCompletions(history, [.. about[Sender.Same]], [.. about[Sender.Colleague]]);
    }

    /// <summary>The newest of the same source that is not revoked; null = none.</summary>
    public RecordedFact? Newest() => Newest(All, until: null);

    /// <summary>The newest that is not revoked and happened by an instant: of the same source, else of another system; null = none.</summary>
    /// <param name="until">The instant.</param>
    public RecordedFact? NewestUntil(DateTimeOffset until) => Newest(All, until) ?? Newest(Others, until);

    private RecordedFact? Newest(IEnumerable<RecordedFact> completions, DateTimeOffset? until)
    {
        var revoked = History.Select(f => f.Fact).OfType<CompletionRevoked>().Select(f => f.Of).ToHashSet();
        return completions.Where(f => !revoked.Contains(f.Position) && !(f.OccurredAt > until)).MaxBy(f => f.OccurredAt);
    }

    private enum Sender
    {
        Same,
        Colleague,
        Stranger,
    }
}
