using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Completions;

/// <summary>
/// A learning system takes back that somebody completed one of its activities: the newest completion of it that is not later than this,
/// from the same source, else from another system of the same partner. It names no statement, so the completion is found among the
/// person's own.
/// </summary>
/// <param name="Learner">Who.</param>
/// <param name="Activity">The activity's id.</param>
/// <param name="At">When it was taken back; what was completed later stays.</param>
/// <param name="Partner">The sending partner: whose account it is must be known before the item is decided.</param>
[GenerateSerializer, Immutable, Alias("bangkom.UndoActivity")]
public sealed record UndoActivity(
    [property: Id(0)] Learner Learner,
    [property: Id(1)] string Activity,
    [property: Id(2)] Moment At,
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
        var newest = ActivityCompletions.Of(id, Activity, context).NewestUntil(At.InstantIn(context.Zone));
        if (newest?.Fact is not Completed undone)
        {
            return new Decision.Hold(
                QuarantineReasons.UnknownItem,
                "object",
                "The person has no completion of this activity that could be taken back. The item is decided anew when one comes.",
                WaitKeys.PartnerCompletion(context.Source, id, Activity));
        }

        return new Decision.Accept(new NewFact(new CompletionRevoked(id, newest.Position, context.ReceivedAt), newest.OccurredAt)
        {
            NamedBefore = NamedCompletion.Batches(undone),
        });
    }

    /// <summary>The command's name alone: an account stands in no log.</summary>
    public override string ToString() => nameof(UndoActivity);
}
