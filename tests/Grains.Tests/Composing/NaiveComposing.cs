using Bangkom.Grains.Composing;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Tests.Composing;

/// <summary>The limits and the objective written again, slowly and from the problem alone, and every set tried.</summary>
internal sealed class NaiveComposing(ComposingProblem problem)
{
    private readonly List<(AsnId Person, BatchId Batch)> _held = [.. problem.Held.Select(h => (h.Person, h.Batch)).Distinct()];

    /// <summary>Everything in it, held seats included, that is wrong.</summary>
    public List<string> Wrong(IEnumerable<(AsnId Person, BatchId Batch)> given)
    {
        var added = given.ToList();
        var wrong = new List<string>();
        for (var n = 1; n <= added.Count; n++)
        {
            if (!MayAdd([.. _held, .. added.Take(n - 1)], added[n - 1], out var why))
            {
                wrong.Add($"{added[n - 1].Batch}: {why}");
            }
        }

        return wrong;
    }

    /// <summary>Value and met wishes of a set.</summary>
    public (int Wishes, decimal Value) Judge(IEnumerable<(AsnId Person, BatchId Batch)> given)
    {
        var seats = _held.Concat(given).ToList();
        var gaps = problem.People.Sum(p => p.Needs
            .Where(n => seats.Any(s => s.Person == p.Person && ProgramOf(s.Batch).Closes.Contains(n.Competency)))
            .Sum(n => n.Priority));
        var mix = problem.Batches.Sum(b =>
        {
            var people = seats.Where(s => s.Batch == b.Batch).Select(s => PersonOf(s.Person).Agency).ToList();
            return problem.MixBonus * ((b.Seats * people.Count) - people.GroupBy(a => a).Sum(g => g.Count() * g.Count())) / (b.Seats * (decimal)b.Seats);
        });
        var mandatory = problem.Mandatory.Distinct().Count(m => seats.Any(s => s.Person == m.Person && BatchOf(s.Batch).Program == m.Program));
        var least = problem.Batches.Sum(b => b.Quotas.Where(q => q.Least > 0 || q.Most is not null)
            .Sum(q => Math.Min(q.Least, seats.Count(s => s.Batch == b.Batch && PersonOf(s.Person).Under.Contains(q.Agency)))));
        return (mandatory + least, gaps + mix);
    }

    /// <summary>The best of all sets.</summary>
    public (int Wishes, decimal Value) Optimum()
    {
        var best = Judge([]);
        Try(0, [], ref best);
        return best;
    }

    private void Try(int next, List<(AsnId, BatchId)> given, ref (int Wishes, decimal Value) best)
    {
        if (next == problem.People.Length * problem.Batches.Length)
        {
            var here = Judge(given);
            best = here.CompareTo(best) > 0 ? here : best;
            return;
        }

        Try(next + 1, given, ref best);
        var seat = (problem.People[next / problem.Batches.Length].Person, problem.Batches[next % problem.Batches.Length].Batch);
        if (MayAdd([.. _held, .. given], seat, out _))
        {
            given.Add(seat);
            Try(next + 1, given, ref best);
            given.RemoveAt(given.Count - 1);
        }
    }

    private bool MayAdd(List<(AsnId Person, BatchId Batch)> seats, (AsnId Person, BatchId Batch) seat, out string why)
    {
        var (person, batch) = (PersonOf(seat.Person), BatchOf(seat.Batch));
        var program = ProgramOf(seat.Batch);
        var own = seats.Where(s => s.Person == seat.Person).Select(s => BatchOf(s.Batch)).ToList();
        var together = seats.Append(seat).ToList();
        why = own.Any(b => b.Program == batch.Program) ? "twice in a programme"
            : own.Any(b => b.StartsOn <= batch.EndsOn && batch.StartsOn <= b.EndsOn) ? "in two places at once"
            : !(program.Closes.Any(c => person.Needs.Any(n => n.Competency == c && n.Priority > 0)) || problem.Mandatory.Contains(new MandatorySeat(seat.Person, batch.Program))) ? "nothing to gain"
            : person.Completed.Contains(batch.Program) ? "completed before"
            : person.Unavailable.Contains(seat.Batch) ? "not to be had"
            : program.Prerequisites.Any(p => !person.Completed.Contains(p)) ? "prerequisite"
            : together.Count(s => s.Batch == seat.Batch) > batch.Seats ? "no seat"
            : batch.Quotas.Any(q => person.Under.Contains(q.Agency) && together.Count(s => s.Batch == seat.Batch && PersonOf(s.Person).Under.Contains(q.Agency)) > (q.Most ?? int.MaxValue)) ? "quota"
            : IsTooManyAway(together, person, batch) ? "unit"
            : "";
        return why.Length == 0;
    }

    private bool IsTooManyAway(List<(AsnId Person, BatchId Batch)> seats, ComposingPerson person, ComposingBatch batch)
    {
        var size = problem.UnitSizes.TryGetValue(person.Unit, out var given) ? given : problem.People.Count(p => p.Unit == person.Unit);
        var most = problem.AwayShare >= 1 ? int.MaxValue : Math.Max(1, (int)Math.Floor(problem.AwayShare * size));
        for (var day = batch.StartsOn; day <= batch.EndsOn; day = day.AddDays(1))
        {
            var away = seats.Where(s => BatchOf(s.Batch) is var b && b.StartsOn <= day && day <= b.EndsOn && PersonOf(s.Person).Unit == person.Unit);
            if (away.Select(s => s.Person).Distinct().Count() > most)
            {
                return true;
            }
        }

        return false;
    }

    private ComposingPerson PersonOf(AsnId person) => problem.People.First(p => p.Person == person);

    private ComposingBatch BatchOf(BatchId batch) => problem.Batches.First(b => b.Batch == batch);

    private ComposingProgram ProgramOf(BatchId batch) => problem.Programs.First(p => p.Program == BatchOf(batch).Program);
}
