using Bangkom.Grains.Ids;

namespace Bangkom.Silo.Storage;

/// <summary>Which database holds the ledger and the snapshots.</summary>
public enum StorageKind
{
    /// <summary>Two files in a data directory, one process, no server.</summary>
    Sqlite = 0,
    /// <summary>PostgreSQL 15 or newer, one schema a region, any number of silos.</summary>
    Postgres = 1,
}

/// <summary>Where one region's ledger, settings and snapshots are stored.</summary>
public sealed record StorageOptions
{
    /// <summary>The database.</summary>
    public StorageKind Kind { get; init; }

    /// <summary>SQLite: the directory of <c>ledger.db</c> and <c>snapshots.db</c>, made when it is missing.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>PostgreSQL: an Npgsql connection string that names the database.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The region's code, see <see cref="Codes"/>.</summary>
    public required string Region { get; init; }

    /// <summary>Refuses options that no store could be opened with.</summary>
    /// <exception cref="ArgumentException">The region is no code, or what the kind needs is missing.</exception>
    public void Validate()
    {
        if (!Codes.IsValid(Region))
        {
            throw new ArgumentException("The region is no code of upper case letters, digits, - and _.");
        }

        if (Kind == StorageKind.Sqlite && string.IsNullOrWhiteSpace(DataDirectory))
        {
            throw new ArgumentException("SQLite needs a data directory.");
        }

        if (Kind == StorageKind.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
        {
            throw new ArgumentException("PostgreSQL needs a connection string.");
        }
    }
}
