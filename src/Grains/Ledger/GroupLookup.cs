using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Ledger;

/// <summary>What the items of a group need from the store, read in a few round trips before anything is decided.</summary>
internal sealed class GroupLookup(ILedgerStore store, ILedgerReader reader, LedgerMemory memory)
{
    private readonly Dictionary<Identity, (long Position, byte[]? Content, FactTargets Targets)> _known = [];
    private readonly Dictionary<Identity, RecordedFact> _named = [];
    private readonly Dictionary<long, RecordedFact> _rows = [];
    private readonly Dictionary<CertificateNumber, AsnId> _owners = [];
    private readonly Dictionary<StreamId, long> _streams = [];
    private readonly Dictionary<AsnId, IReadOnlyList<RecordedFact>> _histories = [];

    /// <summary>Reads.</summary>
    public async Task LoadAsync(IReadOnlyList<WorkItem> items, DecisionContext context, long head)
    {
        _known.Clear();
        _named.Clear();
        _rows.Clear();
        _owners.Clear();
        _streams.Clear();
        _histories.Clear();

        await LoadIdentitiesAsync(items);
        await LoadPositionsAsync(items);
        var certificates = items.Select(i => i.Command.Certificate(Aim(i, context))).OfType<CertificateNumber>().Distinct().ToArray();
        if (certificates.Length > 0)
        {
            foreach (var (certificate, owner) in await store.FindOwnersAsync(certificates))
            {
                _owners[certificate] = owner;
            }
        }

        await LoadHistoriesAsync(items[0], context);

        foreach (var expected in items.Select(i => i.Request?.Request.Expected).OfType<ExpectedPosition>().Distinct())
        {
            await LoadStreamAsync(expected, head);
        }
    }

    /// <summary>Reads the facts of the people whose earlier completions an item may move.</summary>
    public async Task LoadHistoriesAsync(WorkItem item, DecisionContext context)
    {
        foreach (var person in item.Command.NeedsHistoryOf(Aim(item, context)))
        {
            _histories[person] = await reader.ReadPersonAsync(person, 0, long.MaxValue);
        }
    }

    /// <summary>The stored or staged fact that holds an item's identity, for items that must know before they decide; else null.</summary>
    public (long Position, byte[]? Content, FactTargets Targets)? Known(WorkItem item) =>
        item.Command.ChangesRoster && _known.TryGetValue(item.Identity, out var known) ? known : null;

    /// <summary>Puts what an item asked for into the context.</summary>
    public void Prepare(WorkItem item, DecisionContext context)
    {
        Aim(item, context);
        context.Of = item.Command.OfKey is { } key
            ? _named.GetValueOrDefault(Named(item, key))
            : item.Command.OfPosition is { } position ? _rows.GetValueOrDefault(position) : null;
        context.CertificateOwner = item.Command.Certificate(context) is { } certificate && _owners.TryGetValue(certificate, out var owner) ? owner : null;
        context.Histories = _histories;
    }

    /// <summary>Remembers a staged fact: later items of the group may name it.</summary>
    public void Remember(WorkItem item, StagedFact first)
    {
        _named.TryAdd(item.Identity, first.Recorded);
        if (item.Command.ChangesRoster)
        {
            _known[item.Identity] = (first.Row.Position, item.Content, first.Recorded.Targets);
        }

        if (first.Certificate is { } certificate && first.Recorded.Targets.Asn is { } person)
        {
            _owners.TryAdd(certificate, person);
        }
    }

    /// <summary>Last stored position of a stream that an item expects something of.</summary>
    public long LastStored(StreamId stream) => _streams.GetValueOrDefault(stream);

    private static Identity Named(WorkItem item, string key) => new(item.Command.OfSource ?? item.Identity.Source, key);

    private static DecisionContext Aim(WorkItem item, DecisionContext context)
    {
        context.Source = item.Identity.Source;
        context.Key = item.Identity.Key;
        context.Partner = item.Partner;
        context.ReceivedAt = item.ReceivedAt;
        return context;
    }

    private async Task LoadIdentitiesAsync(IReadOnlyList<WorkItem> items)
    {
        var identities = new HashSet<Identity>();
        foreach (var item in items)
        {
            if (item.Command.ChangesRoster)
            {
                identities.Add(item.Identity);
            }

            if (item.Command.OfKey is { } key)
            {
                identities.Add(Named(item, key));
            }
        }

        if (identities.Count == 0)
        {
            return;
        }

        foreach (var (identity, row) in await store.FindAsync(identities))
        {
            _known[identity] = (row.Position, row.Content, row.Targets);
            _named[identity] = row.ToRecorded();
        }
    }

    private async Task LoadPositionsAsync(IReadOnlyList<WorkItem> items)
    {
        var positions = items.Select(i => i.Command.OfPosition).OfType<long>().Distinct().ToArray();
        foreach (var chunk in positions.Chunk(1_000))
        {
            foreach (var row in await reader.ReadRowsAsync(chunk))
            {
                _rows[row.Position] = row.ToRecorded();
            }
        }
    }

    private async Task LoadStreamAsync(ExpectedPosition expected, long head)
    {
        var stream = StreamId.Parse(expected.Stream);
        if (memory.LastOf(stream) is not null || _streams.ContainsKey(stream))
        {
            return;
        }

        // Since this writer started nothing came to the stream: what came before stands in the store.
        await foreach (var chunk in reader.ReadAsync(expected.Position, head))
        {
            foreach (var fact in chunk)
            {
                if (StreamId.DecidedOver(fact).Contains(stream))
                {
                    _streams[stream] = fact.Position;
                }
            }
        }
    }
}
