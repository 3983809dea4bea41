using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage.Postgres;
using Bangkom.Silo.Storage.Sql;
using Bangkom.Silo.Storage.Sqlite;

namespace Bangkom.Silo.Storage;

/// <summary>Registers the stores of one region.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers <see cref="ILedgerStore"/>, <see cref="ILedgerReader"/> and <see cref="IRegionSettings"/>.
    /// <see cref="StorageMigrations.Run"/> comes first.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Which database, which region.</param>
    /// <exception cref="ArgumentException">See <see cref="StorageOptions.Validate"/>.</exception>
    public static IServiceCollection AddBangkomStorage(this IServiceCollection services, StorageOptions options)
    {
        options.Validate();
        if (options.Kind == StorageKind.Sqlite)
        {
            services.AddSingleton(_ => new SqliteLedgerDatabase(SqliteFiles.Ledger(options)));
            services.AddSingleton<LedgerDatabase>(s => s.GetRequiredService<SqliteLedgerDatabase>());
            services.AddSingleton<ILedgerStore, SqliteLedgerStore>();
        }
        else
        {
            services.AddSingleton(_ => new PostgresLedgerDatabase(options));
            services.AddSingleton<LedgerDatabase>(s => s.GetRequiredService<PostgresLedgerDatabase>());
            services.AddSingleton<ILedgerStore, PostgresLedgerStore>();
        }

        services.AddSingleton<ILedgerReader, LedgerReader>();
        services.AddSingleton<IRegionSettings, RegionSettings>();
        return services;
    }
}
