using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>One writer, proven; and what happens when its store fails.</summary>
public abstract class WriterTests(StorageBackend backend) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return backend.RemoveAsync();
    }

    [Fact]
    public async Task Of_two_writers_on_one_store_one_commits_and_the_other_stores_nothing_and_deactivates()
    {
        var storage = await backend.CreateAsync();
        await using var first = await EngineHost.StartAsync(storage, Faults.SeparateCluster);
        await using var second = await EngineHost.StartAsync(storage, Faults.SeparateCluster);
        Assert.Equal(ItemStatus.Accepted, (await first.SendAsync(Sources.Admin, "1", Define("A"))).Status);
        Assert.Equal(ItemStatus.Accepted, (await second.SendAsync(Sources.Admin, "2", Define("B"))).Status);

        await Assert.ThrowsAnyAsync<Exception>(() => first.SendAsync(Sources.Admin, "3", Define("C")));
        Assert.DoesNotContain(await KeysAsync(second), k => k == "3");

        // The next activation takes the region back, folds what the other wrote, and the same item goes in.
        Assert.Equal(ItemStatus.Accepted, (await first.SendAsync(Sources.Admin, "3", Define("C"))).Status);
        Assert.Equal(ItemStatus.Repeated, (await first.SendAsync(Sources.Admin, "2", Define("B"))).Status);
        Assert.Equal(["1", "2", "3"], await KeysAsync(first));
    }

    [Fact]
    public async Task A_failed_commit_fails_all_who_waited_and_the_same_items_go_in_afterwards()
    {
        var faults = new Faults();
        await using var engine = await EngineHost.StartAsync(await backend.CreateAsync(), faults.Store);
        await engine.SendAsync(Sources.Admin, "0", Define("X"));
        faults.FailNextCommits(1);
        var waiting = Enumerable.Range(1, 8).Select(i => engine.SendAsync(Sources.Admin, $"{i}", Define($"A{i}"))).ToArray();
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(waiting));
        foreach (var i in Enumerable.Range(1, 8))
        {
            Assert.Contains((await engine.SendAsync(Sources.Admin, $"{i}", Define($"A{i}"))).Status, new[] { ItemStatus.Accepted, ItemStatus.Repeated });
        }

        Assert.Equal(9, (await KeysAsync(engine)).Length);
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_unknown_and_its_items_are_repeats()
    {
        var faults = new Faults();
        await using var engine = await EngineHost.StartAsync(await backend.CreateAsync(), faults.Store);
        await engine.SendAsync(Sources.Admin, "0", Define("X"));
        faults.LoseNextAnswers(1);
        await Assert.ThrowsAnyAsync<Exception>(() => engine.SendAsync(Sources.Admin, "1", Define("A")));
        var again = await engine.SendAsync(Sources.Admin, "1", Define("A"));
        Assert.Equal((ItemStatus.Repeated, true), (again.Status, again.Visible));
        Assert.Equal(["0", "1"], await KeysAsync(engine));
    }

    [Fact]
    public async Task The_same_identity_with_other_content_overwrites_nothing()
    {
        await using var engine = await EngineHost.StartAsync(await backend.CreateAsync());
        var first = await engine.SendAsync(Sources.Admin, "1", Define("A"));
        var other = await engine.SendAsync(Sources.Admin, "1", Define("B"));
        Assert.Equal((ItemStatus.Refused, "CONFLICT"), (other.Status, other.Reason));
        Assert.Equal(first.Position, (await engine.SendAsync(Sources.Admin, "1", Define("A"))).Position);
    }

    private static DefineAgency Define(string code) => new(new AgencyId(code), $"Dinas {code}", null);

    private static async Task<string[]> KeysAsync(EngineHost engine)
    {
        var keys = new List<string>();
        await foreach (var chunk in engine.Reader.ReadAsync(0, long.MaxValue))
        {
            keys.AddRange(chunk.Where(f => f.Source == Sources.Admin && f.Key is not null).Select(f => f.Key!));
        }

        return [.. keys.Order(StringComparer.Ordinal)];
    }
}

public sealed class SqliteWriterTests() : WriterTests(new SqliteBackend());

public sealed class PostgresWriterTests(PostgresServer server) : WriterTests(new PostgresBackend(server));
