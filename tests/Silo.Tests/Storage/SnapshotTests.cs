using Bangkom.Grains.Ledger.Projections;
using Bangkom.Silo.Storage;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Bangkom.Silo.Tests.Storage;

public sealed class SnapshotsOnSqlite() : SnapshotTests(new SqliteBackend());

public sealed class SnapshotsOnPostgres(PostgresServer server) : SnapshotTests(new PostgresBackend(server));

public abstract class SnapshotTests(StorageBackend backend) : StorageTest(backend)
{
    private Task<object?> CountAsync() => StorageSql.ScalarAsync(Options, "SELECT COUNT(*) FROM OrleansStorage", "snapshots.db");

    [Fact]
    public async Task A_snapshot_outlives_the_silo_and_a_cleared_one_leaves_no_row()
    {
        await using (var silo = await TestSilo.StartAsync(Options))
        {
            var notes = Grain(silo, "BUKITINTAN/A");
            Assert.Null(await notes.ReadAsync());
            await notes.WriteAsync("one 𝄞");
            await notes.WriteAsync("two");
            await Grain(silo, "BUKITINTAN/B").WriteAsync("of b");
        }

        await using (var silo = await TestSilo.StartAsync(Options))
        {
            var notes = Grain(silo, "BUKITINTAN/A");
            Assert.Equal("two", await notes.ReadAsync());
            await notes.ClearAsync();
            Assert.Null(await notes.ReadAsync());
            Assert.Equal(1L, await CountAsync());
            await notes.WriteAsync("three");
        }

        await using (var silo = await TestSilo.StartAsync(Options))
        {
            Assert.Equal("three", await Grain(silo, "BUKITINTAN/A").ReadAsync());
            Assert.Equal("of b", await Grain(silo, "BUKITINTAN/B").ReadAsync());
        }
    }

    [Fact]
    public async Task Each_kind_of_grain_key_has_a_snapshot_of_its_own()
    {
        await using var silo = await TestSilo.StartAsync(Options);
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>(Snapshots.ProviderName);
        var guid = Guid.NewGuid();
        GrainId[] ids =
        [
            GrainId.Create("kind", "text"),
            GrainId.Create("kind", "TEXT"),
            GrainId.Create("other", "text"),
            GrainId.Create(GrainType.Create("kind"), GrainIdKeyExtensions.CreateGuidKey(guid)),
            GrainId.Create(GrainType.Create("kind"), GrainIdKeyExtensions.CreateGuidKey(guid, "extension")),
            GrainId.Create(GrainType.Create("kind"), GrainIdKeyExtensions.CreateIntegerKey(-7)),
            GrainId.Create(GrainType.Create("kind"), GrainIdKeyExtensions.CreateIntegerKey(-7, "extension")),
        ];

        foreach (var id in ids)
        {
            await storage.WriteStateAsync(id.Type.ToString()!, id, new GrainState<Note> { State = new Note(id.ToString()) });
        }

        foreach (var id in ids)
        {
            var read = new GrainState<Note>();
            await storage.ReadStateAsync(id.Type.ToString()!, id, read);
            Assert.Equal(id.ToString(), read.State?.Text);
        }

    }

    [Fact]
    public async Task Projections_of_two_concepts_with_the_same_key_have_snapshots_of_their_own()
    {
        await using var silo = await TestSilo.StartAsync(Options);
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>(Snapshots.ProviderName);
        SnapshotStore Of(string concept) => new(GrainId.Create(concept, "BUKITINTAN/all"), storage);
        static SnapshotPart Part(byte content) => new(1, 7, default, [], 1, [content]);
        await Of("budget").WriteAsync([Part(1)]);
        await Of("outreach").WriteAsync([Part(2)]);
        Assert.Equal([1], (await Of("budget").ReadAsync(1))![0].Payload);
        Assert.Equal([2], (await Of("outreach").ReadAsync(1))![0].Payload);
    }

    [Fact]
    public async Task A_write_or_a_clear_over_a_newer_snapshot_is_refused()
    {
        await using var silo = await TestSilo.StartAsync(Options);
        var storage = silo.Services.GetRequiredKeyedService<IGrainStorage>(Snapshots.ProviderName);
        var id = GrainId.Create("kind", "text");
        var mine = new GrainState<Note> { State = new Note("mine") };
        var stale = new GrainState<Note> { State = new Note("stale") };
        await storage.WriteStateAsync("kind", id, mine);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("kind", id, stale));
        await storage.ReadStateAsync("kind", id, stale);
        await storage.WriteStateAsync("kind", id, mine);

        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("kind", id, stale));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("kind", id, stale));
        await storage.ClearStateAsync("kind", id, mine);
        Assert.Equal(0L, await CountAsync());
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("kind", id, stale));
        Assert.Equal(0L, await CountAsync());
    }

    private static INoteGrain Grain(TestSilo silo, string key) => silo.Grains.GetGrain<INoteGrain>(key);
}

public interface INoteGrain : IGrainWithStringKey
{
    Task<string?> ReadAsync();

    Task WriteAsync(string text);

    Task ClearAsync();
}

[GenerateSerializer, Immutable, Alias("bangkom.tests.Note")]
public sealed record Note([property: Id(0)] string Text);

internal sealed class NoteGrain([PersistentState("note", Snapshots.ProviderName)] IPersistentState<Note?> state) : Grain, INoteGrain
{
    public Task<string?> ReadAsync() => Task.FromResult(state.RecordExists ? state.State?.Text : null);

    public Task WriteAsync(string text)
    {
        state.State = new Note(text);
        return state.WriteStateAsync();
    }

    public Task ClearAsync() => state.ClearStateAsync();
}
