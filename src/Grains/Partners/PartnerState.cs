using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;

namespace Bangkom.Grains.Partners;

/// <summary>A partner's fold: name, keys, receipts, held items, and which facts its items became.</summary>
/// <param name="partner">Its code.</param>
/// <param name="zone">The region's zone: statements are by day of arrival.</param>
internal sealed class PartnerState(PartnerId partner, RegionZone zone) : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 2;

    private const int PieceRowsMax = 12_000;

    // Positions only grow, so a receipt is always added at the end.
    private readonly SortedList<long, ReceiptView> _receipts = [];
    private readonly SortedDictionary<long, HeldView> _held = [];
    private readonly Dictionary<(string Source, string Key), long> _heldByIdentity = [];
    private readonly SortedDictionary<long, AcceptedItem> _accepted = [];
    private readonly Dictionary<long, DateOnly> _heldOn = [];
    private readonly Dictionary<DateOnly, int> _released = [];
    private ImmutableSortedDictionary<string, PartnerKey> _keys = ImmutableSortedDictionary<string, PartnerKey>.Empty;

    /// <summary>The latest name; null before it is defined.</summary>
    public string? Name { get; private set; }

    /// <summary>Keys by their public part.</summary>
    public IReadOnlyDictionary<string, PartnerKey> Keys => _keys;

    /// <summary>Receipts by position.</summary>
    public SortedList<long, ReceiptView> Receipts => _receipts;

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
            foreach (var receipt in piece.Receipts)
            {
                state._receipts[receipt.Position] = receipt;
            }

            foreach (var held in piece.Held)
            {
                state._held[held.Position] = held;
                state._heldByIdentity[(held.Source, held.Key)] = held.Position;
            }

            foreach (var accepted in piece.Accepted)
            {
                state._accepted[accepted.Position] = accepted;
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
                _receipts[recorded.Position] = new ReceiptView(partner, recorded.Position, f.ReceivedAt, f.Items, f.Accepted, f.Repeated, f.Quarantined);
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
        parts.AddRange(_receipts.Values.Chunk(PieceRowsMax).Select(c => new PartnerPiece([.. c], [], [])));
        parts.AddRange(_held.Values.Chunk(PieceRowsMax / 4).Select(c => new PartnerPiece([], [.. c], [])));
        parts.AddRange(_accepted.Values.Chunk(PieceRowsMax).Select(c => new PartnerPiece([], [], [.. c])));
        return parts;
    }

    /// <summary>Receipts after a position, oldest first; of more than <paramref name="max"/> only the newest.</summary>
    public ImmutableArray<ReceiptView> ReceiptsAfter(long after, int max)
    {
        var first = _receipts.Count;
        while (first > 0 && _receipts.Count - first < max && _receipts.GetKeyAtIndex(first - 1) > after)
        {
            first--;
        }

        return [.. Enumerable.Range(first, _receipts.Count - first).Select(_receipts.GetValueAtIndex)];
    }

    /// <summary>Accepted items that arrived between two days.</summary>
    public IEnumerable<AcceptedItem> AcceptedBetween(DateOnly? from, DateOnly? to) =>
        _accepted.Values.Where(a => !(a.On < from) && !(a.On > to));

    /// <summary>The part of a statement that needs no record: sums of receipts, what was held and became a fact.</summary>
    public PartnerStatement Sums(DateOnly? from, DateOnly? to)
    {
        var receipts = _receipts.Values.Where(r => IsBetween(zone.DayOf(r.ReceivedAt), from, to)).ToArray();
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
        _accepted[position] = new AcceptedItem(position, person, agency, zone.DayOf(receivedAt), isRevocation);
}

/// <summary>A fact that an item became.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Person">The person.</param>
/// <param name="Agency">An agency that holds the person's record.</param>
/// <param name="On">The day the item arrived.</param>
/// <param name="IsRevocation">True for a revocation: an accepted item, but no completion.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AcceptedItem")]
internal readonly record struct AcceptedItem(
    [property: Id(0)] long Position,
    [property: Id(1)] AsnId Person,
    [property: Id(2)] AgencyId Agency,
    [property: Id(3)] DateOnly On,
    [property: Id(4)] bool IsRevocation = false);

/// <summary>First piece of a partner's snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PartnerHead")]
internal sealed record PartnerHead(
    [property: Id(0)] string? Name,
    [property: Id(1)] ImmutableSortedDictionary<string, PartnerKey> Keys,
    [property: Id(2)] ImmutableArray<KeyValuePair<long, DateOnly>> HeldOn,
    [property: Id(3)] ImmutableArray<KeyValuePair<DateOnly, int>> Released);

/// <summary>Further pieces.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PartnerPiece")]
internal sealed record PartnerPiece(
    [property: Id(0)] ImmutableArray<ReceiptView> Receipts,
    [property: Id(1)] ImmutableArray<HeldView> Held,
    [property: Id(2)] ImmutableArray<AcceptedItem> Accepted);
