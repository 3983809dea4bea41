using Bangkom.Grains.Ledger.Storage;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.Silo.Storage.Postgres;
using Bangkom.Silo.Storage.Sql;
using Bangkom.Silo.Storage.Sqlite;
using Bangkom.Silo.Storage.Xapi;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bangkom.Silo.Storage;

/// <summary>Registers the stores of one region.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers <see cref="ILedgerStore"/>, <see cref="ILedgerReader"/>, <see cref="IRegionSettings"/>, <see cref="IStatementStore"/> and <see cref="IDocumentStore"/>.
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
            services.AddSingleton<SqliteWriter>();
            services.AddSingleton<ILedgerStore, SqliteLedgerStore>();
            services.AddSingleton<XapiWriter, SqliteXapiWriter>();
        }
        else
        {
            services.AddSingleton(_ => new PostgresLedgerDatabase(options));
            services.AddSingleton<LedgerDatabase>(s => s.GetRequiredService<PostgresLedgerDatabase>());
            services.AddSingleton<ILedgerStore, PostgresLedgerStore>();
            services.AddSingleton<XapiWriter, PostgresXapiWriter>();
        }

        services.AddSingleton<ILedgerReader, LedgerReader>();
        services.AddSingleton<IRegionSettings, RegionSettings>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IStatementStore, StatementStore>();
        services.AddSingleton<IDocumentStore, DocumentStore>();
        return services;
    }
}
