using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Ledger.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Bangkom.Silo.Tests.Engine;

/// <summary>Makes a store fail on purpose, and projections hang, throw or die.</summary>
public sealed class Faults : IIncomingGrainCallFilter
{
    private int _failures;
    private int _lostAnswers;
    private double _failureShare;
    private readonly Random _random = new(1);

    /// <summary>Called before a projection takes a delivery in; it may throw or never end.</summary>
    public Func<string, Task> OnAbsorb { get; set; } = _ => Task.CompletedTask;

    /// <summary>The next commits store nothing.</summary>
    public void FailNextCommits(int count) => Interlocked.Exchange(ref _failures, count);

    /// <summary>The next commits store everything, but nobody learns it.</summary>
    public void LoseNextAnswers(int count) => Interlocked.Exchange(ref _lostAnswers, count);

    /// <summary>A share of all commits fails or loses its answer.</summary>
    public void FailShare(double share) => _failureShare = share;

    /// <summary>Wraps the store.</summary>
    public void Store(IServiceCollection services)
    {
        var inner = services.Last(s => s.ServiceType == typeof(ILedgerStore));
        services.Remove(inner);
        services.AddSingleton(typeof(ILedgerStore), s => new FaultyStore(
            (ILedgerStore)(inner.ImplementationFactory?.Invoke(s) ?? ActivatorUtilities.CreateInstance(s, inner.ImplementationType!)), this));
        services.AddSingleton<IIncomingGrainCallFilter>(this);
    }

    /// <summary>Two hosts on one store must not find each other.</summary>
    public static void SeparateCluster(IServiceCollection services) =>
        services.PostConfigure<ClusterOptions>(options => options.ClusterId += "-" + Guid.NewGuid().ToString("N"));

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod?.Name == nameof(IProjectionGrain.Absorb))
        {
            await OnAbsorb(context.TargetId.ToString());
        }

        await context.Invoke();
    }

    private bool TakesFailure()
    {
        lock (_random)
        {
            return Interlocked.Decrement(ref _failures) >= 0 || _random.NextDouble() < _failureShare;
        }
    }

    private bool TakesLostAnswer()
    {
        lock (_random)
        {
            return Interlocked.Decrement(ref _lostAnswers) >= 0 || _random.NextDouble() < _failureShare;
        }
    }

    private sealed class FaultyStore(ILedgerStore inner, Faults faults) : ILedgerStore
    {
        public Task<LedgerHead> TakeEpochAsync(CancellationToken cancellationToken = default) => inner.TakeEpochAsync(cancellationToken);

        public async Task<ILedgerTransaction> BeginAsync(LedgerHead head, CancellationToken cancellationToken = default) =>
            new FaultyTransaction(await inner.BeginAsync(head, cancellationToken), faults);

        public Task<IReadOnlyDictionary<Identity, FactRow>> FindAsync(IReadOnlyCollection<Identity> identities, CancellationToken cancellationToken = default) =>
            inner.FindAsync(identities, cancellationToken);

        public Task<IReadOnlyDictionary<CertificateNumber, AsnId>> FindOwnersAsync(IReadOnlyCollection<CertificateNumber> certificates, CancellationToken cancellationToken = default) =>
            inner.FindOwnersAsync(certificates, cancellationToken);

        public Task SaveDeliveryAsync(LedgerHead head, CancellationToken cancellationToken = default) => inner.SaveDeliveryAsync(head, cancellationToken);
    }

    private sealed class FaultyTransaction(ILedgerTransaction inner, Faults faults) : ILedgerTransaction
    {
        public Task<IReadOnlyList<int>> InsertAsync(IReadOnlyList<FactRow> rows) => inner.InsertAsync(rows);

        public Task<IReadOnlyDictionary<Identity, FactRow>> FindAsync(IReadOnlyCollection<Identity> identities) => inner.FindAsync(identities);

        public Task EraseAsync(AsnId person, IReadOnlyCollection<long> positions) => inner.EraseAsync(person, positions);

        public async Task CommitAsync(IReadOnlyList<FactRow> rows, IReadOnlyCollection<KeyValuePair<CertificateNumber, AsnId>> certificates, LedgerHead head)
        {
            if (faults.TakesFailure())
            {
                throw new IOException("The disk is full.");
            }

            await inner.CommitAsync(rows, certificates, head);
            if (faults.TakesLostAnswer())
            {
                throw new IOException("The connection was lost.");
            }
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
