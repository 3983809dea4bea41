using Bangkom.Grains.Budget;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>Money is given once: by one deciding grain, and by two that know nothing of each other.</summary>
public sealed class BudgetRaceTests : IAsyncLifetime
{
    private const int Year = 2026;

    private readonly SqliteBackend _backend = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _backend.RemoveAsync();

    [Fact]
    public async Task Two_deciding_grains_over_one_ledger_never_pass_a_ceiling_or_a_commitment_together()
    {
        const int Rounds = 30;
        var storage = await _backend.CreateAsync();
        await using var engine = await EngineHost.StartAsync(storage, Faults.SeparateCluster);
        await new SeatStory(engine).DefineAsync(people: 1, batches: 1);
        await using var twin = await EngineHost.StartAsync(storage, services => OtherWriter.Use(engine, services));
        IBudgetGrain[] twins = [GrainOf(engine), GrainOf(twin)];
        for (var round = 0; round < Rounds; round++)
        {
            // Room for one more each round, and four reach for it at once.
            Assert.Equal(ItemStatus.Accepted, await ChangeAsync(0, new SetCeiling(Year, FundingSource.Apbd, 10 * (round + 1), $"DPA {round}")));
            var four = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => ChangeAsync(i, new CommitBudget(new BudgetCommitted(
                $"C{round}-{i}", Year, FundingSource.Apbd, 10, new DateOnly(2026, 1, 2), null, SeatStory.Batch(0), null)))));
            var winner = Assert.Single(Enumerable.Range(0, 4), i => four[i] == ItemStatus.Accepted);
            var spent = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => ChangeAsync(i, new RealiseBudget($"C{round}-{winner}", 6, new DateOnly(2026, 1, 2), $"SP2D {round}-{i}"))));
            Assert.Single(spent, s => s == ItemStatus.Accepted);
        }

        foreach (var grain in twins)
        {
            // A grain that nobody told asks the ledger at its next decision; one that is refused makes it look.
            await grain.Change(new SetCeiling(Year, FundingSource.Apbd, 0, "DPA"), SeatStory.Key($"look-{Array.IndexOf(twins, grain)}"));
            var book = await grain.GetView();
            Assert.Equal((10L * Rounds, 6L * Rounds), (book.CommittedOf(Year, FundingSource.Apbd), book.RealisedOf(Year, FundingSource.Apbd)));
        }

        async Task<ItemStatus> ChangeAsync(int number, BudgetCommand command)
        {
            var result = await twins[number % 2].Change(command, SeatStory.Key($"{command}"));
            return Assert.Single(result.Results).Status;
        }
    }

    [Fact]
    public async Task A_repeat_is_answered_as_one_although_nothing_is_left()
    {
        await using var engine = await EngineHost.StartAsync(await _backend.CreateAsync());
        await new SeatStory(engine).DefineAsync(people: 1, batches: 1);
        var grain = GrainOf(engine);
        await grain.Change(new SetCeiling(Year, FundingSource.Apbd, 10, "DPA"), SeatStory.Key("ceiling"));
        var commit = new CommitBudget(new BudgetCommitted("C", Year, FundingSource.Apbd, 10, new DateOnly(2026, 1, 2), null, SeatStory.Batch(0), null));
        var first = await grain.Change(commit, SeatStory.Key("commit"));
        var again = await grain.Change(commit, SeatStory.Key("commit"));
        Assert.Equal((ItemStatus.Accepted, ItemStatus.Repeated), (first.Results[0].Status, again.Results[0].Status));
        Assert.Equal(first.Results[0].Position, again.Results[0].Position);
        Assert.Equal("COMMITMENT_EXISTS", (await grain.Change(commit, SeatStory.Key("other"))).Results[0].Reason);
    }

    private static IBudgetGrain GrainOf(EngineHost engine) => engine.Grains.GetGrain<IBudgetGrain>(engine.Region.Key("all"));
}
