using System.Data.Common;
using Bangkom.Silo.Storage.Sql;
using Npgsql;

namespace Bangkom.Silo.Storage.Postgres;

/// <summary>The pools of connections to a region's schema: one for readers and settings, one for the writer.</summary>
/// <param name="options">PostgreSQL options.</param>
internal sealed class PostgresLedgerDatabase(StorageOptions options) : LedgerDatabase, IAsyncDisposable, IDisposable
{
    private readonly NpgsqlDataSource _readers = PostgresSchema.ReaderDataSource(options);

    /// <summary>Connections of the writer.</summary>
    public NpgsqlDataSource Writers { get; } = PostgresSchema.WriterDataSource(options);

    /// <inheritdoc/>
    public override async Task<List<T>> QueryAsync<T>(string sql, (string Name, object Value)[] arguments, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, arguments);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <inheritdoc/>
    public override async Task ExecuteAsync(string sql, (string Name, object Value)[] arguments, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, arguments);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override string LengthOf(string column) => $"octet_length({column})";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _readers.DisposeAsync();
        await Writers.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _readers.Dispose();
        Writers.Dispose();
    }

    private NpgsqlCommand Command(string sql, (string Name, object Value)[] arguments)
    {
        var command = _readers.CreateCommand(sql);
        foreach (var (name, value) in arguments)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
