using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Batches;

/// <summary>
/// A person gets a seat in a batch, counted at the agency held on that day, or the last place on its wait-list. Seats that became free
/// without anybody's doing here, such as by a revoked completion, go to those who wait first.
/// </summary>
/// <param name="Person">Who.</param>
/// <param name="Batch">The batch.</param>
/// <param name="On">The day.</param>
/// <param name="Seen">The batch's seats as its grain has seen them; null = the seat was given elsewhere and is only written down.</param>
[GenerateSerializer, Immutable, Alias("bangkom.EnrolPerson")]
public sealed record EnrolPerson(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] BatchId Batch,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] SeatsSeen? Seen = null) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => Seen is not null;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SeatRules.Check(Person, Batch, On, context, out var plan, out var agency) is { } refusal)
        {
            return refusal;
        }

        return Seen is null ? new Decision.Accept(Seated(agency, context))
            : PlanRules.IsOver(plan, On > context.Today ? On : context.Today) ? PlanRules.Finished
            : Decide(Seen, plan, agency, context);
    }

    private Decision Decide(SeatsSeen seen, BatchPlan plan, AgencyId agency, DecisionContext context)
    {
        var seating = new Seating(Batch, plan, seen, context.Roster.Rules.Agencies);
        var movedUp = seating.MoveUp(seen.Waiting, context).ToList();
        if (seen.Waiting.IndexOf(Person) is var place and >= 0)
        {
            var own = movedUp.FindIndex(f => f.Fact is Enrolled seat && seat.Person == Person);
            return own < 0
                ? new Decision.Refuse("ALREADY_WAIT_LISTED", "person", $"The person waits for a seat already, at place {place + 1}.")
                : new Decision.Accept([movedUp[own], .. movedUp.Where((_, i) => i != own)]);
        }

        if (seating.TryTake(agency, On))
        {
            return new Decision.Accept([Seated(agency, context), .. movedUp]);
        }

        return seen.Waiting.Length - movedUp.Count >= SeatRules.WaitListMax
            ? new Decision.Refuse("WAIT_LIST_FULL", "batch", $"The batch is full and {SeatRules.WaitListMax} people wait already: schedule another one.")
            : new Decision.Accept([new NewFact(new WaitListed(Person, Batch, agency, On), context.NoonOf(On)), .. movedUp]);
    }

    private NewFact Seated(AgencyId agency, DecisionContext context) => new(new Enrolled(Person, Batch, agency, On), context.NoonOf(On));
}
