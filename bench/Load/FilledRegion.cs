using System.Diagnostics;
using Bangkom.Bench.Support;
using Bangkom.Processes;
using Bangkom.Silo.Storage;

namespace Bangkom.Bench.Load;

/// <summary>The benchmarks' region in a store of its own with its server, to be filled, stopped and started again.</summary>
internal sealed class FilledRegion : IAsyncDisposable
{
    private const int ArrayItems = 100;
    private const int Connections = 8;

    private readonly string _key;
    private PushLoad _load;

    private FilledRegion(BenchStore store, ServerProcess server, string key, Items items) =>
        (Store, Server, _key, Items, _load) = (store, server, key, items, new PushLoad(server.Address, "/push/completions", key, items));

    /// <summary>Where its ledger is.</summary>
    public BenchStore Store { get; }

    /// <summary>Its server.</summary>
    public ServerProcess Server { get; private set; }

    /// <summary>What is pushed to it.</summary>
    public Items Items { get; }

    /// <summary>Pushes to it.</summary>
    public PushLoad Load => _load;

    /// <summary>Completions pushed so far.</summary>
    public long Facts { get; private set; }

    /// <summary>Starts a server on an empty store, and enters agencies and people.</summary>
    /// <returns>The region; null when there is no such database, the report says why.</returns>
    public static async Task<FilledRegion?> TryCreateAsync(BenchContext context, StorageKind kind)
    {
        var store = await context.Stores.TryCreateAsync(kind);
        if (store is null)
        {
            return null;
        }

        var server = await ServerProcess.StartAsync(store.Storage, "--no-rate-limit");
        try
        {
            return new FilledRegion(store, server, await BenchRegion.EnterAsync(server.Client, context.Options.People), new Items(context.Options.People, BenchDay.Today));
        }
        catch
        {
            await server.DisposeAsync();
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Pushes until so many completions are in.</summary>
    public async Task FillAsync(long facts)
    {
        if (facts > _load.Sent)
        {
            await _load.RunAsync(Connections, ArrayItems, facts - _load.Sent);
        }

        Facts = _load.Sent;
    }

    /// <summary>Starts the server again on the same store; it was stopped before.</summary>
    /// <returns>Seconds from the process's start until it was ready.</returns>
    public async Task<double> StartAgainAsync()
    {
        await Server.DisposeAsync();
        var started = Stopwatch.GetTimestamp();
        Server = await ServerProcess.StartAsync(Store.Storage, "--no-rate-limit");
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        _load = new PushLoad(Server.Address, "/push/completions", _key, Items);
        return seconds;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Store.DisposeAsync();
    }
}
