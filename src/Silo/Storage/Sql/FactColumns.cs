using System.Collections.Immutable;
using System.Data.Common;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Silo.Storage.Sql;

/// <summary>The columns of <c>facts</c>, the same in every database, and how they become rows and facts.</summary>
internal static class FactColumns
{
    /// <summary>Columns of a <see cref="RecordedFact"/> without its personal part.</summary>
    public const string Fact =
        "f.position, f.recorded_at, f.occurred_at, f.source, f.key, f.asn, f.agencies, f.batches, f.program, f.partner, f.body";

    /// <summary>Columns of a <see cref="RecordedFact"/>.</summary>
    public const string FactWithPersonal = Fact + ", f.personal";

    /// <summary>Columns of a <see cref="FactBody"/>.</summary>
    public const string BodyOnly = "f.position, f.recorded_at, f.occurred_at, f.source, f.key, f.asn, f.body";

    /// <summary>Columns of a <see cref="FactRow"/> without its personal and raw parts.</summary>
    public const string BareRow =
        "f.position, f.recorded_at, f.occurred_at, f.lane, f.source, f.key, f.content, "
        + "f.asn, f.agencies, f.batches, f.program, f.partner, f.body";

    /// <summary>Columns of a <see cref="FactRow"/>.</summary>
    public const string Row = BareRow + ", f.personal, f.raw";

    /// <summary>Columns in the order in which both stores insert them.</summary>
    public const string Inserted =
        "position, recorded_at, occurred_at, lane, source, key, content, "
        + "asn, agencies, batches, program, partner, body, personal, raw";

    private const string Everyone = "*";

    /// <summary>Reads <see cref="Fact"/>.</summary>
    public static RecordedFact ReadFact(DbDataReader reader) => ReadFact(reader, personal: null);

    /// <summary>Reads <see cref="FactWithPersonal"/>.</summary>
    public static RecordedFact ReadFactWithPersonal(DbDataReader reader) =>
        ReadFact(reader, BytesOrNull(reader, 11) is { } personal ? FactJson.ReadPersonal(personal) : null);

    private static RecordedFact ReadFact(DbDataReader reader, PersonalPart? personal) => new(
        reader.GetInt64(0),
        Time(reader.GetInt64(1)),
        Time(reader.GetInt64(2)),
        reader.GetString(3),
        TextOrNull(reader, 4),
        ReadTargets(reader, 5),
        FactJson.Read(reader.GetFieldValue<byte[]>(10)),
        personal);

    /// <summary>Reads <see cref="BodyOnly"/>.</summary>
    public static FactBody ReadBody(DbDataReader reader) => new(
        reader.GetInt64(0),
        Time(reader.GetInt64(1)),
        Time(reader.GetInt64(2)),
        reader.GetString(3),
        TextOrNull(reader, 4),
        BytesOrNull(reader, 5) is { } asn ? Person(asn) : null,
        reader.GetFieldValue<byte[]>(6));

    /// <summary>Reads <see cref="BareRow"/>.</summary>
    public static FactRow ReadBareRow(DbDataReader reader) => new(
        reader.GetInt64(0),
        Time(reader.GetInt64(1)),
        Time(reader.GetInt64(2)),
        (Lane)reader.GetInt16(3),
        reader.GetString(4),
        TextOrNull(reader, 5),
        BytesOrNull(reader, 6),
        ReadTargets(reader, 7),
        reader.GetFieldValue<byte[]>(12));

    /// <summary>Reads <see cref="Row"/>.</summary>
    public static FactRow ReadRow(DbDataReader reader) =>
        ReadBareRow(reader) with { Personal = BytesOrNull(reader, 13), Raw = BytesOrNull(reader, 14) };

    private static FactTargets ReadTargets(DbDataReader reader, int first)
    {
        var agencies = reader.GetString(first + 1);
        var every = agencies.StartsWith(Everyone, StringComparison.Ordinal);
        return new FactTargets(
            BytesOrNull(reader, first) is { } asn ? Person(asn) : null,
            ReadCodes<AgencyId>(every ? agencies.AsSpan(Everyone.Length).TrimStart(',') : agencies),
            every,
            TextOrNull(reader, first + 3) is { } program ? Codes.Stored<ProgramId>(program) : null,
            TextOrNull(reader, first + 4) is { } partner ? Codes.Stored<PartnerId>(partner) : null)
        {
            Batches = TextOrNull(reader, first + 2) is { } batches ? ReadCodes<BatchId>(batches) : [],
        };
    }

    private static ImmutableArray<T> ReadCodes<T>(ReadOnlySpan<char> codes) where T : struct, ICode<T>
    {
        if (codes.IsEmpty)
        {
            return [];
        }

        if (!codes.Contains(','))
        {
            return [Codes.Stored<T>(codes)];
        }

        var read = ImmutableArray.CreateBuilder<T>();
        foreach (var range in codes.Split(','))
        {
            read.Add(Codes.Stored<T>(codes[range]));
        }

        return read.DrainToImmutable();
    }

    /// <summary>The text of column <c>batches</c>: codes joined by commas; null for none.</summary>
    public static string? Batches(FactTargets targets) => targets.Batches.Length switch
    {
        0 => null,
        1 => targets.Batches[0].Value,
        _ => string.Join(',', targets.Batches),
    };

    /// <summary>The text of column <c>agencies</c>: <c>*</c> for every agency, then the codes, joined by commas.</summary>
    public static string Agencies(FactTargets targets)
    {
        if (targets.Agencies.IsDefaultOrEmpty)
        {
            return targets.EveryAgency ? Everyone : "";
        }

        var codes = targets.Agencies.Length == 1 ? targets.Agencies[0].Value : string.Join(',', targets.Agencies);
        return targets.EveryAgency ? $"{Everyone},{codes}" : codes;
    }

    /// <summary>The 16 bytes of column <c>asn</c>, in the order of the id's hexadecimal digits.</summary>
    public static byte[] Person(AsnId person) => person.Value.ToByteArray(bigEndian: true);

    /// <summary>Reads column <c>asn</c>.</summary>
    public static AsnId Person(byte[] asn) => new(new Guid(asn, bigEndian: true));

    /// <summary>Microseconds since 1970, UTC.</summary>
    public static long Micros(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The instant of <see cref="Micros"/>.</summary>
    public static DateTimeOffset Time(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    private static string? TextOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static byte[]? BytesOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);
}
