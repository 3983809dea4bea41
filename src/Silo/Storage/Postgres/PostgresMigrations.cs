using Bangkom.Silo.Storage.Sql;
using DbUp;
using DbUp.Postgresql;
using Npgsql;

namespace Bangkom.Silo.Storage.Postgres;

/// <summary>Makes and upgrades a region's schema.</summary>
internal static class PostgresMigrations
{
    /// <summary>Number of the advisory lock under which silos that start together take turns; any number, always the same.</summary>
    private const long Lock = 0x42414E474B4F4D;

    /// <summary>See <see cref="StorageMigrations.Run"/>.</summary>
    public static void Run(StorageOptions options)
    {
        using var source = PostgresSchema.DataSource(options, "migrations");
        using var turn = source.OpenConnection();
        Execute(turn, $"SELECT pg_advisory_lock({Lock})");
        try
        {
            var schema = PostgresSchema.Name(options);
            Execute(turn, $"CREATE SCHEMA IF NOT EXISTS \"{schema}\"");
            Migrations.Run(
                DeployChanges.To.PostgresqlDatabase(new PostgresqlConnectionManager(source)).JournalToPostgresqlTable(schema, Migrations.Journal),
                "Postgres.Migrations");
            ClaimRegion(turn, options);
        }
        finally
        {
            Execute(turn, $"SELECT pg_advisory_unlock({Lock})");
        }
    }

    private static void ClaimRegion(NpgsqlConnection connection, StorageOptions options)
    {
        using var claim = new NpgsqlCommand(Migrations.ClaimRegion, connection);
        claim.Parameters.AddWithValue("region", options.Region);
        claim.ExecuteNonQuery();
        using var owner = new NpgsqlCommand(Migrations.OwningRegion, connection);
        Migrations.CheckRegion(owner.ExecuteScalar(), options.Region);
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
