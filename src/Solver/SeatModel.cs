using Bangkom.Grains.Composing;
using Google.OrTools.Sat;

namespace Bangkom.Solver;

/// <summary>
/// The problem as linear constraints over yes or no: a seat for each person and batch that go together, a gap that is closed, and for each
/// batch and agency a unit per person, whose worth falls, so that the mix of agencies is linear too.
/// </summary>
internal sealed class SeatModel
{
    private readonly ComposingModel _problem;
    private readonly Dictionary<Seat, BoolVar> _seats = [];
    private readonly List<ILiteral> _worthy = [];
    private readonly List<long> _worth = [];
    private readonly List<IntVar> _wishes = [];

    /// <summary>Writes the constraints down.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="start">Seats to start from.</param>
    public SeatModel(ComposingModel problem, IReadOnlyCollection<Seat> start)
    {
        _problem = problem;
        var held = problem.Held.ToHashSet();
        for (var person = 0; person < problem.People; person++)
        {
            for (var batch = 0; batch < problem.Batches; batch++)
            {
                var seat = new Seat(person, batch);
                if (held.Contains(seat) || problem.IsEligible(person, batch))
                {
                    _seats[seat] = Model.NewBoolVar("");
                    if (held.Contains(seat))
                    {
                        Model.Add(_seats[seat] == 1);
                    }
                }
            }
        }

        AddSeats(held);
        AddQuotas(held);
        AddUnits(held);
        AddPeople(held);
        AddGaps();
        AddMix();
        // Wishes first: one of them is worth more than every gap and all the mix together.
        var wishWorth = 1 + _worth.Sum(Math.Abs);
        Model.Maximize(LinearExpr.WeightedSum(_worthy, _worth) + (LinearExpr.Sum(_wishes) * wishWorth));
        var given = start.ToHashSet();
        foreach (var (seat, variable) in _seats)
        {
            Model.AddHint(variable, given.Contains(seat) ? 1 : 0);
        }
    }

    /// <summary>The constraints.</summary>
    public CpModel Model { get; } = new();

    /// <summary>The seats of a solution.</summary>
    public List<Seat> Read(CpSolver solver) => [.. _seats.Where(s => solver.BooleanValue(s.Value)).Select(s => s.Key)];

    /// <summary>Worth of a solution without wishes, in millionths of a point.</summary>
    public long WorthOf(CpSolver solver) => _worthy.Zip(_worth).Sum(w => solver.BooleanValue(w.First) ? w.Second : 0);

    private IEnumerable<(Seat Seat, BoolVar Variable)> InBatch(int batch) => _seats.Where(s => s.Key.Batch == batch).Select(s => (s.Key, s.Value));

    /// <summary>Held seats may have passed a limit before; what is new may not.</summary>
    private void Limit(IReadOnlyCollection<BoolVar> variables, int heldCount, int most)
    {
        if (most < variables.Count)
        {
            Model.Add(LinearExpr.Sum(variables) <= Math.Max(most, heldCount));
        }
    }

    private void AddSeats(HashSet<Seat> held)
    {
        for (var batch = 0; batch < _problem.Batches; batch++)
        {
            var seats = InBatch(batch).ToList();
            Limit([.. seats.Select(s => s.Variable)], seats.Count(s => held.Contains(s.Seat)), _problem.SeatsOf(batch));
        }
    }

    private void AddQuotas(HashSet<Seat> held)
    {
        for (var i = 0; i < _problem.Quotas.Length; i++)
        {
            var quota = _problem.Quotas[i];
            var under = InBatch(quota.Batch).Where(s => _problem.QuotasOf(s.Seat.Person, quota.Batch).Contains(i)).ToList();
            BoolVar[] variables = [.. under.Select(s => s.Variable)];
            Limit(variables, under.Count(s => held.Contains(s.Seat)), quota.Most);
            if (quota.Least > 0 && variables.Length > 0)
            {
                var met = Model.NewIntVar(0, quota.Least, "");
                Model.Add(met <= LinearExpr.Sum(variables));
                _wishes.Add(met);
            }
        }
    }

    private void AddUnits(HashSet<Seat> held)
    {
        foreach (var unit in _seats.GroupBy(s => _problem.UnitOf[s.Key.Person]).Where(g => _problem.AwayMost[g.Key] < int.MaxValue))
        {
            for (var point = 0; point < _problem.Points.Length; point++)
            {
                var away = unit.Where(s => _problem.PointsOf[s.Key.Batch].Contains(point)).ToList();
                Limit([.. away.Select(s => s.Value)], away.Count(s => held.Contains(s.Key)), _problem.AwayMost[unit.Key]);
            }
        }
    }

    /// <summary>One seat a programme, no two places at once; who must take part wishes one.</summary>
    private void AddPeople(HashSet<Seat> held)
    {
        foreach (var own in _seats.GroupBy(s => s.Key.Person).Select(g => g.ToList()))
        {
            for (var i = 0; i < own.Count; i++)
            {
                for (var j = i + 1; j < own.Count; j++)
                {
                    var (one, other) = (own[i].Key, own[j].Key);
                    if (!(held.Contains(one) && held.Contains(other)) && (_problem.ProgramOf[one.Batch] == _problem.ProgramOf[other.Batch] || _problem.Overlap(one.Batch, other.Batch)))
                    {
                        Model.AddBoolOr([own[i].Value.Not(), own[j].Value.Not()]);
                    }
                }
            }

            foreach (var program in own.GroupBy(s => _problem.ProgramOf[s.Key.Batch]).Where(g => _problem.IsMandatory(own[0].Key.Person, g.Key)))
            {
                var met = Model.NewIntVar(0, 1, "");
                Model.Add(met <= LinearExpr.Sum(program.Select(s => s.Value)));
                _wishes.Add(met);
            }
        }
    }

    private void AddGaps()
    {
        foreach (var own in _seats.GroupBy(s => s.Key.Person))
        {
            for (var need = 0; need < _problem.SortedNeeds[own.Key].Length; need++)
            {
                var closing = own.Where(s => (_problem.ClosesOf(own.Key, _problem.ProgramOf[s.Key.Batch]) & (1UL << need)) != 0).Select(s => s.Value).ToList();
                if (closing.Count > 0)
                {
                    var closed = closing[0];
                    if (closing.Count > 1)
                    {
                        closed = Model.NewBoolVar("");
                        Model.Add(closed <= LinearExpr.Sum(closing));
                    }

                    Worth(closed, _problem.PriorityOf(own.Key, need));
                }
            }
        }
    }

    private void AddMix()
    {
        for (var batch = 0; batch < _problem.Batches; batch++)
        {
            foreach (var agency in InBatch(batch).GroupBy(s => _problem.AgencyOf[s.Seat.Person]))
            {
                BoolVar[] people = [.. agency.Select(s => s.Variable)];
                var units = Enumerable.Range(1, Math.Min(people.Length, Math.Max(_problem.SeatsOf(batch), _problem.Held.Length))).Select(_ => Model.NewBoolVar("")).ToArray();
                Model.Add(LinearExpr.Sum(units) == LinearExpr.Sum(people));
                for (var i = 0; i < units.Length; i++)
                {
                    // The first units are worth most, so they are taken first by themselves.
                    Worth(units[i], _problem.MixOf(batch, i + 1));
                }
            }
        }
    }

    private void Worth(BoolVar variable, long micro)
    {
        _worthy.Add(variable);
        _worth.Add(micro);
    }
}
