using Bangkom.Grains.Ids;
using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Learning;

/// <content>The stored form.</content>
public sealed partial class LearningRecord
{
    /// <summary>Packs the record: what arrived, not what was credited for it, which follows from the rules.</summary>
    /// <param name="pack">Where to.</param>
    internal void Pack(PackWriter pack)
    {
        pack.WriteBytes(Person.Value.ToByteArray());
        _versions.Pack(pack);
        pack.Write(_revoked?.Count ?? 0);
        foreach (var of in _revoked ?? [])
        {
            pack.Write(of);
        }

        pack.Write(_recredits?.Count ?? 0);
        foreach (var (of, recredit) in _recredits ?? [])
        {
            pack.Write(of);
            pack.Write(recredit.Position);
            pack.WriteShared(recredit.Agency.Value);
        }

        pack.Write(_waiting?.Count ?? 0);
        foreach (var (index, of) in _waiting ?? [])
        {
            pack.Write(index);
            pack.Write(of);
        }
    }

    /// <summary>The next record of a pack.</summary>
    /// <param name="pack">What was packed.</param>
    /// <param name="zone">The region's zone.</param>
    internal static LearningRecord Unpack(PackReader pack, RegionZone zone)
    {
        var record = new LearningRecord(new AsnId(new Guid(pack.ReadBytes())), zone);
        record._versions.Unpack(pack);
        for (var count = pack.Read(); count > 0; count--)
        {
            (record._revoked ??= []).Add(pack.Read());
        }

        for (var count = pack.Read(); count > 0; count--)
        {
            (record._recredits ??= [])[pack.Read()] = new(pack.Read(), new AgencyId(pack.ReadShared()!));
        }

        for (var count = pack.Read(); count > 0; count--)
        {
            (record._waiting ??= [])[(int)pack.Read()] = pack.Read();
        }

        return record;
    }
}
