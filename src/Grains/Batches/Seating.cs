using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Batches;

/// <summary>
/// Gives a batch's seats out, one after the other: each needs a free seat, and room in the quota of the person's agency and of every
/// agency above it that has one, as the tree stands on the day of the seat. Seats given before count under that day's tree too.
/// </summary>
internal sealed class Seating
{
    private readonly BatchId _batch;
    private readonly AgencyTree _tree;
    private readonly Dictionary<AgencyId, int> _quotas;
    private readonly Dictionary<AgencyId, int> _taken;
    private readonly Dictionary<DateOnly, Dictionary<AgencyId, int>> _underQuotas = [];
    private int _free;

    /// <summary>The seats of a plan that are left.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="seen">What is taken.</param>
    /// <param name="tree">The region's agencies.</param>
    public Seating(BatchId batch, BatchPlan plan, SeatsSeen seen, AgencyTree tree)
    {
        (_batch, _tree) = (batch, tree);
        _quotas = (plan.Quotas ?? []).ToDictionary(q => q.Agency, q => q.Seats);
        _taken = seen.Taken.ToDictionary(t => t.Agency, t => t.Seats);
        _free = (plan.Seats ?? int.MaxValue) - seen.Taken.Sum(t => t.Seats);
    }

    /// <summary>The seats of those who move up after a change, by a rule of <see cref="MoveUp(IEnumerable{AsnId}, DecisionContext)"/>.</summary>
    /// <param name="batch">The batch; nobody moves up in one that is over.</param>
    /// <param name="plan">The plan that holds from now on.</param>
    /// <param name="seen">What is taken from now on, and who waits; null = nobody moves up.</param>
    /// <param name="context">The writer's memory.</param>
    public static IEnumerable<NewFact> MoveUp(BatchId batch, BatchPlan plan, SeatsSeen? seen, DecisionContext context) =>
        seen is null || PlanRules.IsOver(plan, context.Today) ? [] : new Seating(batch, plan, seen, context.Roster.Rules.Agencies).MoveUp(seen.Waiting, context);

    /// <summary>
    /// Goes through the wait-list once, in its order: who is a member today and has room gets a seat from today on, at today's agency;
    /// the others keep their places.
    /// </summary>
    /// <param name="waiting">In order.</param>
    /// <param name="context">The writer's memory.</param>
    public IEnumerable<NewFact> MoveUp(IEnumerable<AsnId> waiting, DecisionContext context)
    {
        foreach (var person in waiting)
        {
            if (_free < 1)
            {
                yield break;
            }

            if (context.Roster.TryFind(person, out RosterEntry? entry) && !entry.IsErased
                && entry.Person.MemberOfOn(context.Today, _tree) is { } agency && TryTake(agency, context.Today))
            {
                yield return new NewFact(new Enrolled(person, _batch, agency, context.Today), context.NoonOf(context.Today));
            }
        }
    }

    /// <summary>Takes a seat for a person of an agency; false when there is no room.</summary>
    /// <param name="agency">The agency held on the day.</param>
    /// <param name="on">The day.</param>
    public bool TryTake(AgencyId agency, DateOnly on)
    {
        var counts = UnderQuotas(on);
        if (_free < 1 || QuotasOver(agency, on).Any(q => counts.GetValueOrDefault(q) >= _quotas[q]))
        {
            return false;
        }

        _free--;
        _taken[agency] = _taken.GetValueOrDefault(agency) + 1;
        foreach (var (day, known) in _underQuotas)
        {
            Count(known, agency, 1, day);
        }

        return true;
    }

    /// <summary>Seats taken under each quota on a day.</summary>
    private Dictionary<AgencyId, int> UnderQuotas(DateOnly day)
    {
        if (!_underQuotas.TryGetValue(day, out var counts))
        {
            _underQuotas[day] = counts = [];
            foreach (var (agency, seats) in _taken)
            {
                Count(counts, agency, seats, day);
            }
        }

        return counts;
    }

    private void Count(Dictionary<AgencyId, int> counts, AgencyId agency, int seats, DateOnly day)
    {
        foreach (var quota in QuotasOver(agency, day))
        {
            counts[quota] = counts.GetValueOrDefault(quota) + seats;
        }
    }

    /// <summary>The agencies with a quota from an agency, or what it merged into, upwards.</summary>
    private IEnumerable<AgencyId> QuotasOver(AgencyId agency, DateOnly day)
    {
        if (_quotas.Count == 0)
        {
            yield break;
        }

        var next = (AgencyId?)_tree.Resolve(agency, day);
        for (var step = 0; step < AgencyTree.StepsMax && next is { } above; step++)
        {
            if (_quotas.ContainsKey(above))
            {
                yield return above;
            }

            next = _tree.ParentOn(above, day);
        }
    }
}
