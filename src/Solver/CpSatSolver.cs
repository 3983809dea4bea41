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

    /// <summary>Less than this is written as nothing.</summary>
    private const double LeastSeconds = 0.001;

    /// <inheritdoc/>
    public SolverAnswer Solve(ComposingModel model, IReadOnlyCollection<Seat> start, ComposingDeadline deadline, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(deadline);
        var seats = new SeatModel(model, start);
        // Writing a large problem down takes its time too.
        if (deadline.IsOver)
        {
            return new SolverAnswer(null, null, IsCut: true);
        }

        using var solver = new CpSolver();
        // A seed and one worker: nothing depends on which thread is first.
        solver.StringParameters = FormattableString.Invariant($"num_workers:1 random_seed:1 max_deterministic_time:{deterministicSeconds}{Within(deadline)}");
        using var stop = cancellationToken.Register(solver.StopSearch);
        var status = solver.Solve(seats.Model);
        return status switch
        {
            CpSolverStatus.Optimal => new SolverAnswer(seats.Read(solver), seats.WorthOf(solver)),
            CpSolverStatus.Feasible => new SolverAnswer(seats.Read(solver), null, deadline.IsOver),
            _ => new SolverAnswer(null, null, deadline.IsOver),
        };
    }

    /// <summary>The wall clock ends what a slow machine would not end in time; without it the seats depend on no clock.</summary>
    private static string Within(ComposingDeadline deadline) =>
        deadline.Left is { TotalDays: < 1 } left ? FormattableString.Invariant($" max_time_in_seconds:{Math.Max(left.TotalSeconds, LeastSeconds):0.###}") : "";
}
