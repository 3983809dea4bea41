using Bangkom.Silo.Storage.Sql;
using DbUp;

namespace Bangkom.Silo.Storage.Sqlite;

/// <summary>Makes and upgrades <c>ledger.db</c> and <c>snapshots.db</c>.</summary>
internal static class SqliteMigrations
{
    /// <summary>See <see cref="StorageMigrations.Run"/>.</summary>
    public static void Run(StorageOptions options)
    {
        Directory.CreateDirectory(options.DataDirectory!);
        Upgrade(SqliteFiles.Ledger(options), "Sqlite.Migrations.Ledger");
        ClaimRegion(options);
        Upgrade(SqliteFiles.Snapshots(options), "Sqlite.Migrations.Snapshots");
    }

    private static void Upgrade(string path, string folder)
    {
        var connectionString = SqliteFiles.ConnectionString(path, pooling: false);

        // The page size and the journal are properties of the file, and can't be changed inside a script's transaction.
        SqliteFiles.Open(connectionString, "PRAGMA page_size = 4096; PRAGMA journal_mode = WAL;").Dispose();
        Migrations.Run(DeployChanges.To.SqliteDatabase(connectionString).JournalToSqliteTable(Migrations.Journal), folder);
    }

    private static void ClaimRegion(StorageOptions options)
    {
        using var connection = SqliteFiles.Open(SqliteFiles.ConnectionString(SqliteFiles.Ledger(options), pooling: false), "PRAGMA synchronous = FULL;");
        using var command = connection.CreateCommand();
        command.CommandText = Migrations.ClaimRegion;
        command.Parameters.AddWithValue("@region", options.Region);
        command.ExecuteNonQuery();
        command.CommandText = Migrations.OwningRegion;
        Migrations.CheckRegion(command.ExecuteScalar(), options.Region);
    }
}
