using System.Data.Common;
using Bangkom.Silo.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Bangkom.Silo.Storage.Sqlite;

/// <summary>
/// Readers of <c>ledger.db</c>: the driver is synchronous, so every query runs on a thread of the pool, on a connection of
/// its own that sees what is committed.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class SqliteLedgerDatabase(string path) : LedgerDatabase, IDisposable
{
    private readonly string _pooled = SqliteFiles.ConnectionString(path, pooling: true);
    private readonly string _alone = SqliteFiles.ConnectionString(path, pooling: false);

    /// <summary>Opens the writer's connection: a commit returns when the disk has it.</summary>
    /// <remarks>
    /// A long write-ahead log writes a page of the random index once for many groups; the cache holds that index's pages.
    /// What is freed is overwritten with zeros: it costs a twentieth, but set for an erasure alone it would leave the copies
    /// that rows left behind when pages were split before.
    /// </remarks>
    public SqliteConnection OpenWriter() => SqliteFiles.Open(
        _alone,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 16000; PRAGMA cache_size = -262144; PRAGMA secure_delete = ON;");

    /// <summary>Runs reading work on a thread of the pool.</summary>
    /// <param name="work">Reads on an open connection.</param>
    /// <param name="cancellationToken">Ends the wait before the work starts.</param>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = SqliteFiles.Open(_pooled, "PRAGMA query_only = ON;");
            return work(connection);
        },
        cancellationToken);

    /// <inheritdoc/>
    public override Task<List<T>> QueryAsync<T>(string sql, (string Name, object Value)[] arguments, Func<DbDataReader, T> map, CancellationToken cancellationToken) =>
        ReadAsync(
            connection =>
            {
                using var command = Command(connection, sql, arguments);
                using var reader = command.ExecuteReader();
                var rows = new List<T>();
                while (reader.Read())
                {
                    rows.Add(map(reader));
                }

                return rows;
            },
            cancellationToken);

    /// <inheritdoc/>
    public override Task ExecuteAsync(string sql, (string Name, object Value)[] arguments, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = SqliteFiles.Open(_alone, "PRAGMA synchronous = FULL;");
            using var command = Command(connection, sql, arguments);
            command.ExecuteNonQuery();
        },
        cancellationToken);

    /// <inheritdoc/>
    public override string LengthOf(string column) => $"length({column})";

    /// <summary>Closes the pooled connections, so that the file may be moved.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_pooled);
        SqliteConnection.ClearPool(connection);
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, (string Name, object Value)[] arguments)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in arguments)
        {
            command.Parameters.AddWithValue("@" + name, value);
        }

        return command;
    }
}
