using System.Runtime.InteropServices;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Partners;

/// <summary>The facts that a partner's items became, by position, 20 bytes each.</summary>
internal sealed class AcceptedItems
{
    /// <summary>Items of a snapshot piece: some 600 kB.</summary>
    private const int PieceRowsMax = 30_000;

    private readonly Column<Row> _rows = new(static r => r.Position);
    private readonly Numbered<AsnId> _people = new();
    private readonly Numbered<AgencyId> _agencies = new();

    /// <summary>Items.</summary>
    public int Count => _rows.Count;

    /// <summary>Every item.</summary>
    public IEnumerable<AcceptedItem> All => _rows.Rows.Select(Of);

    /// <summary>Adds an item; a repeat changes nothing.</summary>
    public void Add(AcceptedItem item) => _rows.Add(new Row
    {
        Position = item.Position,
        Person = _people.Of(item.Person),
        // An item of a person without an agency has the code of none.
        Agency = _agencies.Of(item.Agency),
        DayAndKind = (item.On.DayNumber << 1) | (item.IsRevocation ? 1 : 0),
    });

    /// <summary>Every item, in pieces.</summary>
    public IEnumerable<PackedRecords> Pack()
    {
        var (people, position) = (0, 0L);
        for (var from = 0; from < _rows.Count; from += PieceRowsMax)
        {
            var pack = new PackWriter();
            var rows = Math.Min(PieceRowsMax, _rows.Count - from);
            pack.Write(rows);
            for (var i = from; i < from + rows; i++)
            {
                var row = _rows[i];
                pack.Write(row.Position - position);
                pack.Write(row.Person);
                // People are numbered in the order of their first items, so a new one has the next number.
                if (row.Person > people)
                {
                    pack.WriteBytes(_people[++people].Value.ToByteArray());
                }

                pack.WriteShared(_agencies[row.Agency].Value);
                pack.Write(row.DayAndKind);
                position = row.Position;
            }

            yield return pack.ToPacked();
        }
    }

    /// <summary>Takes in what was packed, piece after piece.</summary>
    public void Unpack(PackedRecords piece)
    {
        var pack = new PackReader(piece);
        var position = _rows.Count == 0 ? 0 : _rows[_rows.Count - 1].Position;
        for (var left = pack.Read(); left > 0; left--)
        {
            position += pack.Read();
            var person = (int)pack.Read();
            if (person > _people.Count)
            {
                _people.Of(new AsnId(new Guid(pack.ReadBytes())));
            }

            var agency = _agencies.Of(new AgencyId(pack.ReadShared()!));
            _rows.Add(new Row { Position = position, Person = person, Agency = agency, DayAndKind = (int)pack.Read() });
        }
    }

    private AcceptedItem Of(Row row) =>
        new(row.Position, _people[row.Person], _agencies[row.Agency], DateOnly.FromDayNumber(row.DayAndKind >> 1), (row.DayAndKind & 1) == 1);

    /// <summary>Without the four bytes that alignment to eight would add.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Row
    {
        public long Position;
        public int Person;
        public int Agency;
        public int DayAndKind;
    }
}
