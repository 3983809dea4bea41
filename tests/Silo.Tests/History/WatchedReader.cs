using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.History;

/// <summary>A ledger's reader that counts readings of the whole ledger, and holds them up on request.</summary>
public sealed class WatchedReader(ILedgerReader inner) : ILedgerReader, IDisposable
{
    private readonly SemaphoreSlim _begun = new(0);
    private readonly SemaphoreSlim _ended = new(0);
    private TaskCompletionSource? _hold;
    private int _folds;

    /// <summary>Readings from the first fact on.</summary>
    public int Folds => Volatile.Read(ref _folds);

    /// <summary>Puts this reader before the one that a host has.</summary>
    public static void Add(IServiceCollection services)
    {
        var made = services.Single(s => s.ServiceType == typeof(ILedgerReader));
        services.Remove(made);
        services.AddSingleton<ILedgerReader>(s => new WatchedReader((ILedgerReader)ActivatorUtilities.CreateInstance(s, made.ImplementationType!)));
    }

    /// <summary>Readings of the whole ledger wait from now on.</summary>
    public void Hold() => _hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Those that wait go on.</summary>
    public void Release() => Interlocked.Exchange(ref _hold, null)?.SetResult();

    /// <summary>Waits until one more reading has begun.</summary>
    public Task BegunAsync() => _begun.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    /// <summary>Waits until one that was held was given up.</summary>
    public Task GivenUpAsync() => _ended.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _begun.Dispose();
        _ended.Dispose();
    }

    public async IAsyncEnumerable<IReadOnlyList<FactBody>> ReadBodiesAsync(long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (after == 0)
        {
            Interlocked.Increment(ref _folds);
            var hold = _hold;
            _begun.Release();
            try
            {
                await (hold?.Task ?? Task.CompletedTask).WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                _ended.Release();
                throw;
            }
        }

        await foreach (var chunk in inner.ReadBodiesAsync(after, upTo, cancellationToken))
        {
            yield return chunk;
        }
    }

    public Task<long> GetHeadAsync(CancellationToken cancellationToken = default) => inner.GetHeadAsync(cancellationToken);

    public Task<long> FindPositionAsync(DateTimeOffset recordedAt, CancellationToken cancellationToken = default) => inner.FindPositionAsync(recordedAt, cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadAsync(long after, long upTo, CancellationToken cancellationToken = default) => inner.ReadAsync(after, upTo, cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadLanesAsync(ImmutableArray<Lane> lanes, long after, long upTo, CancellationToken cancellationToken = default) =>
        inner.ReadLanesAsync(lanes, after, upTo, cancellationToken);

    public Task<IReadOnlyList<RecordedFact>> ReadPersonAsync(AsnId person, long after, long upTo, CancellationToken cancellationToken = default) =>
        inner.ReadPersonAsync(person, after, upTo, cancellationToken);

    public Task<IReadOnlyList<FactRow>> ReadRowsAsync(IReadOnlyCollection<long> positions, CancellationToken cancellationToken = default) => inner.ReadRowsAsync(positions, cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<FactRow>> ReadAllRowsAsync(long after, long upTo, CancellationToken cancellationToken = default) => inner.ReadAllRowsAsync(after, upTo, cancellationToken);
}
