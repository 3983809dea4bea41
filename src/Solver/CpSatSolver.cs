using Bangkom.Grains.Composing;
using Google.OrTools.Sat;

namespace Bangkom.Solver;

/// <summary>
/// Seats by CP-SAT, one worker and a limit of deterministic time, so that the same problem gives the same seats on every machine of one
/// kind. It starts from the seats that the search found, keeps every limit, and proves what no set can pass.
/// </summary>
/// <param name="deterministicSeconds">Limit of the work, in the solver's own deterministic seconds.</param>
public sealed class CpSatSolver(double deterministicSeconds = CpSatSolver.DeterministicSeconds) : ISeatSolver
{
    /// <summary>The limit when none is given; about as many seconds of one core.</summary>
    public const double DeterministicSeconds = 4;

    /// <inheritdoc/>
    public SolverAnswer Solve(ComposingModel model, IReadOnlyCollection<Seat> start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(start);
        var seats = new SeatModel(model, start);
        using var solver = new CpSolver();
        // A seed and one worker: nothing depends on which thread is first.
        solver.StringParameters = FormattableString.Invariant($"num_workers:1 random_seed:1 max_deterministic_time:{deterministicSeconds}");
        using var stop = cancellationToken.Register(solver.StopSearch);
        var status = solver.Solve(seats.Model);
        return status switch
        {
            CpSolverStatus.Optimal => new SolverAnswer(seats.Read(solver), seats.WorthOf(solver)),
            CpSolverStatus.Feasible => new SolverAnswer(seats.Read(solver), null),
            _ => new SolverAnswer(null, null),
        };
    }
}
