namespace Bangkom.Grains.Composing;

/// <summary>
/// Seats as they are given and taken, with every limit's count. What must not be passed (seats, quotas, units, overlaps, one seat a
/// programme) is never passed; what is wished at least (mandatory people, least seats of agencies) costs <see cref="WishWorth"/> each
/// while it is missed, which is more than everything else together.
/// </summary>
internal sealed class SeatBoard
{
    private readonly ComposingModel _model;
    private readonly bool[] _has;
    private readonly ulong[] _covered;
    private readonly int[] _taken;
    private readonly int[] _quotaTaken;
    private readonly int[] _inAgency;
    private readonly int[] _away;
    private readonly bool[] _isHeld;
    private readonly int[][] _atOdds;
    private readonly long[][] _mix;
    private readonly List<Seat> _journal = [];
    private readonly List<int>[] _inBatch;

    public SeatBoard(ComposingModel model)
    {
        _model = model;
        _has = new bool[model.People * model.Batches];
        _covered = new ulong[model.People];
        _taken = new int[model.Batches];
        _quotaTaken = new int[model.Quotas.Length];
        _inAgency = new int[model.Batches * model.Agencies];
        _away = new int[model.AwayMost.Length * model.Points.Length];
        _isHeld = new bool[model.People * model.Batches];
        _inBatch = [.. Enumerable.Range(0, model.Batches).Select(_ => new List<int>())];
        _atOdds = [.. Enumerable.Range(0, model.Batches).Select(b => Enumerable.Range(0, model.Batches).Where(o => model.Overlap(b, o) || model.ProgramOf[b] == model.ProgramOf[o]).ToArray())];
        _mix = [.. Enumerable.Range(0, model.Batches).Select(b => Enumerable.Range(0, Math.Max(model.SeatsOf(b), model.Held.Length) + 2).Select(n => n == 0 ? 0 : model.MixOf(b, n)).ToArray())];
        WishWorth = 1 + _mix.Sum(m => m.Sum(Math.Abs)) + Enumerable.Range(0, model.People).Sum(p => model.SortedNeeds[p].Select((_, need) => model.PriorityOf(p, need)).Sum());
        foreach (var held in model.Held)
        {
            _isHeld[(held.Person * model.Batches) + held.Batch] = true;
            Give(held.Person, held.Batch);
        }

        _journal.Clear();
    }

    /// <summary>Worth of the seats, without wishes, in millionths.</summary>
    public long Worth { get; private set; }

    /// <summary>Of it, closed gaps.</summary>
    public long Gaps { get; private set; }

    /// <summary>Wishes that are met, counted one by one.</summary>
    public long Wishes { get; private set; }

    /// <summary>What one wish counts in <see cref="Total"/>.</summary>
    public long WishWorth { get; }

    /// <summary>Worth with wishes.</summary>
    public long Total => Worth + (Wishes * WishWorth);

    /// <summary>Who is in a batch, held seats included.</summary>
    public IReadOnlyList<int> In(int batch) => _inBatch[batch];

    /// <summary>Seats taken of a batch.</summary>
    public int Taken(int batch) => _taken[batch];

    /// <summary>Seats taken under a quota.</summary>
    public int QuotaTaken(int quota) => _quotaTaken[quota];

    /// <summary>True for a seat that stays.</summary>
    public bool IsHeld(int person, int batch) => _isHeld[(person * _model.Batches) + batch];

    /// <summary>True when a person has the seat.</summary>
    public bool Has(int person, int batch) => _has[(person * _model.Batches) + batch];

