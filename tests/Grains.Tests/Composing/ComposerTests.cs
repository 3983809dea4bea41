using System.Collections.Immutable;
using Bangkom.Grains.Composing;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Tests.Composing;

public sealed class ComposerTests
{
    private static readonly ComposingLimits Quick = new(1_000_000, 30);
    private static readonly ProgramId Program = new("P0");
    private static readonly BatchId Batch = new("B0");
    private static readonly AgencyId Health = new("HEALTH");
    private static readonly AgencyId Schools = new("SCHOOLS");

    [Fact]
    public void Every_limit_is_kept_in_a_thousand_problems_and_the_value_is_that_of_the_seats()
    {
        for (var seed = 0; seed < 1_000; seed++)
        {
            var problem = SomeProblems.Random(seed, peopleMost: 25, batchesMost: 6);
            var result = new Composer().Compose(problem, Quick, cancellationToken: TestContext.Current.CancellationToken);
            var seats = result.Seats.Select(s => (s.Person, s.Batch)).ToList();
            var naive = new NaiveComposing(problem);

            Assert.True(naive.Wrong(seats) is [], $"seed {seed}: {string.Join("; ", naive.Wrong(seats))}");
            Assert.Equal(naive.Judge(seats).Value, result.Value, 3);
            Assert.Equal(result.Value, result.Gaps + result.Mix);
        }
    }

    [Fact]
    public void Small_problems_are_solved_to_two_per_cent_of_the_best_set_there_is()
    {
        var tooHardForGreed = 0;
        var problems = Enumerable.Range(0, 10_000).Select(seed => SomeProblems.Random(seed, peopleMost: 7, batchesMost: 4)).Where(p => p.People.Length > 4 && p.Batches.Length > 2).Take(50);
        foreach (var (seed, problem) in problems.Index())
        {
            var result = new Composer().Compose(problem, cancellationToken: TestContext.Current.CancellationToken);
            var naive = new NaiveComposing(problem);
            var (wishes, best) = naive.Optimum();
            var (met, value) = naive.Judge(result.Seats.Select(s => (s.Person, s.Batch)));

            Assert.True(met == wishes, $"seed {seed}: {met} of {wishes} wishes");
            Assert.True(value >= best - (0.02m * Math.Abs(best)) - 0.001m, $"seed {seed}: {value} of {best}");
            var greedy = naive.Judge(new Composer().Compose(problem, ComposingLimits.Greedy, cancellationToken: TestContext.Current.CancellationToken).Seats.Select(s => (s.Person, s.Batch)));
            tooHardForGreed += greedy.CompareTo((wishes, best - 0.001m)) < 0 ? 1 : 0;
        }

        // Else the search would be tried on nothing.
        Assert.InRange(tooHardForGreed, 3, 50);
    }

