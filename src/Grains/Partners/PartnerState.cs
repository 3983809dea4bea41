using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Partners;

/// <summary>A partner's fold: name, keys, receipts, held items, and which facts its items became.</summary>
/// <param name="partner">Its code.</param>
/// <param name="zone">The region's zone: statements are by day of arrival.</param>
internal sealed class PartnerState(PartnerId partner, RegionZone zone) : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 4;

    /// <summary>Receipts of a snapshot piece: some 600 kB.</summary>
    private const int PieceReceiptsMax = 20_000;

    /// <summary>Held items of a snapshot piece.</summary>
    private const int PieceHeldMax = 3_000;

    private readonly Column<ReceiptRow> _receipts = new(static r => r.Position);
    private readonly SortedDictionary<long, HeldView> _held = [];
    private readonly Dictionary<(string Source, string Key), long> _heldByIdentity = [];
    private readonly AcceptedItems _accepted = new();
    private readonly Dictionary<long, DateOnly> _heldOn = [];
    private readonly Dictionary<DateOnly, int> _released = [];
    private ImmutableSortedDictionary<string, PartnerKey> _keys = ImmutableSortedDictionary<string, PartnerKey>.Empty;

    /// <summary>The latest name; null before it is defined.</summary>
    public string? Name { get; private set; }

    /// <summary>Keys by their public part.</summary>
    public IReadOnlyDictionary<string, PartnerKey> Keys => _keys;

    /// <summary>Receipts by position.</summary>
    public IEnumerable<ReceiptView> Receipts => _receipts.Rows.Select(r => r.ViewOf(partner));

    /// <summary>Held items by position.</summary>
    public SortedDictionary<long, HeldView> Held => _held;

    public static PartnerState FromParts(PartnerId partner, RegionZone zone, IReadOnlyList<object> parts)
    {
        var head = (PartnerHead)parts[0];
        var state = new PartnerState(partner, zone) { Name = head.Name, _keys = head.Keys };
        foreach (var (position, day) in head.HeldOn)
        {
            state._heldOn[position] = day;
        }

        foreach (var (day, count) in head.Released)
        {
            state._released[day] = count;
        }

        foreach (var piece in parts.Skip(1).Cast<PartnerPiece>())
        {
            if (piece.Receipts is not null)
            {
                var pack = new PackReader(piece.Receipts);
                for (var left = pack.Read(); left > 0; left--)
                {
                    state._receipts.Add(ReceiptRow.Unpack(pack));
                }
            }

            if (piece.Accepted is not null)
            {
                state._accepted.Unpack(piece.Accepted);
            }

            foreach (var held in piece.Held)
            {
                state._held[held.Position] = held;
                state._heldByIdentity[(held.Source, held.Key)] = held.Position;
            }
        }

        return state;
    }

    public void Apply(RecordedFact recorded)
    {
        switch (recorded.Fact)
        {
            case PartnerDefined f when f.Partner == partner:
                Name = f.Name;
                break;
            case KeyIssued f when f.Partner == partner:
                _keys = _keys.SetItem(f.KeyId, new PartnerKey(f.KeyId, f.System, f.Hash, IsLive: true) { Networks = f.Networks ?? [], Xapi = f.Xapi });
                break;
            case KeyRevoked f when f.Partner == partner && _keys.TryGetValue(f.KeyId, out var key):
                _keys = _keys.SetItem(f.KeyId, key with { IsLive = false });
                break;
            case KeyUsed f when f.Partner == partner && _keys.TryGetValue(f.KeyId, out var used):
                _keys = _keys.SetItem(f.KeyId, used with { SeenFrom = used.SeenFrom.Add(new KeyAddress(f.Address, recorded.RecordedAt)) });
                break;
            case ReceiptRecorded f:
                _receipts.Add(ReceiptRow.Of(recorded.Position, f));
                break;
            case ItemQuarantined f:
                Hold(f, recorded.Position);
                break;
            case ItemRepaired f:
                Release(f.Of, f.Accepted);
                break;
            case ItemReplayed f:
                Release(f.Of, f.Outcome == "ACCEPTED");
                break;
            case Completed f:
                Accept(f.Person, f.Agency, recorded.Position, f.ReceivedAt);
                break;
            case CompletionCorrected f:
                Accept(f.Person, f.Agency, recorded.Position, f.ReceivedAt);
                break;
            case CompletionRevoked f:
                Accept(f.Person, recorded.Targets.Agencies.IsEmpty ? default : recorded.Targets.Agencies[0], recorded.Position, f.ReceivedAt, isRevocation: true);
                break;
        }
    }

    public IReadOnlyList<object> ToParts()
    {
        var parts = new List<object> { new PartnerHead(Name, _keys, [.. _heldOn], [.. _released]) };
        parts.AddRange(_receipts.Rows.Chunk(PieceReceiptsMax).Select(c => new PartnerPiece([], Pack(c), null)));
        parts.AddRange(_held.Values.Chunk(PieceHeldMax).Select(c => new PartnerPiece([.. c], null, null)));
        parts.AddRange(_accepted.Pack().Select(p => new PartnerPiece([], null, p)));
        return parts;
    }

    /// <summary>Receipts after a position, oldest first; of more than <paramref name="max"/> only the newest.</summary>
    public ImmutableArray<ReceiptView> ReceiptsAfter(long after, int max)
    {
        var first = Math.Max(_receipts.IndexAfter(after), _receipts.Count - max);
        return [.. Enumerable.Range(first, _receipts.Count - first).Select(i => _receipts[i].ViewOf(partner))];
    }

    /// <summary>Receipts before a position, newest first, and whether there are more.</summary>
    public Page<ReceiptView> ReceiptsBefore(long? before, int max)
    {
        var end = before is { } position ? _receipts.IndexAfter(position - 1) : _receipts.Count;
        var first = Math.Max(0, end - max);
        return new Page<ReceiptView>(
            [.. Enumerable.Range(first, end - first).Reverse().Select(i => _receipts[i].ViewOf(partner))], first > 0, _receipts.Count);
    }

    /// <summary>One receipt, or null.</summary>
    public ReceiptView? FindReceipt(long position) => _receipts.IndexOf(position) is >= 0 and var index ? _receipts[index].ViewOf(partner) : null;

    /// <summary>Accepted items that arrived between two days.</summary>
    public IEnumerable<AcceptedItem> AcceptedBetween(DateOnly? from, DateOnly? to) =>
        _accepted.All.Where(a => !(a.On < from) && !(a.On > to));

    /// <summary>The part of a statement that needs no record: sums of receipts, what was held and became a fact.</summary>
    public PartnerStatement Sums(DateOnly? from, DateOnly? to)
    {
        var receipts = _receipts.Rows.Where(r => IsBetween(zone.DayOf(r.ReceivedAt), from, to)).ToArray();
        var released = _released.Where(r => IsBetween(r.Key, from, to)).Sum(r => r.Value);
        var held = _held.Values
            .Where(h => IsBetween(zone.DayOf(h.ReceivedAt), from, to))
            .GroupBy(h => h.Reason, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return new PartnerStatement(
            receipts.Sum(r => r.Items),
            receipts.Sum(r => r.Accepted) + released,
            receipts.Sum(r => r.Repeated),
            receipts.Sum(r => r.Quarantined) - released,
            0,
            ImmutableSortedDictionary<string, int>.Empty,
            held);
    }

    private static bool IsBetween(DateOnly day, DateOnly? from, DateOnly? to) => !(day < from) && !(day > to);

    private void Hold(ItemQuarantined fact, long position)
    {
        // A newer item with the same identity takes the older one's place.
        if (_heldByIdentity.TryGetValue((fact.ItemSource, fact.ItemKey), out var older))
        {
            _held.Remove(older);
            _heldOn.Remove(older);
        }

        _heldByIdentity[(fact.ItemSource, fact.ItemKey)] = position;
        _held[position] = new HeldView(partner, position, fact.ItemSource, fact.ItemKey, fact.Reason, fact.Message, fact.ReceivedAt, fact.Receipt);
        _heldOn[position] = zone.DayOf(fact.ReceivedAt);
    }

    private void Release(long position, bool accepted)
    {
        if (_held.Remove(position, out var held))
        {
            _heldByIdentity.Remove((held.Source, held.Key));
        }

        if (_heldOn.Remove(position, out var day) && accepted)
        {
            _released[day] = _released.GetValueOrDefault(day) + 1;
        }
    }

    private void Accept(AsnId person, AgencyId agency, long position, DateTimeOffset receivedAt, bool isRevocation = false) =>
        _accepted.Add(new AcceptedItem(position, person, agency, zone.DayOf(receivedAt), isRevocation));

    private static PackedRecords Pack(ReceiptRow[] receipts)
    {
        var pack = new PackWriter();
        pack.Write(receipts.Length);
        foreach (var receipt in receipts)
        {
            receipt.Pack(pack);
        }

        return pack.ToPacked();
    }
}

/// <summary>A fact that an item became.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Person">The person.</param>
/// <param name="Agency">An agency that holds the person's record.</param>
/// <param name="On">The day the item arrived.</param>
/// <param name="IsRevocation">True for a revocation: an accepted item, but no completion.</param>
internal readonly record struct AcceptedItem(long Position, AsnId Person, AgencyId Agency, DateOnly On, bool IsRevocation = false);

/// <summary>First piece of a partner's snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PartnerHead")]
internal sealed record PartnerHead(
    [property: Id(0)] string? Name,
    [property: Id(1)] ImmutableSortedDictionary<string, PartnerKey> Keys,
    [property: Id(2)] ImmutableArray<KeyValuePair<long, DateOnly>> HeldOn,
    [property: Id(3)] ImmutableArray<KeyValuePair<DateOnly, int>> Released);

/// <summary>Further pieces: held items, receipts or accepted items.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PartnerPiece")]
internal sealed record PartnerPiece(
    [property: Id(1)] ImmutableArray<HeldView> Held,
    [property: Id(3)] PackedRecords? Receipts,
    [property: Id(4)] PackedRecords? Accepted);
