using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;

namespace Bangkom.Grains.Batches;

/// <summary>
/// A person gives up the seat or the place on the wait-list; also in a cancelled batch, and after leaving. Who moves up into the freed
/// seat gets it in the same append.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="Batch">The batch.</param>
/// <param name="On">The day.</param>
/// <param name="Reason">Why, or null; at most <see cref="ReasonLengthMax"/> characters.</param>
/// <param name="Seen">The batch's seats as its grain has seen them, without this person; null = nobody moves up.</param>
[GenerateSerializer, Immutable, Alias("bangkom.WithdrawPerson")]
public sealed record WithdrawPerson(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] BatchId Batch,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] string? Reason,
    [property: Id(4)] SeatsSeen? Seen = null) : Command
{
    /// <summary>Characters of a reason at most.</summary>
    public const int ReasonLengthMax = 400;

    /// <inheritdoc/>
    public override bool ChangesRoster => Seen is not null;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var isKnown = context.Roster.TryFind(Batch, out BatchPlan? plan);
        var refusal = PersonLookup.Find(context, Person, out _)
            ?? (isKnown ? null : PlanRules.Unknown)
            ?? RosterRules.CheckDay(On, "on");
        if (refusal is not null)
        {
            return refusal;
        }

        var reason = string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();
        if (reason is not null && !Inputs.IsText(reason, ReasonLengthMax))
        {
            return new Decision.Refuse("INVALID_REASON", "reason", $"Give at most {ReasonLengthMax} characters without control characters.");
        }

        var seen = context.Roster.IsCancelled(Batch) ? null : Seen;
        return new Decision.Accept([new NewFact(new Withdrawn(Person, Batch, On, reason), context.NoonOf(On)), .. Seating.MoveUp(Batch, plan!, seen, context)]);
    }
}
