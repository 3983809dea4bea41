using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Batches;

/// <summary>A person gets a seat in a batch, counted at the agency held on that day.</summary>
/// <param name="Person">Who.</param>
/// <param name="Batch">The batch.</param>
/// <param name="On">The day.</param>
[GenerateSerializer, Immutable, Alias("bangkom.EnrolPerson")]
public sealed record EnrolPerson(
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
        return SeatRules.Check(Person, Batch, On, context, out var agency) is { } refusal
            ? refusal
            : new Decision.Accept(new NewFact(new Enrolled(Person, Batch, agency, On), context.NoonOf(On)));
    }
}
