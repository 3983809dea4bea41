namespace Bangkom.Grains.Composing;

/// <summary>A stronger solver, where a host has one: it may better a set of seats, within its own limits.</summary>
public interface ISeatSolver
{
    /// <summary>Looks for seats that are worth more.</summary>
    /// <param name="model">The problem.</param>
    /// <param name="start">Seats that keep every limit, held ones included.</param>
    /// <param name="deadline">When it must have ended; what was found by then is the answer.</param>
    /// <param name="cancellationToken">Ends the search: nobody waits for it any more.</param>
    /// <returns>Seats, held ones included, and what no set can pass.</returns>
    SolverAnswer Solve(ComposingModel model, IReadOnlyCollection<Seat> start, ComposingDeadline deadline, CancellationToken cancellationToken);
}

/// <summary>What a solver found.</summary>
/// <param name="Seats">Every seat, or null when it found none.</param>
/// <param name="BoundMicro">No set that meets as many wishes is worth more, in millionths of a point; null = not proven.</param>
/// <param name="IsCut">True when the deadline ended it before its own limit did.</param>
public sealed record SolverAnswer(IReadOnlyCollection<Seat>? Seats, long? BoundMicro, bool IsCut = false);

/// <summary>Finds who should get which seat.</summary>
/// <param name="solver">A stronger solver, or null.</param>
public sealed class Composer(ISeatSolver? solver = null)
{
    /// <summary>The best set of participants that was found.</summary>
    /// <param name="problem">Who, where, and under which limits.</param>
    /// <param name="limits">How much work it may be; null = <see cref="ComposingLimits.Default"/>.</param>
    /// <param name="deadline">When the seats must be found; null = whenever they are. Greedy seats are given in any case.</param>
    /// <param name="cancellationToken">Ends the search of the solver.</param>
    public ComposingResult Compose(ComposingProblem problem, ComposingLimits? limits = null, ComposingDeadline? deadline = null, CancellationToken cancellationToken = default)
    {
        deadline ??= ComposingDeadline.None;
        var model = new ComposingModel(problem);
        var board = new SeatBoard(model);
        var search = new SeatSearch(model, board, limits ?? ComposingLimits.Default, deadline);
        search.FillGreedily();
        search.Improve();
        var (bound, isCut) = ((long?)null, search.IsCut);
        if (solver is not null && deadline.IsOver)
        {
            isCut = true;
        }
        else if (solver?.Solve(model, [.. SeatsOf(model, board)], deadline, cancellationToken) is { } answer)
        {
            // What is proven to be the best is whole, however little the search had done before.
            (bound, isCut) = (answer.BoundMicro, answer.IsCut || (isCut && answer.BoundMicro is null));
            board = answer.Seats is { } seats && TryPlay(model, seats) is { } better && better.Total > board.Total ? better : board;
        }

        return new ComposingReport(model, board).Write(search.Steps, bound, isCut);
    }

    /// <summary>The seats on a board, held ones included.</summary>
    internal static IEnumerable<Seat> SeatsOf(ComposingModel model, SeatBoard board) =>
        Enumerable.Range(0, model.Batches).SelectMany(b => board.In(b).Select(p => new Seat(p, b)));

    /// <summary>A board with these seats; null when they pass a limit, whoever gave them.</summary>
    internal static SeatBoard? TryPlay(ComposingModel model, IEnumerable<Seat> seats)
    {
        var board = new SeatBoard(model);
        foreach (var (person, batch) in seats.Where(s => !board.Has(s.Person, s.Batch)))
        {
            if (!model.IsEligible(person, batch) || board.Blocks(person, batch) is not null)
            {
                return null;
            }

            board.Give(person, batch);
        }

        return board;
    }
}
