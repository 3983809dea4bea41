using Bangkom.Grains.Ids;
using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Partners;

/// <summary>A receipt as a partner's fold keeps it: one for each single push.</summary>
internal readonly record struct ReceiptRow(long Position, long Ticks, short OffsetMinutes, int Items, int Accepted, int Repeated, int Quarantined)
{
    /// <summary>When it was received.</summary>
    public DateTimeOffset ReceivedAt => new(Ticks, TimeSpan.FromMinutes(OffsetMinutes));

    /// <summary>The row of a receipt.</summary>
    public static ReceiptRow Of(long position, Facts.ReceiptRecorded fact) => new(
        position, fact.ReceivedAt.Ticks, (short)fact.ReceivedAt.TotalOffsetMinutes, fact.Items, fact.Accepted, fact.Repeated, fact.Quarantined);

    /// <summary>The next receipt of a pack.</summary>
    public static ReceiptRow Unpack(PackReader pack) => new(
        pack.Read(), pack.ReadWhole(), (short)pack.Read(), (int)pack.Read(), (int)pack.Read(), (int)pack.Read(), (int)pack.Read());

    /// <summary>Packs the receipt.</summary>
    public void Pack(PackWriter pack)
    {
        pack.Write(Position);
        pack.WriteWhole(Ticks);
        pack.Write(OffsetMinutes);
        pack.Write(Items);
        pack.Write(Accepted);
        pack.Write(Repeated);
        pack.Write(Quarantined);
    }

    /// <summary>As the contract shows it.</summary>
    public ReceiptView ViewOf(PartnerId partner) => new(partner, Position, ReceivedAt, Items, Accepted, Repeated, Quarantined);
}