    [Fact]
    public void A_region_is_composed_within_its_work_and_better_than_by_greed_alone()
    {
        var problem = SomeProblems.Region(3_650, 10);
        var greedy = new Composer().Compose(problem, ComposingLimits.Greedy, cancellationToken: TestContext.Current.CancellationToken);
        var result = new Composer().Compose(problem, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(result.Conflicts);
        Assert.Empty(new NaiveComposing(problem).Wrong(result.Seats.Select(s => (s.Person, s.Batch))));
        Assert.True(result.Value > greedy.Value, $"{result.Value} against {greedy.Value}");
        // The last look at a batch may end after the limit.
        Assert.InRange(result.Steps, 1, ComposingLimits.Default.StepsMax + 100_000);
    }

    [Fact]
    public void The_same_problem_gives_the_same_seats()
    {
        var problem = SomeProblems.Region(400, 6);

        Assert.Equal(
            new Composer().Compose(problem, Quick, cancellationToken: TestContext.Current.CancellationToken).Seats.Select(s => (s.Person, s.Batch)),
            new Composer().Compose(problem, Quick, cancellationToken: TestContext.Current.CancellationToken).Seats.Select(s => (s.Person, s.Batch)));
    }

    [Fact]
    public void When_no_time_is_left_the_greedy_seats_are_the_answer_and_it_says_so()
    {
        var problem = SomeProblems.Region(400, 6);
        var greedy = new Composer().Compose(problem, ComposingLimits.Greedy, cancellationToken: TestContext.Current.CancellationToken);
        var result = new Composer(new NobodyAsks()).Compose(problem, Quick, new ComposingDeadline(TimeProvider.System, TimeSpan.Zero), TestContext.Current.CancellationToken);

        Assert.True(result.IsCut);
        Assert.False(greedy.IsCut);
        Assert.Equal(greedy.Seats.Select(s => (s.Person, s.Batch)), result.Seats.Select(s => (s.Person, s.Batch)));
    }

    [Fact]
    public void A_search_that_is_cut_short_keeps_every_limit_and_what_it_had_found()
    {
        for (var looks = 1; looks < 400; looks += 7)
        {
            var problem = SomeProblems.Random(looks, peopleMost: 25, batchesMost: 6);
            var greedy = new Composer().Compose(problem, ComposingLimits.Greedy, cancellationToken: TestContext.Current.CancellationToken);
            var result = new Composer().Compose(problem, Quick, new ComposingDeadline(new CountingClock(), TimeSpan.FromTicks(looks)), TestContext.Current.CancellationToken);
            var naive = new NaiveComposing(problem);
            var seats = result.Seats.Select(s => (s.Person, s.Batch)).ToList();

            Assert.Empty(naive.Wrong(seats));
            Assert.True(naive.Judge(seats).CompareTo(naive.Judge(greedy.Seats.Select(s => (s.Person, s.Batch)))) >= 0, $"{looks} looks");
        }
    }

    [Fact]
    public void Everybody_is_told_why()
    {
        var problem = Problem(seats: 2, [
            Person(0, Health, 50), Person(1, Health, 40), Person(2, Schools, 30),
            Person(3, Schools, 0) with { Needs = [new CandidateNeed("OTHER", 9)] },
            Person(4, Schools, 90) with { Unavailable = [Batch] }]) with
        { MixBonus = 40 };

        var result = new Composer().Compose(problem, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([SomeProblems.Id(0), SomeProblems.Id(2)], result.Seats.Select(s => s.Person));
        Assert.Equal([SeatReason.ClosesGaps, SeatReason.MixesAgencies], result.Seats[1].Reasons);
        Assert.Equal([new CandidateNeed("C", 30)], result.Seats[1].Closes);
        // 30 for the gap, and the second of two different ones adds a quarter of the bonus twice.
        Assert.Equal(40, result.Seats[1].Value);
        Assert.Equal((100, 80, 20), (result.Value, result.Gaps, result.Mix));
        Assert.Equal([(1, NoSeatReason.SeatsTaken), (3, NoSeatReason.NoGap), (4, NoSeatReason.Unavailable)],
            result.LeftOut.Select(l => (Array.FindIndex([.. problem.People], p => p.Person == l.Person), l.Reason)));
        Assert.Equal(0.5m, Assert.Single(result.Batches).Mix);
    }

    [Fact]
    public void A_unit_of_one_may_send_its_one_and_batches_at_the_same_time_count_together()
    {
        var problem = Problem(seats: 5, [Person(0, Health, 50), Person(1, Health, 40), Person(2, Schools, 30)]) with { AwayShare = 0.5m };
        problem = problem with { Batches = [problem.Batches[0], problem.Batches[0] with { Batch = new BatchId("B1"), StartsOn = problem.Batches[0].EndsOn, EndsOn = problem.Batches[0].EndsOn.AddDays(1) }] };

        var result = new Composer().Compose(problem, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([SomeProblems.Id(0), SomeProblems.Id(2)], result.Seats.Select(s => s.Person).Order());
        Assert.Equal(NoSeatReason.UnitLimit, Assert.Single(result.LeftOut).Reason);
    }

    [Fact]
    public void A_held_seat_stays_and_counts()
    {
        var problem = Problem(seats: 1, [Person(0, Health, 1), Person(1, Health, 90)]) with { Held = [new HeldSeat(SomeProblems.Id(0), Batch)] };

        var result = new Composer().Compose(problem, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(result.Seats);
        Assert.Equal((1, 1), (result.Value, result.Batches[0].Taken));
    }

    [Fact]
    public void Wishes_in_conflict_are_named()
    {
        var three = Problem(seats: 2, [Person(0, Health, 1), Person(1, Health, 1), Person(2, Schools, 1)]);
        ComposingProblem Mandatory(ComposingProblem problem, params int[] who) => problem with { Mandatory = [.. who.Select(i => new MandatorySeat(SomeProblems.Id(i), Program))] };
        ComposingProblem Quota(ComposingProblem problem, params SeatRange[] quotas) => problem with { Batches = [problem.Batches[0] with { Quotas = [.. quotas] }] };

        Assert.Equal("MANDATORY_OVER_SEATS", Only(Mandatory(three, 0, 1, 2)).Code);
        Assert.Contains("3 people must take part and 2 seats are free", Only(Mandatory(three, 0, 1, 2)).Message, StringComparison.Ordinal);
        Assert.Equal("MANDATORY_OVER_QUOTA", Only(Mandatory(Quota(three, new SeatRange(Health, 0, 1)), 0, 1)).Code);
        Assert.Equal("MANDATORY_OVER_UNIT", Only(Mandatory(three with { AwayShare = 0.1m }, 0, 1)).Code);
        Assert.Equal("MANDATORY_NOT_ELIGIBLE", Only(Mandatory(three with { Programs = [three.Programs[0] with { Prerequisites = [new ProgramId("P9")] }] }, 0)).Code);
        Assert.Equal("MINIMUM_OVER_PEOPLE", Only(Quota(three, new SeatRange(Schools, 2, null))).Code);
        Assert.Equal("MINIMUM_OVER_MAXIMUM", Only(Quota(three, new SeatRange(Schools, 1, 0))).Code);
        Assert.Equal("MINIMUMS_OVER_SEATS", Only(Quota(three, new SeatRange(Health, 2, null), new SeatRange(Schools, 1, null))).Code);
        Assert.Equal([Schools], Only(Quota(three, new SeatRange(Schools, 2, null))).Agencies);
        // No limit alone rules it out: two who must come, and a third for the other agency.
        Assert.Contains(Only(Mandatory(Quota(three, new SeatRange(Schools, 1, null)), 0, 1)).Code, new[] { "MINIMUM_NOT_REACHED", "MANDATORY_NOT_PLACED" });
    }

    [Fact]
    public void Who_must_take_part_in_two_programmes_at_the_same_time_is_named()
    {
        var problem = Problem(seats: 2, [Person(0, Health, 1)]);
        var other = new ProgramId("P1");
        problem = problem with
        {
            Programs = [problem.Programs[0], new ComposingProgram(other, ["C"], [])],
            Batches = [problem.Batches[0], problem.Batches[0] with { Batch = new BatchId("B1"), Program = other }],
            Mandatory = [new MandatorySeat(SomeProblems.Id(0), Program), new MandatorySeat(SomeProblems.Id(0), other)],
        };

        Assert.Equal("MANDATORY_OVERLAP", Only(problem).Code);
    }

    private static ComposingConflict Only(ComposingProblem problem) =>
        Assert.Single(new Composer().Compose(problem, cancellationToken: TestContext.Current.CancellationToken).Conflicts);

    private static ComposingProblem Problem(int seats, ImmutableArray<ComposingPerson> people) => new(
        people,
        [new ComposingProgram(Program, ["C"], [])],
        [new ComposingBatch(Batch, Program, new DateOnly(2026, 9, 7), new DateOnly(2026, 9, 11), seats, [])],
        MixBonus: 0,
        AwayShare: 1);

    private static ComposingPerson Person(int i, AgencyId agency, decimal priority) =>
        new(SomeProblems.Id(i), agency, agency, [agency], [new CandidateNeed("C", priority)], [], []);

    private sealed class NobodyAsks : ISeatSolver
    {
        public SolverAnswer Solve(ComposingModel model, IReadOnlyCollection<Seat> start, ComposingDeadline deadline, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("There was no time left.");
    }

    /// <summary>A tick passes whenever somebody looks.</summary>
    private sealed class CountingClock : TimeProvider
    {
        private long _looks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _looks++;
    }
}