    /// <summary>True when a person takes a programme.</summary>
    public bool Takes(int person, int program)
    {
        for (var batch = 0; batch < _model.Batches; batch++)
        {
            if (_model.ProgramOf[batch] == program && Has(person, batch))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the person has a seat anywhere.</summary>
    public bool HasAny(int person) => _has.AsSpan(person * _model.Batches, _model.Batches).Contains(true);

    /// <summary>What keeps a person from a seat; null = nothing. The person may take the batch as such.</summary>
    public NoSeatReason? Blocks(int person, int batch)
    {
        if (_taken[batch] >= _model.SeatsOf(batch))
        {
            return NoSeatReason.SeatsTaken;
        }

        foreach (var other in _atOdds[batch])
        {
            if (Has(person, other))
            {
                return NoSeatReason.Overlap;
            }
        }

        foreach (var quota in _model.QuotasOf(person, batch))
        {
            if (_quotaTaken[quota] >= _model.Quotas[quota].Most)
            {
                return NoSeatReason.QuotaFull;
            }
        }

        var unit = _model.UnitOf[person];
        foreach (var point in _model.PointsOf[batch])
        {
            if (_away[(unit * _model.Points.Length) + point] >= _model.AwayMost[unit])
            {
                return NoSeatReason.UnitLimit;
            }
        }

        return null;
    }

    /// <summary>What a seat would add, wishes included.</summary>
    public long Gain(int person, int batch)
    {
        var program = _model.ProgramOf[batch];
        var wishes = _model.IsMandatory(person, program) ? 1 : 0;
        foreach (var quota in _model.QuotasOf(person, batch))
        {
            wishes += _quotaTaken[quota] < _model.Quotas[quota].Least ? 1 : 0;
        }

        return _model.WorthOf(person, _model.ClosesOf(person, program) & ~_covered[person])
            + _mix[batch][_inAgency[(batch * _model.Agencies) + _model.AgencyOf[person]] + 1]
            + (wishes * WishWorth);
    }

    /// <summary>Gives a seat.</summary>
    public void Give(int person, int batch)
    {
        _journal.Add(new Seat(person, batch));
        Count(person, batch, 1);
    }

    /// <summary>Takes a seat away.</summary>
    public void Take(int person, int batch)
    {
        _journal.Add(new Seat(~person, batch));
        Count(person, batch, -1);
    }

    /// <summary>A place to come back to.</summary>
    public int Mark() => _journal.Count;

    /// <summary>Forgets how it came here.</summary>
    public void Forget() => _journal.Clear();

    /// <summary>Goes back to a place.</summary>
    public void Back(int mark)
    {
        while (_journal.Count > mark)
        {
            var (person, batch) = _journal[^1];
            _journal.RemoveAt(_journal.Count - 1);
            Count(person < 0 ? ~person : person, batch, person < 0 ? 1 : -1);
        }
    }

    private void Count(int person, int batch, int sign)
    {
        var program = _model.ProgramOf[batch];
        var tookIt = Takes(person, program);
        _has[(person * _model.Batches) + batch] = sign > 0;
        _taken[batch] += sign;
        if (sign > 0)
        {
            _inBatch[batch].Add(person);
        }
        else
        {
            _inBatch[batch].Remove(person);
        }

        ref var inAgency = ref _inAgency[(batch * _model.Agencies) + _model.AgencyOf[person]];
        Worth += sign * _mix[batch][sign > 0 ? inAgency + 1 : inAgency];
        inAgency += sign;
        foreach (var quota in _model.QuotasOf(person, batch))
        {
            Wishes += _quotaTaken[quota] + (sign > 0 ? 0 : -1) < _model.Quotas[quota].Least ? sign : 0;
            _quotaTaken[quota] += sign;
        }

        foreach (var point in _model.PointsOf[batch])
        {
            _away[(_model.UnitOf[person] * _model.Points.Length) + point] += sign;
        }

        Wishes += _model.IsMandatory(person, program) && tookIt != Takes(person, program) ? sign : 0;
        var covered = 0UL;
        for (var b = 0; b < _model.Batches; b++)
        {
            covered |= Has(person, b) ? _model.ClosesOf(person, _model.ProgramOf[b]) : 0;
        }

        var change = _model.WorthOf(person, covered & ~_covered[person]) - _model.WorthOf(person, _covered[person] & ~covered);
        _covered[person] = covered;
        Worth += change;
        Gaps += change;
    }
}
