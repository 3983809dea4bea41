using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;

namespace Bangkom.Grains.Batches;

/// <summary>A person gives up the seat or the place on the wait-list; also in a cancelled batch, and after leaving.</summary>
/// <param name="Person">Who.</param>
/// <param name="Batch">The batch.</param>
/// <param name="On">The day.</param>
/// <param name="Reason">Why, or null; at most <see cref="ReasonLengthMax"/> characters.</param>
[GenerateSerializer, Immutable, Alias("bangkom.WithdrawPerson")]
public sealed record WithdrawPerson(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] BatchId Batch,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] string? Reason) : Command
{
    /// <summary>Characters of a reason at most.</summary>
    public const int ReasonLengthMax = 400;

    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var refusal = PersonLookup.Find(context, Person, out _)
            ?? (context.Roster.TryFind(Batch, out BatchPlan? _) ? null : PlanRules.Unknown)
            ?? RosterRules.CheckDay(On, "on");
        if (refusal is not null)
        {
            return refusal;
        }

        var reason = string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();
        return reason is not null && !Inputs.IsText(reason, ReasonLengthMax)
            ? new Decision.Refuse("INVALID_REASON", "reason", $"Give at most {ReasonLengthMax} characters without control characters.")
            : new Decision.Accept(new NewFact(new Withdrawn(Person, Batch, On, reason), context.NoonOf(On)));
    }
}
