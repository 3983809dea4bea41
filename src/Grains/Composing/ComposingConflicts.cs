using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Composing;

/// <summary>
/// Names wishes that can't be met: first those that no set of seats could meet, whatever the search; what is missed beside them is
/// named as not found.
/// </summary>
/// <param name="model">The problem.</param>
/// <param name="board">The seats that were found.</param>
internal sealed class ComposingConflicts(ComposingModel model, SeatBoard board)
{
    /// <summary>More people must take part than there are seats.</summary>
    public const string MandatoryOverSeats = "MANDATORY_OVER_SEATS";

    /// <summary>More people of an agency must take part than its quotas allow.</summary>
    public const string MandatoryOverQuota = "MANDATORY_OVER_QUOTA";

    /// <summary>Somebody must take part and may not: a prerequisite, a completion, a declined batch.</summary>
    public const string MandatoryNotEligible = "MANDATORY_NOT_ELIGIBLE";

    /// <summary>Somebody must take part in programmes whose batches are all at the same time.</summary>
    public const string MandatoryOverlap = "MANDATORY_OVERLAP";

    /// <summary>More people of a unit must be away at once than may.</summary>
    public const string MandatoryOverUnit = "MANDATORY_OVER_UNIT";

    /// <summary>An agency must have more seats than it has people for them.</summary>
    public const string MinimumOverPeople = "MINIMUM_OVER_PEOPLE";

    /// <summary>An agency must have more seats than it may have.</summary>
    public const string MinimumOverMaximum = "MINIMUM_OVER_MAXIMUM";

    /// <summary>The agencies together must have more seats than the batch has.</summary>
    public const string MinimumsOverSeats = "MINIMUMS_OVER_SEATS";

    /// <summary>Somebody who must take part found no seat, though no single limit rules it out.</summary>
    public const string MandatoryNotPlaced = "MANDATORY_NOT_PLACED";

    /// <summary>An agency's least number of seats was not reached, though no single limit rules it out.</summary>
    public const string MinimumNotReached = "MINIMUM_NOT_REACHED";

    private readonly List<ComposingConflict> _found = [];
    private readonly HashSet<int> _named = [];
    private readonly HashSet<int> _namedQuotas = [];

    /// <summary>Every conflict; none when every wish is met.</summary>
    public ImmutableArray<ComposingConflict> Find()
    {
        var programs = Enumerable.Range(0, model.Programs).Select(MandatoryOf).ToArray();
        for (var program = 0; program < model.Programs; program++)
        {
            if (programs[program] is { Count: > 0 } people)
            {
                CheckProgram(program, people);
            }
        }

        CheckOverlaps(programs);
        CheckMinimums();
        NameTheRest(programs);
        return [.. _found];
    }

    private List<int> MandatoryOf(int program) => [.. Enumerable.Range(0, model.People).Where(p => model.IsMandatory(p, program) && !HoldsSeat(p, program))];

    private bool HoldsSeat(int person, int program) => model.Held.Any(h => h.Person == person && model.ProgramOf[h.Batch] == program);

    private List<int> BatchesOf(int program) => [.. Enumerable.Range(0, model.Batches).Where(b => model.ProgramOf[b] == program)];

    private void CheckProgram(int program, List<int> people)
    {
        var batches = BatchesOf(program);
        foreach (var person in people.Where(p => !batches.Any(b => model.IsEligible(p, b))))
        {
            Add(MandatoryNotEligible, "A person must take part and may not: a prerequisite is missing, the programme was completed, or every batch was declined. Take the wish back, or mend that.", batches, [], [person]);
        }

        people = [.. people.Where(p => !_named.Contains(p))];
        var free = batches.Sum(b => Math.Max(0, model.SeatsOf(b) - HeldIn(b)));
        if (people.Count > free)
        {
            Add(MandatoryOverSeats, $"{people.Count} people must take part and {free} seats are free: add seats or a batch, or take {people.Count - free} of the wishes back.", batches, [], people);
        }

        CheckQuotas(batches, people);
        CheckUnits(batches, people);
    }

    /// <summary>Each agency's people against the sum of its room in all batches of the programme.</summary>
    private void CheckQuotas(List<int> batches, List<int> people)
    {
        foreach (var agency in model.Quotas.Where(q => batches.Contains(q.Batch)).Select(q => q.Agency).Distinct())
        {
            var under = people.Where(p => model.Problem.People[p].Under.Contains(agency)).ToList();
            var room = batches.Sum(b => (long)model.Quotas.Where(q => q.Batch == b && q.Agency == agency)
                .Select(q => Math.Max(0, q.Most - HeldUnder(b, agency))).DefaultIfEmpty(int.MaxValue).Min());
            if (under.Count > room)
            {
                Add(MandatoryOverQuota, $"{under.Count} people of {agency} must take part and its quotas leave {room} seats: raise a quota, or take {under.Count - room} of the wishes back.", batches, [agency], under);
            }
        }
    }

