using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.GraphQLApi.Tests.Support;

/// <summary>A ledger in lists: one region, nothing durable.</summary>
public sealed class MemoryLedger : ILedgerStore, ILedgerReader
{
    private const int ChunkRows = 2_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<CertificateNumber, AsnId> _owners = [];
    private List<FactRow> _rows = [];
    private LedgerHead _head = new(0, 0, DateTimeOffset.UnixEpoch, 0, []);

    public Task<LedgerHead> TakeEpochAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return Task.FromResult(_head = _head with { Epoch = _head.Epoch + 1 });
        }
    }

    public Task<ILedgerTransaction> BeginAsync(LedgerHead head, CancellationToken cancellationToken = default) =>
        Task.FromResult<ILedgerTransaction>(new Transaction(this, head));

    public Task<IReadOnlyDictionary<Identity, FactRow>> FindAsync(IReadOnlyCollection<Identity> identities, CancellationToken cancellationToken = default) =>
        Task.FromResult(Find(Rows(), identities));

    public Task<IReadOnlyDictionary<CertificateNumber, AsnId>> FindOwnersAsync(IReadOnlyCollection<CertificateNumber> certificates, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyDictionary<CertificateNumber, AsnId>>(certificates.Where(_owners.ContainsKey).Distinct().ToDictionary(c => c, c => _owners[c]));
        }
    }

    public Task SaveDeliveryAsync(LedgerHead head, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _head = Proven(head) with { Delivered = head.Delivered, Behind = head.Behind };
            return Task.CompletedTask;
        }
    }

    public Task<long> GetHeadAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return Task.FromResult(_head.Position);
        }
    }

    public Task<long> FindPositionAsync(DateTimeOffset recordedAt, CancellationToken cancellationToken = default) =>
        Task.FromResult(Rows().LastOrDefault(r => r.RecordedAt <= recordedAt)?.Position ?? 0);

    public IAsyncEnumerable<IReadOnlyList<FactBody>> ReadBodiesAsync(long after, long upTo, CancellationToken cancellationToken = default) =>
        ChunksAsync(Between(after, upTo).Select(r => new FactBody(r.Position, r.RecordedAt, r.OccurredAt, r.Source, r.Key, r.Targets.Asn, r.Body)), cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadAsync(long after, long upTo, CancellationToken cancellationToken = default) =>
        ChunksAsync(Between(after, upTo).Select(r => (r with { Personal = null }).ToRecorded()), cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadLanesAsync(ImmutableArray<Lane> lanes, long after, long upTo, CancellationToken cancellationToken = default) =>
        ChunksAsync(Between(after, upTo).Where(r => lanes.Contains(r.Lane)).Select(r => r.ToRecorded()), cancellationToken);

    public Task<IReadOnlyList<RecordedFact>> ReadPersonAsync(AsnId person, long after, long upTo, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<RecordedFact>>([.. Between(after, upTo).Where(r => r.Targets.Asn == person).Select(r => r.ToRecorded())]);

    public Task<IReadOnlyList<FactRow>> ReadRowsAsync(IReadOnlyCollection<long> positions, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<FactRow>>([.. Rows().Where(r => positions.Contains(r.Position))]);

    public IAsyncEnumerable<IReadOnlyList<FactRow>> ReadAllRowsAsync(long after, long upTo, CancellationToken cancellationToken = default) =>
        ChunksAsync(Between(after, upTo), cancellationToken);

    private static IReadOnlyDictionary<Identity, FactRow> Find(IEnumerable<FactRow> rows, IReadOnlyCollection<Identity> identities)
    {
        var wanted = identities.ToHashSet();
        return rows.Where(r => r.Key is not null && wanted.Contains(new Identity(r.Source, r.Key)))
            .ToDictionary(r => new Identity(r.Source, r.Key!), r => r with { Personal = null, Raw = null });
    }

    private static async IAsyncEnumerable<IReadOnlyList<T>> ChunksAsync<T>(IEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in items.Chunk(ChunkRows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            yield return chunk;
        }
    }

    private List<FactRow> Rows()
    {
        lock (_gate)
        {
            return _rows;
        }
    }

    private IEnumerable<FactRow> Between(long after, long upTo) => Rows().Where(r => r.Position > after && r.Position <= upTo);

    private LedgerHead Proven(LedgerHead head) => head.Epoch == _head.Epoch ? _head : throw new WriterSupersededException();

    private sealed class Transaction(MemoryLedger ledger, LedgerHead begun) : ILedgerTransaction
    {
        private List<FactRow> _rows = [.. ledger.Rows()];

        public Task<IReadOnlyList<int>> InsertAsync(IReadOnlyList<FactRow> rows)
        {
            var known = _rows.Where(r => r.Key is not null).Select(r => new Identity(r.Source, r.Key!)).ToHashSet();
            List<int> left = [];
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Key is { } key && !known.Add(new Identity(rows[i].Source, key)))
                {
                    left.Add(i);
                }
                else
                {
                    _rows.Add(rows[i]);
                }
            }

            return Task.FromResult<IReadOnlyList<int>>(left);
        }

        public Task<IReadOnlyDictionary<Identity, FactRow>> FindAsync(IReadOnlyCollection<Identity> identities) => Task.FromResult(Find(_rows, identities));

        public Task EraseAsync(AsnId person, IReadOnlyCollection<long> positions)
        {
            _rows = [.. _rows.Select(r => r.Targets.Asn == person || positions.Contains(r.Position) ? r with { Personal = null, Raw = null } : r)];
            return Task.CompletedTask;
        }

        public Task CommitAsync(IReadOnlyList<FactRow> rows, IReadOnlyCollection<KeyValuePair<CertificateNumber, AsnId>> certificates, LedgerHead head)
        {
            lock (ledger._gate)
            {
                if (ledger.Proven(head).Position != begun.Position)
                {
                    throw new WriterSupersededException();
                }

                _rows.AddRange(rows);
                (ledger._rows, ledger._head) = (_rows, head);
                foreach (var (certificate, owner) in certificates)
                {
                    ledger._owners.TryAdd(certificate, owner);
                }

                return Task.CompletedTask;
            }
        }

        public ValueTask DisposeAsync() => default;
    }
}
