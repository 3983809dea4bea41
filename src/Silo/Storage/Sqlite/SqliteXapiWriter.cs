using System.Collections.Immutable;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.Silo.Storage.Xapi;

namespace Bangkom.Silo.Storage.Sqlite;

/// <summary>Writes through the ledger's writer, between its transactions: one file has one writer.</summary>
internal sealed class SqliteXapiWriter(SqliteWriter writer) : XapiWriter, IDisposable
{
    // Touched on the writer's thread alone.
    private SqliteXapiStatements? _statements;

    /// <inheritdoc/>
    public override Task<ImmutableArray<AppendedStatements>> CommitAsync(IReadOnlyList<StatementAppend> group, DateTimeOffset now) => writer.RunBetweenAsync(statements =>
    {
        var xapi = On(statements);
        var plan = GroupPlan.Make(group, xapi, now);
        xapi.Write(plan);
        return plan.Results;
    });

    /// <inheritdoc/>
    public override Task<int> ExecuteAsync(string sql, (string Name, object? Value)[] arguments, CancellationToken cancellationToken) => writer.RunBetweenAsync(
        statements =>
        {
            using var command = statements.Connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in arguments)
            {
                command.Parameters.AddWithValue("@" + name, value ?? DBNull.Value);
            }

            return command.ExecuteNonQuery();
        },
        cancellationToken);

    /// <summary>Closes the statements; the writer and its connection end after it.</summary>
    public void Dispose() => _statements?.Dispose();

    private SqliteXapiStatements On(SqliteStatements statements)
    {
        // After some failures the writer opens another connection.
        if (_statements?.Connection != statements.Connection)
        {
            _statements?.Dispose();
            _statements = new SqliteXapiStatements(statements.Connection);
        }

        return _statements!;
    }
}
