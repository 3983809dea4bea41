using System.Collections.Immutable;
using System.Data.Common;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Silo.Storage.Sql;

/// <summary>The columns of the one row of <c>head</c>.</summary>
internal static class HeadColumns
{
    /// <summary>Columns of a <see cref="LedgerHead"/>.</summary>
    public const string All = "epoch, position, recorded_at, delivered, behind";

    /// <summary>Reads <see cref="All"/>.</summary>
    public static LedgerHead Read(DbDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetInt64(1),
        FactColumns.Time(reader.GetInt64(2)),
        reader.GetInt64(3),
        [.. reader.GetString(4).Split('\n', StringSplitOptions.RemoveEmptyEntries)]);

    /// <summary>The text of column <c>behind</c>: one stream a line.</summary>
    public static string Behind(ImmutableArray<string> streams) => streams.IsDefaultOrEmpty ? "" : string.Join('\n', streams);
}