    private void CheckUnits(List<int> batches, List<int> people)
    {
        foreach (var unit in people.GroupBy(p => model.UnitOf[p]))
        {
            // Batches that don't overlap can each take as many as may be away.
            var room = model.AwayMost[unit.Key] == int.MaxValue ? int.MaxValue : (long)model.AwayMost[unit.Key] * batches.Count;
            if (unit.Count() > room)
            {
                Add(MandatoryOverUnit, $"{unit.Count()} people of one unit must take part and {model.AwayMost[unit.Key]} may be away at once: allow more, add a batch at another time, or take some of the wishes back.", batches, [model.Problem.People[unit.First()].Unit], [.. unit]);
            }
        }
    }

    private void CheckOverlaps(List<int>[] programs)
    {
        for (var one = 0; one < model.Programs; one++)
        {
            for (var other = one + 1; other < model.Programs; other++)
            {
                foreach (var person in programs[one].Intersect(programs[other]).Where(p => !_named.Contains(p)))
                {
                    var first = BatchesOf(one).Where(b => model.IsEligible(person, b)).ToList();
                    var second = BatchesOf(other).Where(b => model.IsEligible(person, b)).ToList();
                    if (first.All(a => second.All(b => model.Overlap(a, b))))
                    {
                        Add(MandatoryOverlap, "A person must take part in two programmes whose batches are at the same time: move a batch, or take one of the wishes back.", [.. first, .. second], [], [person]);
                    }
                }
            }
        }
    }

    private void CheckMinimums()
    {
        for (var i = 0; i < model.Quotas.Length; i++)
        {
            var (batch, agency, least, most) = model.Quotas[i];
            var able = Enumerable.Range(0, model.People).Count(p => model.Problem.People[p].Under.Contains(agency)
                && (model.IsEligible(p, batch) || board.IsHeld(p, batch)));
            if (least > most)
            {
                _namedQuotas.Add(i);
                Add(MinimumOverMaximum, $"{agency} must have {least} seats and may have {most}: lower the one or raise the other.", [batch], [agency], []);
            }
            else if (least > able)
            {
                _namedQuotas.Add(i);
                Add(MinimumOverPeople, $"{agency} must have {least} seats and has {able} people for them: lower the number, or name people who must take part.", [batch], [agency], []);
            }
        }

        for (var batch = 0; batch < model.Batches; batch++)
        {
            // Quotas of agencies below another one with a quota are in that one's.
            var quotas = model.Quotas.Where(q => q.Batch == batch && q.Least > 0).ToList();
            var sum = quotas.Where(q => !quotas.Any(o => o != q && IsBelow(q.Agency, o.Agency))).Sum(q => q.Least);
            if (sum > model.SeatsOf(batch))
            {
                _namedQuotas.UnionWith(Enumerable.Range(0, model.Quotas.Length).Where(i => model.Quotas[i].Batch == batch));
                Add(MinimumsOverSeats, $"The agencies must have {sum} seats together and the batch has {model.SeatsOf(batch)}: lower the numbers or add seats.", [batch], [.. quotas.Select(q => q.Agency)], []);
            }
        }
    }

    private void NameTheRest(List<int>[] programs)
    {
        for (var program = 0; program < model.Programs; program++)
        {
            var missed = programs[program].Where(p => !_named.Contains(p) && !board.Takes(p, program)).ToList();
            if (missed.Count > 0)
            {
                Add(MandatoryNotPlaced, $"{missed.Count} people who must take part found no seat beside the other wishes: loosen a limit, or take wishes back.", BatchesOf(program), [], missed);
            }
        }

        for (var i = 0; i < model.Quotas.Length; i++)
        {
            var quota = model.Quotas[i];
            if (!_namedQuotas.Contains(i) && board.QuotaTaken(i) < quota.Least)
            {
                Add(MinimumNotReached, $"{quota.Agency} must have {quota.Least} seats and got {board.QuotaTaken(i)} beside the other wishes: loosen a limit, or lower the number.", [quota.Batch], [quota.Agency], []);
            }
        }
    }

    private bool IsBelow(AgencyId agency, AgencyId above) => agency != above
        && model.Problem.People.Where(p => p.Under.Contains(agency)) is var people && people.Any() && people.All(p => p.Under.Contains(above));

    private int HeldIn(int batch) => model.Held.Count(h => h.Batch == batch);

    private int HeldUnder(int batch, AgencyId agency) => model.Held.Count(h => h.Batch == batch && model.Problem.People[h.Person].Under.Contains(agency));

    private void Add(string code, string message, IEnumerable<int> batches, ImmutableArray<AgencyId> agencies, List<int> people)
    {
        _named.UnionWith(people);
        _found.Add(new ComposingConflict(code, message,
            [.. batches.Select(b => model.Problem.Batches[b].Batch)], agencies, [.. people.Select(p => model.Problem.People[p].Person)]));
    }
}
