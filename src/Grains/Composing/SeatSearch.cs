namespace Bangkom.Grains.Composing;

/// <summary>
/// Greedy, then local search: seats are added, exchanged and moved as long as that is worth more; then again and again a few seats are
/// emptied at random and filled anew, and what came of it is kept when it is worth no less. The same problem always gives the same seats.
/// </summary>
/// <param name="model">The problem.</param>
/// <param name="board">The seats; held ones are given.</param>
/// <param name="limits">How much work it may be.</param>
/// <param name="deadline">When it must have ended.</param>
internal sealed class SeatSearch(ComposingModel model, SeatBoard board, ComposingLimits limits, ComposingDeadline deadline)
{
    private readonly int[][] _candidates = Candidates(model);
    private readonly long[] _mixMost = [.. Enumerable.Range(0, model.Batches).Select(b => Math.Max(0, model.MixOf(b, 1)))];
    private readonly HashSet<Seat> _banned = [];
    private Random _random = new(1);

    /// <summary>Looks at one person for one batch.</summary>
    public long Steps { get; private set; }

    /// <summary>True when the deadline ended it before its work was done.</summary>
    public bool IsCut { get; private set; }

    // Asked between seats, so the clock is read some thousand times a second at most.
    private bool IsTired => Steps >= limits.StepsMax || IsLate();

    /// <summary>Gives seats until none is worth giving, each time the one worth most.</summary>
    public void FillGreedily()
    {
        // A seat is worth less the more are given, and what is blocked stays so: an old worth is a bound, looked at anew when it leads.
        var queue = new PriorityQueue<Seat, long>();
        for (var batch = 0; batch < model.Batches; batch++)
        {
            if (board.Taken(batch) < model.SeatsOf(batch))
            {
                foreach (var person in _candidates[batch])
                {
                    Offer(queue, new Seat(person, batch), long.MaxValue);
                }
            }
        }

        while (queue.TryDequeue(out var seat, out var worth))
        {
            if (Offer(queue, seat, -worth))
            {
                board.Give(seat.Person, seat.Batch);
            }
        }
    }

    /// <summary>Exchanges and moves seats, then shakes them.</summary>
    public void Improve()
    {
        Settle(Enumerable.Range(0, model.Batches));
        board.Forget();
        _random = new Random(1);
        for (var kick = 0; kick < limits.KicksMax && !IsTired; kick++)
        {
            var before = board.Total;
            var touched = Shake();
            FillGreedily();
            _banned.Clear();
            Settle(touched);
            if (board.Total < before)
            {
                board.Back(0);
            }

            board.Forget();
        }
    }

    private bool IsLate() => IsCut |= deadline.IsOver;

    /// <summary>True when the seat can be given at the worth it had; else it is put back with its worth of now, or left.</summary>
    private bool Offer(PriorityQueue<Seat, long> queue, Seat seat, long known)
    {
        if (_banned.Contains(seat) || Look(seat.Person, seat.Batch) is not { } gain || gain <= 0)
        {
            return false;
        }

        if (gain == known)
        {
            return true;
        }

        queue.Enqueue(seat, -gain);
        return false;
    }

    /// <summary>What a seat would add; null when it can't be given.</summary>
    private long? Look(int person, int batch)
    {
        Steps++;
        return board.Blocks(person, batch) is null ? board.Gain(person, batch) : null;
    }

    private void Settle(IEnumerable<int> batches)
    {
        var queue = new Queue<int>(batches);
        var queued = queue.ToHashSet();
        while (queue.TryDequeue(out var batch) && !IsTired)
        {
            queued.Remove(batch);
            foreach (var changed in SettleOne(batch))
            {
                if (queued.Add(changed))
                {
                    queue.Enqueue(changed);
                }
            }
        }
    }

    private HashSet<int> SettleOne(int batch)
    {
        var changed = new HashSet<int>();
        while (board.Taken(batch) < model.SeatsOf(batch) && Best(batch, 0) is { } added)
        {
            board.Give(added, batch);
            changed.Add(batch);
        }

        foreach (var person in board.In(batch).Where(p => !board.IsHeld(p, batch)).ToArray())
        {
            if (IsTired)
            {
                break;
            }

            changed.UnionWith(Replace(person, batch));
        }

        return changed;
    }

    /// <summary>
    /// Takes a person's seat away for a moment: somebody else may be worth more there, or the person somewhere else and a third one there.
    /// </summary>
    /// <returns>The batches that changed.</returns>
    private int[] Replace(int person, int batch)
    {
        var (mark, before) = (board.Mark(), board.Total);
        board.Take(person, batch);
        if (Best(batch, before - board.Total, except: person) is { } other)
        {
            board.Give(other, batch);
            return [batch];
        }

        if (BestElsewhere(person, batch) is { } there)
        {
            board.Give(person, there);
            if (Best(batch, 0) is { } follower)
            {
                board.Give(follower, batch);
            }

            if (board.Total > before)
            {
                return [batch, there];
            }
        }

        board.Back(mark);
        return [];
    }

    private int? BestElsewhere(int person, int batch)
    {
        var (best, moreThan) = ((int?)null, long.MinValue);
        for (var other = 0; other < model.Batches; other++)
        {
            if (other != batch && model.IsEligible(person, other) && !board.Has(person, other) && Look(person, other) is { } gain && gain > moreThan)
            {
                (best, moreThan) = (other, gain);
            }
        }

        return best;
    }

    /// <summary>The person worth most in a free seat, and more than a bound; null when nobody is.</summary>
    private int? Best(int batch, long moreThan, int except = -1)
    {
        int? best = null;
        var wished = HasWishes(batch);
        foreach (var person in _candidates[batch])
        {
            var program = model.ProgramOf[batch];
            if (!wished && !model.IsMandatory(person, program) && model.WorthOf(person, model.ClosesOf(person, program)) + _mixMost[batch] <= moreThan)
            {
                // Those that follow close less still.
                break;
            }

            if (person != except && !board.Has(person, batch) && Look(person, batch) is { } gain && gain > moreThan)
            {
                (best, moreThan) = (person, gain);
            }
        }

        return best;
    }

    private bool HasWishes(int batch)
    {
        for (var i = 0; i < model.Quotas.Length; i++)
        {
            if (model.Quotas[i].Batch == batch && board.QuotaTaken(i) < model.Quotas[i].Least)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Empties a few seats, half of the times for others than before.</summary>
    private HashSet<int> Shake()
    {
        var touched = new HashSet<int>();
        for (var i = _random.Next(1, 5); i > 0; i--)
        {
            var batch = _random.Next(model.Batches);
            var seated = board.In(batch);
            if (seated.Count == 0 || seated[_random.Next(seated.Count)] is var person && board.IsHeld(person, batch))
            {
                continue;
            }

            board.Take(person, batch);
            touched.Add(batch);
            if (_random.Next(2) == 0)
            {
                _banned.Add(new Seat(person, batch));
            }
        }

        return touched;
    }

    /// <summary>Who may take each batch: who must, then who closes most.</summary>
    private static int[][] Candidates(ComposingModel model) =>
    [
        .. Enumerable.Range(0, model.Batches).Select(b => Enumerable.Range(0, model.People)
            .Where(p => model.IsEligible(p, b))
            .OrderByDescending(p => model.IsMandatory(p, model.ProgramOf[b]))
            .ThenByDescending(p => model.WorthOf(p, model.ClosesOf(p, model.ProgramOf[b])))
            .ThenBy(p => p)
            .ToArray()),
    ];
}
