using System.Text;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.Storage;

/// <summary>A migrated, empty place with its stores opened, and ways to fill it.</summary>
public abstract class StorageTest(StorageBackend backend) : IAsyncLifetime
{
    private readonly List<ServiceProvider> _opened = [];

    protected static readonly DateTimeOffset Start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    protected StorageOptions Options { get; private set; } = null!;

    protected ILedgerStore Store { get; private set; } = null!;

    protected ILedgerReader Reader { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Options = await backend.CreateAsync();
        StorageMigrations.Run(Options);
        await ReopenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await backend.RemoveAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the same place once more, as another process would.</summary>
    protected IServiceProvider Open()
    {
        var provider = new ServiceCollection().AddBangkomStorage(Options).BuildServiceProvider();
        _opened.Add(provider);
        return provider;
    }

    protected async Task ReopenAsync()
    {
        await CloseAsync();
        var provider = Open();
        Store = provider.GetRequiredService<ILedgerStore>();
        Reader = provider.GetRequiredService<ILedgerReader>();
    }

    private async Task CloseAsync()
    {
        foreach (var provider in _opened)
        {
            await provider.DisposeAsync();
        }

        _opened.Clear();
    }

    protected static FactRow Row(long position, string? key = null, AsnId? asn = null, Lane lane = Lane.Event) => new(
        position,
        Start.AddSeconds(position),
        Start.AddDays(-1),
        lane,
        "partner/UNI",
        key,
        key is null ? null : new byte[16],
        new FactTargets(asn, []),
        FactJson.Write(new ProgramDefined(new ProgramId($"P{position}"), "Programme", LearningForm.Course, 2m, [])),
        Personal: asn is null ? null : FactJson.WritePersonal(new PersonalPart(null, $"Name {position}")),
        Raw: Encoding.UTF8.GetBytes($"raw {position}"));

    /// <summary>Commits rows in one transaction, and answers the new head.</summary>
    protected static async Task<LedgerHead> AppendAsync(ILedgerStore store, LedgerHead head, params FactRow[] rows)
    {
        await using var transaction = await store.BeginAsync(head);
        await transaction.InsertAsync(rows);
        var next = head with { Position = Math.Max(head.Position, rows.Max(static r => r.Position)), RecordedAt = Start };
        await transaction.CommitAsync([], [], next);
        return next;
    }

    protected async Task<LedgerHead> AppendAsync(params FactRow[] rows) => await AppendAsync(Store, await Store.TakeEpochAsync(), rows);

    protected static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<IReadOnlyList<T>> chunks)
    {
        var all = new List<T>();
        await foreach (var chunk in chunks)
        {
            all.AddRange(chunk);
        }

        return all;
    }

    protected async Task<IReadOnlyList<long>> PositionsAsync() =>
        [.. (await AllAsync(Reader.ReadAllRowsAsync(0, long.MaxValue))).Select(static row => row.Position)];
}
