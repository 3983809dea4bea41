using System.Diagnostics.CodeAnalysis;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Ledger.Held;

/// <summary>The quarantine as the writer remembers it: at most one held item per identity.</summary>
public sealed class HeldItems
{
    private readonly Dictionary<(string Source, string Key), HeldItem> _byIdentity = [];
    private readonly Dictionary<long, HeldItem> _byPosition = [];
    private readonly Dictionary<string, SortedSet<long>> _byWait = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<long>> _byNip = new(StringComparer.Ordinal);
    private readonly Dictionary<(PartnerId Partner, Account Account), List<long>> _byAccount = [];

    /// <summary>Items held.</summary>
    public int Count => _byPosition.Count;

    /// <summary>Finds the held item with an identity.</summary>
    public bool TryFind(string source, string key, [NotNullWhen(true)] out HeldItem? item) =>
        _byIdentity.TryGetValue((source, key), out item);

    /// <summary>Finds the held item at a position.</summary>
    public bool TryFind(long position, [NotNullWhen(true)] out HeldItem? item) => _byPosition.TryGetValue(position, out item);

    /// <summary>Holds an item; one with the same identity is superseded.</summary>
    /// <param name="item">The item.</param>
    public void Hold(HeldItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (_byIdentity.TryGetValue((item.Source, item.Key), out var older))
        {
            Release(older.Position);
        }

        if (item.Nip is { } nip)
        {
            (_byNip.TryGetValue(nip, out var rows) ? rows : _byNip[nip] = []).Add(item.Position);
        }

        if (item is { Account: { } account, Partner: { } partner })
        {
            (_byAccount.TryGetValue((partner, account), out var rows) ? rows : _byAccount[(partner, account)] = []).Add(item.Position);
        }

        _byIdentity[(item.Source, item.Key)] = item;
        _byPosition[item.Position] = item;
        if (item.WaitsFor is { } wait)
        {
            if (!_byWait.TryGetValue(wait, out var waiting))
            {
                _byWait[wait] = waiting = [];
            }

            waiting.Add(item.Position);
        }
    }

    /// <summary>Forgets a held item; one that is not there is no error.</summary>
    /// <param name="position">Its position.</param>
    public void Release(long position)
    {
        if (!_byPosition.Remove(position, out var item))
        {
            return;
        }

        // A newer item with the same identity may stand in its place already.
        if (_byIdentity.TryGetValue((item.Source, item.Key), out var current) && current.Position == position)
        {
            _byIdentity.Remove((item.Source, item.Key));
        }

        if (item.WaitsFor is { } wait && _byWait.TryGetValue(wait, out var waiting) && waiting.Remove(position) && waiting.Count == 0)
        {
            _byWait.Remove(wait);
        }
    }

    /// <summary>Positions of the items that wait for something, oldest first.</summary>
    /// <param name="wait">See <see cref="Commands.WaitKeys"/>.</param>
    public IReadOnlyList<long> WaitingFor(string wait) => _byWait.TryGetValue(wait, out var waiting) ? [.. waiting] : [];

    /// <summary>Positions of every row that was ever held and names a NIP: released ones keep it until an erasure empties them.</summary>
    /// <param name="nip">18 digits.</param>
    public IReadOnlyList<long> EverNaming(string nip) => _byNip.TryGetValue(nip, out var rows) ? rows : [];

    /// <summary>As above, of rows that name an account.</summary>
    /// <param name="partner">Whose system.</param>
    /// <param name="account">The account.</param>
    public IReadOnlyList<long> EverNaming(PartnerId partner, Account account) => _byAccount.TryGetValue((partner, account), out var rows) ? rows : [];
}
