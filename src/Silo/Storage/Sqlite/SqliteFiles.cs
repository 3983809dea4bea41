using Microsoft.Data.Sqlite;

namespace Bangkom.Silo.Storage.Sqlite;

/// <summary>The files of a region in its data directory, and how they are opened.</summary>
internal static class SqliteFiles
{
    /// <summary>Milliseconds that a connection waits for another one's write lock.</summary>
    private const int BusyMilliseconds = 30_000;

    /// <summary>Path of the ledger: the only file that a backup needs.</summary>
    public static string Ledger(StorageOptions options) => Path.Combine(options.DataDirectory!, "ledger.db");

    /// <summary>Path of the snapshots, which may be deleted while nothing runs.</summary>
    public static string Snapshots(StorageOptions options) => Path.Combine(options.DataDirectory!, "snapshots.db");

    /// <summary>How a file is opened.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pooling">True keeps closed connections for the next user.</param>
    public static string ConnectionString(string path, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Cache = SqliteCacheMode.Private,
        Pooling = pooling,
        DefaultTimeout = BusyMilliseconds / 1_000,
    }.ConnectionString;

    /// <summary>Opens a connection and prepares it.</summary>
    /// <param name="connectionString">See <see cref="ConnectionString"/>.</param>
    /// <param name="pragmas">Statements that set the connection up; a pooled one may have seen them before.</param>
    public static SqliteConnection Open(string connectionString, string pragmas)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();

            // SQLite's own waiting reacts in a millisecond, the driver's in 150.
            Execute(connection, $"PRAGMA busy_timeout = {BusyMilliseconds}; {pragmas}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements without parameters.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The statements.</param>
    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
