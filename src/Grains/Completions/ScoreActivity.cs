using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Completions;

/// <summary>
/// A learning system states the score of a completion that it told of before: the newest one of the activity from the same source is
/// corrected, with nothing but its score changed.
/// </summary>
/// <param name="Learner">Who.</param>
/// <param name="Activity">The activity's id.</param>
/// <param name="Score">0–100.</param>
/// <param name="Partner">The sending partner: whose account it is must be known before the item is decided.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ScoreActivity")]
public sealed record ScoreActivity(
    [property: Id(0)] Learner Learner,
    [property: Id(1)] string Activity,
    [property: Id(2)] decimal Score,
    [property: Id(3)] PartnerId? Partner) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override IReadOnlyCollection<AsnId> NeedsHistoryOf(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ActivityCompletions.NeededOf(Learner, Partner, context);
    }

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Learner.Find(Partner, context, out var person) is { } nobody)
        {
            return nobody;
        }

        var id = person.Person.Person;
        var found = ActivityCompletions.Of(id, Activity, context);
        var newest = found.Newest();
        if (newest?.Fact is not Completed completed)
        {
            return found.All.Count > 0
                ? new Decision.Same(found.All[^1].Position, id)
                : new Decision.Hold(
                    QuarantineReasons.UnknownItem,
                    "object",
                    "The person has no completion of this activity that the score could belong to. The item is decided anew when one comes.",
                    WaitKeys.Completion(context.Source, id, Activity));
        }

        var content = found.History.Select(f => f.Fact).OfType<CompletionCorrected>().LastOrDefault(f => f.Of == newest.Position)?.Content ?? completed.Content;
        if (content.Score == Score)
        {
            return new Decision.Same(newest.Position, id);
        }

        if (CompletionChecks.Check(content with { Score = Score }, person, context, out var scored) is { } held)
        {
            return held;
        }

        var (corrected, agency, enrolled) = scored;
        return new Decision.Accept(new NewFact(
            new CompletionCorrected(id, newest.Position, agency, enrolled, corrected, context.ReceivedAt),
            newest.OccurredAt)
        {
            NamedBefore = NamedCompletion.Batches(completed),
        });
    }

    /// <summary>The command's name alone: an account stands in no log.</summary>
    public override string ToString() => nameof(ScoreActivity);
}
