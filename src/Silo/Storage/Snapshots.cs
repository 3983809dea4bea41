using System.Data.Common;
using Bangkom.Silo.Storage.Postgres;
using Bangkom.Silo.Storage.Sqlite;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace Bangkom.Silo.Storage;

/// <summary>Orleans' own storage: snapshots of grains, and the membership of silos.</summary>
public static class Snapshots
{
    /// <summary>Name of the storage provider that grains ask for.</summary>
    public const string ProviderName = "snapshots";

    private const string SqliteInvariant = "System.Data.SQLite";
    private const string PostgresInvariant = "Npgsql";

    /// <summary>
    /// Registers the storage provider <see cref="ProviderName"/> with Orleans' binary serializer. A cleared state leaves
    /// no row behind. <see cref="StorageMigrations.Run"/> comes first.
    /// </summary>
    /// <param name="builder">The silo.</param>
    /// <param name="options">Which database, which region.</param>
    /// <exception cref="ArgumentException">See <see cref="StorageOptions.Validate"/>.</exception>
    public static ISiloBuilder AddBangkomSnapshots(this ISiloBuilder builder, StorageOptions options)
    {
        options.Validate();
        var sqlite = options.Kind == StorageKind.Sqlite;

        // Orleans does not own the source that it is given; the container that makes it also closes it.
        builder.Services.AddKeyedSingleton<DbDataSource>(ProviderName, (_, _) => sqlite
            ? new SqliteSnapshotSource(SqliteFiles.Snapshots(options))
            : PostgresSchema.DataSource(options, "snapshots"));
        return builder.AddAdoNetGrainStorage(ProviderName, storage => storage.Configure<IServiceProvider>((adoNet, services) =>
        {
            adoNet.Invariant = sqlite ? SqliteInvariant : PostgresInvariant;
            adoNet.DataSource = services.GetRequiredKeyedService<DbDataSource>(ProviderName);
            adoNet.GrainStorageSerializer = new OrleansGrainStorageSerializer(services.GetRequiredService<Serializer>());
            adoNet.DeleteStateOnClear = true;
        }));
    }

    /// <summary>Lets the silos of a region find each other through its PostgreSQL schema.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="options">PostgreSQL options; a SQLite region has one silo and no membership to store.</param>
    /// <exception cref="ArgumentException">The options name SQLite, or see <see cref="StorageOptions.Validate"/>.</exception>
    public static ISiloBuilder UseBangkomClustering(this ISiloBuilder builder, StorageOptions options)
    {
        options.Validate();
        if (options.Kind != StorageKind.Postgres)
        {
            throw new ArgumentException("Several silos need PostgreSQL.", nameof(options));
        }

        return builder.UseAdoNetClustering((AdoNetClusteringSiloOptions adoNet) =>
        {
            adoNet.Invariant = PostgresInvariant;
            adoNet.ConnectionString = PostgresSchema.ConnectionString(options, "membership").ConnectionString;
        });
    }
}
