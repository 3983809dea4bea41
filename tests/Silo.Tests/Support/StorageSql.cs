using System.Data.Common;
using Bangkom.Silo.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Bangkom.Silo.Tests.Support;

/// <summary>Statements on a store's database, past the store.</summary>
internal static class StorageSql
{
    public static async Task ExecuteAsync(StorageOptions options, string sql)
    {
        await using var connection = await OpenAsync(options, "ledger.db");
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<object?> ScalarAsync(StorageOptions options, string sql, string file = "ledger.db")
    {
        await using var connection = await OpenAsync(options, file);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static async Task<DbConnection> OpenAsync(StorageOptions options, string file)
    {
        DbConnection connection = options.Kind == StorageKind.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(options.DataDirectory!, file)};Pooling=false")
            : new NpgsqlConnection($"{options.ConnectionString};Search Path={options.Region.ToLowerInvariant().Replace('-', '_')}");
        await connection.OpenAsync();
        return connection;
    }
}
