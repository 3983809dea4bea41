using Bangkom.Silo.Storage.Postgres;
using Bangkom.Silo.Storage.Sqlite;

namespace Bangkom.Silo.Storage;

/// <summary>Brings a region's databases to the shape that this version works with.</summary>
public static class StorageMigrations
{
    /// <summary>
    /// Runs what has not run yet, each script in its own transaction. Runs before the host starts, because Orleans reads
    /// its queries from the database while the silo starts. Several silos may call it at once.
    /// </summary>
    /// <param name="options">Which database, which region.</param>
    /// <exception cref="ArgumentException">See <see cref="StorageOptions.Validate"/>.</exception>
    /// <exception cref="InvalidOperationException">The database holds another region, or a newer version has changed it.</exception>
    public static void Run(StorageOptions options)
    {
        options.Validate();
        if (options.Kind == StorageKind.Sqlite)
        {
            SqliteMigrations.Run(options);
        }
        else
        {
            PostgresMigrations.Run(options);
        }
    }
}
