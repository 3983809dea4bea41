using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Batches;

/// <summary>A person attended a batch on a day; who had no seat is enrolled by it.</summary>
/// <param name="Person">Who.</param>
/// <param name="Batch">The batch.</param>
/// <param name="On">The day; not later than today.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AttendPerson")]
public sealed record AttendPerson(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] BatchId Batch,
    [property: Id(2)] DateOnly On) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SeatRules.Check(Person, Batch, On, context, out _, out var agency) is { } refusal)
        {
            return refusal;
        }

        return On > context.Today
            ? new Decision.Refuse("IN_THE_FUTURE", "on", "Nobody has attended on a day that is to come.")
            : new Decision.Accept(new NewFact(new Attended(Person, Batch, agency, On), context.NoonOf(On)));
    }
}
