using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>The last seat is given once, and a freed seat moves the wait-list up once: by one deciding grain, by two, and while writers die.</summary>
public sealed class LastSeatTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>Batches that are played at the same time.</summary>
    private const int AtATime = 50;

    private readonly SqliteBackend _backend = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _backend.RemoveAsync();

    [Fact]
    public async Task The_last_seat_reached_for_by_two_at_once_goes_to_one_and_the_other_heads_the_wait_list()
    {
        await using var engine = await EngineHost.StartAsync(await _backend.CreateAsync());
        var story = new SeatStory(engine);
        await story.DefineAsync(people: 3, batches: 1_000);
        await ForEachAsync(1_000, async batch =>
        {
            var grain = story.GrainOf(batch);
            var two = await Task.WhenAll(story.People.Take(2).Select(p => grain.Enrol(p, engine.Today, story.NewKey())));
            Assert.All(two, r => Assert.Equal((ItemStatus.Accepted, true), (r.Result.Results[0].Status, r.Result.Results[0].Visible)));
            var first = Assert.Single(Enumerable.Range(0, 2), i => two[i].Seat!.State == SeatState.Seated);
            Assert.Equal(new BatchSeat(SeatState.WaitListed, 1), two[1 - first].Seat);
            Assert.Equal(new BatchSeat(SeatState.WaitListed, 2), (await grain.Enrol(story.People[2], engine.Today, story.NewKey())).Seat);

            var freed = await grain.Withdraw(story.People[first], engine.Today, null, story.NewKey());
            Assert.Equal(SeatState.None, freed.Seat!.State);
            Assert.Equal([story.People[1 - first]], freed.MovedUp);
            var view = await grain.GetView();
            Assert.Equal((1, 1), (view!.Enrolled, view.WaitListed));
        });
        await ShouldBeFairAsync(story, 1_000, movedUp: 1);
    }

    [Fact]
    public async Task Two_deciding_grains_over_one_ledger_give_the_last_seat_once_and_move_the_list_up_once()
    {
        const int Batches = 200;
        var storage = await _backend.CreateAsync();
        await using var engine = await EngineHost.StartAsync(storage, Faults.SeparateCluster);
        var story = new SeatStory(engine);
        await story.DefineAsync(people: 4, Batches, seats: 2);
        await using var twin = await EngineHost.StartAsync(storage, services => OtherWriter.Use(engine, services));
        await ForEachAsync(Batches, async batch =>
        {
            // Neither grain is told what the other one did: the ledger alone keeps them apart.
            IBatchGrain[] twins = [story.GrainOf(batch), story.GrainOf(batch, twin)];
            await Task.WhenAll(story.People.Select((p, i) => twins[i % 2].Enrol(p, engine.Today, story.NewKey())));
            var seated = new List<AsnId>();
            foreach (var person in story.People)
            {
                var again = await twins[0].Enrol(person, engine.Today, story.NewKey());
                Assert.Equal(again.Seat!.State == SeatState.Seated ? "ALREADY_ENROLLED" : "ALREADY_WAIT_LISTED", again.Result.Results[0].Reason);
                if (again.Seat.State == SeatState.Seated)
                {
                    seated.Add(person);
                }
            }

            Assert.Equal(2, seated.Count);
            var freed = await Task.WhenAll(seated.Select((p, i) => twins[i].Withdraw(p, engine.Today, null, story.NewKey())));
            Assert.Equal(story.People.Except(seated).Order(), freed.SelectMany(f => f.MovedUp).Order());
        });
        await ShouldBeFairAsync(story, Batches, movedUp: 2);
        await engine.ShouldAgreeAsync();
    }

    [Fact]
    public async Task While_commits_fail_answers_get_lost_and_grains_die_every_seat_is_given_once()
    {
        const int Batches = 40;
        const int People = 6;
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var faults = new Faults();
        await using var engine = await EngineHost.StartAsync(await _backend.CreateAsync(), faults.Store);
        var story = new SeatStory(engine);
        await story.DefineAsync(People, Batches, seats: 2);
        faults.FailShare(0.05);
        await Task.WhenAll(Enumerable.Range(0, Batches).Select(async batch =>
        {
            await Task.WhenAll(story.People.Select((p, i) => UntilKnownAsync(batch, i, () => story.GrainOf(batch).Enrol(p, engine.Today, SeatStory.Key($"{batch}-{i}")))));
            await Task.WhenAll(story.People.Take(3).Select((p, i) => UntilKnownAsync(batch, i, () => story.GrainOf(batch).Withdraw(p, engine.Today, null, SeatStory.Key($"{batch}-out-{i}")))));
        }));
        faults.FailShare(0);

        var facts = await story.FactsAsync();
        foreach (var batch in Enumerable.Range(0, Batches))
        {
            var of = facts[SeatStory.Batch(batch)].ToList();
            SeatStory.Audit(of);
            Assert.Equal(3, of.OfType<Withdrawn>().Count());
            var view = await story.GrainOf(batch).GetView();
            Assert.Equal((2, 1), (view!.Enrolled, view.WaitListed));
        }

        await engine.ShouldAgreeAsync();

        // An unknown outcome is asked for again with the same key, as a client would; grains die now and then in between.
        async Task UntilKnownAsync(int batch, int number, Func<Task<SeatingResult>> ask)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    // One that is just going refuses to be asked to go: that is an unknown outcome too.
                    if (Chance(0.1))
                    {
                        await story.GrainOf(batch).Cast<IGrainManagementExtension>().DeactivateOnIdle();
                    }

                    if (Chance(0.02))
                    {
                        await engine.Ledger.Cast<IGrainManagementExtension>().DeactivateOnIdle();
                    }

                    var result = (await ask()).Result;
                    if (result.Outcome == AppendOutcome.Done)
                    {
                        Assert.True(result.Results[0].Status is ItemStatus.Accepted or ItemStatus.Repeated, $"{batch}-{number}: {result.Results[0].Reason}");
                        return;
                    }
                }
                catch (Exception e) when (e is not Xunit.Sdk.XunitException && attempt < 500)
                {
                    await Task.Yield();
                }
            }
        }

        bool Chance(double share)
        {
            lock (random)
            {
                return random.NextDouble() < share;
            }
        }
    }

    [Fact]
    public async Task A_plan_with_more_seats_moves_as_many_up_in_one_append_and_a_repeat_tells_the_same()
    {
        await using var engine = await EngineHost.StartAsync(await _backend.CreateAsync());
        var story = new SeatStory(engine);
        await story.DefineAsync(people: 7, batches: 1);
        var grain = story.GrainOf(0);
        foreach (var person in story.People)
        {
            await grain.Enrol(person, engine.Today, story.NewKey());
        }

        var key = story.NewKey();
        var changed = await grain.Change(story.Plan with { Seats = 4 }, key);
        Assert.Equal(story.People.Skip(1).Take(3), changed.MovedUp);
        var again = await grain.Change(story.Plan with { Seats = 4 }, key);
        Assert.Equal(ItemStatus.Repeated, again.Result.Results[0].Status);
        Assert.Equal(changed.MovedUp.AsEnumerable(), again.MovedUp);
        Assert.Equal(3, (await grain.GetWaitList(50)).Length);
        await ShouldBeFairAsync(story, 1, movedUp: 3);
        await engine.ShouldAgreeAsync();
    }

    private static async Task ShouldBeFairAsync(SeatStory story, int batches, int movedUp)
    {
        var facts = await story.FactsAsync();
        Assert.All(Enumerable.Range(0, batches), batch => Assert.Equal(movedUp, SeatStory.Audit(facts[SeatStory.Batch(batch)])));
    }

    private static Task ForEachAsync(int batches, Func<int, Task> play) => Parallel.ForEachAsync(
        Enumerable.Range(0, batches), new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (batch, _) => await play(batch));
}
