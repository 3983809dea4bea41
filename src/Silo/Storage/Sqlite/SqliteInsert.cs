using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Bangkom.Silo.Storage.Sqlite;

/// <summary>One prepared insert of a row, whose parameters are set anew for every row.</summary>
/// <param name="command">The statement, with <see cref="Parameters"/>.</param>
internal sealed class SqliteInsert(SqliteCommand command)
{
    /// <summary>Names of the parameters, in the order of <see cref="FactColumns.Inserted"/>.</summary>
    public static string[] Parameters { get; } =
    [
        "$position", "$recorded", "$occurred", "$lane", "$source", "$key", "$content",
        "$asn", "$agencies", "$batch", "$program", "$partner", "$body", "$personal", "$raw",
    ];

    private readonly SqliteParameter[] _parameters = [.. command.Parameters.Cast<SqliteParameter>()];

    /// <summary>Inserts a row.</summary>
    /// <returns>Rows inserted: 1, or 0 where the statement leaves out a known identity.</returns>
    public int Execute(FactRow row)
    {
        var targets = row.Targets;
        var p = _parameters;
        p[0].Value = row.Position;
        p[1].Value = FactColumns.Micros(row.RecordedAt);
        p[2].Value = FactColumns.Micros(row.OccurredAt);
        p[3].Value = (long)row.Lane;
        p[4].Value = row.Source;
        p[5].Value = OrNull(row.Key);
        p[6].Value = OrNull(row.Content);
        p[7].Value = targets.Asn is { } asn ? FactColumns.Person(asn) : DBNull.Value;
        p[8].Value = FactColumns.Agencies(targets);
        p[9].Value = OrNull(FactColumns.Batches(targets));
        p[10].Value = OrNull(targets.Program?.Value);
        p[11].Value = OrNull(targets.Partner?.Value);
        p[12].Value = row.Body;
        p[13].Value = OrNull(row.Personal);
        p[14].Value = OrNull(row.Raw);
        return command.ExecuteNonQuery();
    }

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
