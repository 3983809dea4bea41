using Bangkom.Silo.Storage;

namespace Bangkom.Silo.Tests.Support;

/// <summary>A place for one test's stores.</summary>
public abstract class StorageBackend
{
    /// <summary>Options of an empty place that no other test uses.</summary>
    public abstract Task<StorageOptions> CreateAsync();

    /// <summary>Removes what <see cref="CreateAsync"/> made.</summary>
    public virtual ValueTask RemoveAsync() => ValueTask.CompletedTask;
}

/// <summary>A data directory below the temporary one.</summary>
public sealed class SqliteBackend : StorageBackend
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bangkom-sqlite-").FullName;

    public override Task<StorageOptions> CreateAsync() =>
        Task.FromResult(new StorageOptions { Kind = StorageKind.Sqlite, DataDirectory = _directory, Region = "BUKITINTAN" });

    public override ValueTask RemoveAsync()
    {
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>A region, and so a schema, of its own in the server's database.</summary>
public sealed class PostgresBackend(PostgresServer server) : StorageBackend
{
    public override async Task<StorageOptions> CreateAsync() => new()
    {
        Kind = StorageKind.Postgres,
        ConnectionString = await server.ConnectionStringAsync(),
        Region = $"T-{Guid.NewGuid():N}"[..30].ToUpperInvariant(),
    };
}
