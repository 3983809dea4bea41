using System.Collections.Immutable;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.Silo.Storage.Xapi;
using Npgsql;

namespace Bangkom.Silo.Storage.Postgres;

/// <summary>Writes on connections of the writers' pool, beside the ledger's writer: they share no rows.</summary>
internal sealed class PostgresXapiWriter(PostgresLedgerDatabase database) : XapiWriter
{
    /// <inheritdoc/>
    public override Task<ImmutableArray<AppendedStatements>> CommitAsync(IReadOnlyList<StatementAppend> group, DateTimeOffset now) => Task.Run(() =>
    {
        using var connection = database.Writers.OpenConnection();
        var transaction = new PostgresXapiGroup(connection);
        try
        {
            var plan = GroupPlan.Make(group, transaction, now);
            transaction.Commit(plan);
            return plan.Results;
        }
        catch
        {
            RollBack(connection);
            throw;
        }
    });

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(string sql, (string Name, object? Value)[] arguments, CancellationToken cancellationToken)
    {
        await using var command = database.Writers.CreateCommand(sql);
        foreach (var (name, value) in arguments)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void RollBack(NpgsqlConnection connection)
    {
        try
        {
            using var command = new NpgsqlCommand("ROLLBACK", connection);
            command.ExecuteNonQuery();
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // A broken connection leaves nothing: the server ends its transaction, and the pool doesn't keep it.
        }
    }
}
