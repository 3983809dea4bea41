using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.Silo.Storage.Sql;

namespace Bangkom.Silo.Storage.Xapi;

/// <summary>Columns of statements, and values as both databases keep them.</summary>
internal static class XapiColumns
{
    /// <summary>What <see cref="ReadStored"/> reads.</summary>
    public const string Stored = "s.seq, s.id, s.source, s.credential, s.stored, s.authority, s.version, s.raw, s.voided, s.held";

    /// <summary>What <see cref="ReadKnown"/> reads.</summary>
    public const string Known = Stored + ", s.scope, s.content, s.timestamp, s.target, s.voids";

    /// <summary>Every column, in the order of <see cref="StatementRow"/>'s insert.</summary>
    public const string Inserted = "seq, id, scope, source, credential, stored, timestamp, version, target, voids, voided, held, content, authority, raw";

    public static StoredStatement ReadStored(DbDataReader reader) => new(
        reader.GetInt64(0),
        Id((byte[])reader.GetValue(1)),
        reader.GetString(2),
        reader.GetString(3),
        FactColumns.Time(reader.GetInt64(4)),
        (byte[])reader.GetValue(5),
        reader.GetString(6),
        (byte[])reader.GetValue(7),
        Convert.ToInt64(reader.GetValue(8), CultureInfo.InvariantCulture) != 0,
        reader.IsDBNull(9) ? null : reader.GetString(9));

    public static KnownStatement ReadKnown(DbDataReader reader) => KnownStatement.Of(
        ReadStored(reader),
        reader.GetString(10),
        (byte[])reader.GetValue(11),
        reader.IsDBNull(12) ? null : FactColumns.Time(reader.GetInt64(12)),
        reader.IsDBNull(13) ? null : Id((byte[])reader.GetValue(13)),
        Convert.ToInt64(reader.GetValue(14), CultureInfo.InvariantCulture) != 0);

    public static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid Id(byte[] bytes) => new(bytes, bigEndian: true);

    /// <summary>A hash that names a text of any length in an index.</summary>
    public static byte[] Name(params string?[] parts)
    {
        // Each part is told from the next by its length, and null from an empty one.
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}");
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
