using Bangkom.Grains.Composing;
using Bangkom.Grains.Tests.Composing;

namespace Bangkom.Solver.Tests;

public sealed class CpSatTests
{
    private static readonly ComposingLimits GreedyAlone = ComposingLimits.Greedy;

    [Fact]
    public void Every_limit_is_kept_and_what_is_proven_is_the_best_set_there_is()
    {
        var (better, proven) = (0, 0);
        var problems = Enumerable.Range(0, 10_000).Select(seed => SomeProblems.Random(seed, peopleMost: 7, batchesMost: 4)).Where(p => p.People.Length > 4 && p.Batches.Length > 2).Take(50);
        foreach (var (seed, problem) in problems.Index())
        {
            // From a poor start, so that the solver has something to do.
            var solved = new Composer(new CpSatSolver()).Compose(problem, GreedyAlone, cancellationToken: TestContext.Current.CancellationToken);
            var greedy = new Composer().Compose(problem, GreedyAlone, cancellationToken: TestContext.Current.CancellationToken);
            var naive = new NaiveComposing(problem);
            var seats = solved.Seats.Select(s => (s.Person, s.Batch)).ToList();
            var (wishes, best) = naive.Optimum();

            Assert.True(naive.Wrong(seats) is [], $"problem {seed}: {string.Join("; ", naive.Wrong(seats))}");
            Assert.Equal(wishes, naive.Judge(seats).Wishes);
            Assert.Equal(best, naive.Judge(seats).Value, 3);
            Assert.NotNull(solved.Bound);
            Assert.Equal(best, solved.Bound.Value, 3);
            better += naive.Judge(seats).CompareTo(naive.Judge(greedy.Seats.Select(s => (s.Person, s.Batch)))) > 0 ? 1 : 0;
            proven++;
        }

        Assert.Equal(50, proven);
        Assert.InRange(better, 3, 50);
    }

    [Fact]
    public void Larger_problems_keep_every_limit_and_lose_nothing_of_what_the_search_found()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var problem = SomeProblems.Random(seed, peopleMost: 30, batchesMost: 6);
            var search = new Composer().Compose(problem, new ComposingLimits(200_000, 20), cancellationToken: TestContext.Current.CancellationToken);
            var solved = new Composer(new CpSatSolver(1)).Compose(problem, new ComposingLimits(200_000, 20), cancellationToken: TestContext.Current.CancellationToken);
            var naive = new NaiveComposing(problem);
            var seats = solved.Seats.Select(s => (s.Person, s.Batch)).ToList();

            Assert.Empty(naive.Wrong(seats));
            Assert.True(naive.Judge(seats).CompareTo(naive.Judge(search.Seats.Select(s => (s.Person, s.Batch)))) >= 0, $"seed {seed}");
        }
    }

    [Fact]
    public void With_hardly_any_time_left_nothing_is_lost_of_what_the_search_found()
    {
        var problem = SomeProblems.Region(600, 6);
        var greedy = new Composer().Compose(problem, GreedyAlone, cancellationToken: TestContext.Current.CancellationToken);
        var solved = new Composer(new CpSatSolver()).Compose(problem, GreedyAlone, new ComposingDeadline(new StandingClock(), TimeSpan.FromMilliseconds(1)), TestContext.Current.CancellationToken);

        Assert.Empty(new NaiveComposing(problem).Wrong(solved.Seats.Select(s => (s.Person, s.Batch))));
        Assert.True(solved.Value >= greedy.Value);
        Assert.Null(solved.Bound);
    }

    [Fact]
    public void A_region_is_solved_again_to_the_same_seats()
    {
        var problem = SomeProblems.Region(600, 6);
        var one = new Composer(new CpSatSolver(1)).Compose(problem, new ComposingLimits(500_000, 20), cancellationToken: TestContext.Current.CancellationToken);
        var other = new Composer(new CpSatSolver(1)).Compose(problem, new ComposingLimits(500_000, 20), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(one.Seats.Select(s => (s.Person, s.Batch)), other.Seats.Select(s => (s.Person, s.Batch)));
        Assert.Empty(one.Conflicts);
    }

    /// <summary>Only the solver's own clock goes on.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
