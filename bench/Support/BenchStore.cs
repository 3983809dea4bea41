using Bangkom.Processes;
using Bangkom.Silo.Storage;
using Bangkom.Silo.Storage.Postgres;
using Bangkom.Silo.Storage.Sqlite;
using Npgsql;

namespace Bangkom.Bench.Support;

/// <summary>An empty store of a benchmark's own, removed when it is disposed.</summary>
/// <param name="storage">Where it is.</param>
/// <param name="databaseProcess">The database's process when it is the run's own, else null.</param>
internal sealed class BenchStore(StorageOptions storage, int? databaseProcess) : IAsyncDisposable
{
    /// <summary>Where it is.</summary>
    public StorageOptions Storage => storage;

    /// <summary>What the database is called in tables.</summary>
    public string Name => storage.Kind == StorageKind.Sqlite ? "SQLite" : "PostgreSQL";

    /// <summary>Seconds of CPU that the database has used; NaN when it runs inside the server or elsewhere.</summary>
    public double DatabaseCpuSeconds => databaseProcess is { } id ? ProcessTree.CpuSeconds(id) : double.NaN;

    /// <summary>How durable a commit is, read from the open database.</summary>
    public async Task<string> DescribeAsync()
    {
        if (storage.Kind == StorageKind.Sqlite)
        {
            using var database = new SqliteLedgerDatabase(SqliteFiles.Ledger(storage));
            using var writer = database.OpenWriter();
            string Pragma(string name)
            {
                using var command = writer.CreateCommand();
                command.CommandText = $"PRAGMA {name}";
                return $"{name}={command.ExecuteScalar()}";
            }

            return $"SQLite {writer.ServerVersion}: {string.Join(", ", new[] { "journal_mode", "synchronous", "wal_autocheckpoint", "page_size", "cache_size" }.Select(Pragma))} (synchronous 2 = FULL)";
        }

        await using var source = PostgresSchema.WriterDataSource(storage);
        var settings = new List<string>();
        foreach (var name in new[] { "fsync", "synchronous_commit", "full_page_writes", "shared_buffers" })
        {
            await using var command = source.CreateCommand($"SHOW {name}");
            settings.Add($"{name}={await command.ExecuteScalarAsync()}");
        }

        await using var version = source.CreateCommand("SHOW server_version");
        return $"PostgreSQL {await version.ExecuteScalarAsync()}: {string.Join(", ", settings)}";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (storage.Kind == StorageKind.Sqlite)
        {
            Directory.Delete(storage.DataDirectory!, recursive: true);
            return;
        }

        NpgsqlConnection.ClearAllPools();
        await PostgresProcess.ExecuteAsync(storage.ConnectionString!, $"DROP SCHEMA IF EXISTS \"{PostgresSchema.Name(storage)}\" CASCADE");
    }
}
