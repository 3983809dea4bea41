using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;

namespace Bangkom.Grains.Batches;

/// <summary>Who may have to do with a batch; its seats are the batch's own to guard.</summary>
internal static class SeatRules
{
    /// <summary>People on a batch's wait-list at most: all who move up must fit one append.</summary>
    public const int WaitListMax = 2_000;

    /// <summary>Finds the agency that a person is counted at in a batch on a day.</summary>
    /// <param name="person">Who.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="on">The day.</param>
    /// <param name="context">The writer's memory.</param>
    /// <param name="plan">What the batch is planned as.</param>
    /// <param name="agency">The agency held on that day.</param>
    /// <returns>Why there is none, or null.</returns>
    public static Decision.Refuse? Check(AsnId person, BatchId batch, DateOnly on, DecisionContext context, out BatchPlan plan, out AgencyId agency)
    {
        (agency, plan) = (default, null!);
        var refusal = PersonLookup.Find(context, person, out var entry)
            ?? PlanRules.FindOpen(batch, context, out plan)
            ?? RosterRules.CheckDay(on, "on");
        if (refusal is not null)
        {
            return refusal;
        }

        if (entry!.Person.MemberOfOn(on, context.Roster.Rules.Agencies) is not { } held)
        {
            return new Decision.Refuse("NOT_A_MEMBER_THEN", "on", "The person is a member of no agency on that day: mend the roster, or correct the day.");
        }

        agency = held;
        return null;
    }
}
