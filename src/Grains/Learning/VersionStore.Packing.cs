using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Learning;

/// <content>The stored form.</content>
internal sealed partial class VersionStore
{
    /// <summary>Packs every version and the canonical order.</summary>
    public void Pack(PackWriter pack)
    {
        pack.Write(Count);
        var (position, text) = (0L, 0);
        for (var i = 0; i < Count; i++)
        {
            ref readonly var entry = ref _entries[i];
            pack.Write(entry.Position - position);
            pack.Write((byte)(entry.Flags & ~EntryFlags.TookRoom));
            pack.WriteWhole(entry.CompletedTicks);
            if (entry.Has(EntryFlags.HasStart))
            {
                pack.WriteWhole(entry.StartedTicks);
            }

            pack.Write(entry.QuantityMicro);
            pack.WriteShared(entry.Title);
            pack.WriteShared(entry.Agency);
            pack.WriteShared(entry.Origin.Source);
            pack.WriteShared(entry.Origin.Program);
            pack.WriteShared(entry.Origin.Batch);
            pack.WriteShared(entry.Origin.Issuer);
            pack.Write(entry.First);
            pack.Write(entry.Effective);
            pack.Write(entry.Text - text);
            pack.Write(entry.Day);
            pack.Write(entry.FormCode);
            pack.Write(entry.ScopeCode);
            (position, text) = (entry.Position, entry.Text);
        }

        pack.Write(Ranked);
        foreach (var index in _order.AsSpan(0, Ranked))
        {
            pack.Write(index);
        }

        pack.WriteBytes(_texts.Bytes);
    }

    /// <summary>Takes in what was packed; the store is empty before. Nothing is credited yet.</summary>
    public void Unpack(PackReader pack)
    {
        Count = (int)pack.Read();
        _entries.Reserve(Count);
        _certificates = new int[Count];
        var (position, text) = (0L, 0);
        for (var i = 0; i < Count; i++)
        {
            ref var entry = ref _entries[i];
            entry.Position = position += pack.Read();
            entry.Flags = (EntryFlags)pack.Read();
            entry.CompletedTicks = pack.ReadWhole();
            entry.StartedTicks = entry.Has(EntryFlags.HasStart) ? pack.ReadWhole() : entry.CompletedTicks;
            entry.QuantityMicro = pack.Read();
            entry.Title = pack.ReadShared()!;
            entry.Agency = pack.ReadShared()!;
            entry.Origin = CompletionOrigin.Of(pack.ReadShared(), pack.ReadShared(), pack.ReadShared(), pack.ReadShared());
            entry.First = (int)pack.Read();
            entry.Effective = (int)pack.Read();
            entry.Text = text += (int)pack.Read();
            entry.Day = (int)pack.Read();
            entry.FormCode = (byte)pack.Read();
            entry.ScopeCode = (byte)pack.Read();
            _lastPosition = Math.Max(_lastPosition, position);
        }

        Ranked = (int)pack.Read();
        _order = new int[Ranked];
        foreach (ref var index in _order.AsSpan())
        {
            index = (int)pack.Read();
        }

        _texts = new TextStore(pack.ReadBytes());
        for (var i = 0; i < Count; i++)
        {
            if (_entries[i].Origin.Issuer is { } issuer)
            {
                _certificates[i] = HashOf(issuer, CertificateTextOf(i));
            }
        }
    }
}
