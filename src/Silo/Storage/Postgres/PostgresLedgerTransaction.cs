using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage.Sql;
using Npgsql;

namespace Bangkom.Silo.Storage.Postgres;

/// <summary>
/// One group's transaction on a connection of its own. Nothing is ever sent twice: what became of a commit whose answer is
/// lost is for the next writer to read.
/// </summary>
internal sealed class PostgresLedgerTransaction(NpgsqlConnection connection, LedgerHead head) : ILedgerTransaction
{
    private readonly LedgerHead _from = head;
    private readonly GroupOrder _order = new(head);
    private bool _begun;
    private bool _ended;

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> InsertAsync(IReadOnlyList<FactRow> rows)
    {
        _order.Append(rows);
        return GuardedAsync<IReadOnlyList<int>>(async () =>
        {
            await using var reader = await PostgresLookups.ReadLastAsync(connection, [.. Begin(), PostgresStatements.InsertNew(rows)], CancellationToken.None);
            var inserted = new HashSet<long>(rows.Count);
            while (await reader.ReadAsync())
            {
                inserted.Add(reader.GetInt64(0));
            }

            return inserted.Count == rows.Count ? [] : [.. Enumerable.Range(0, rows.Count).Where(i => !inserted.Contains(rows[i].Position))];
        });
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<Identity, FactRow>> FindAsync(IReadOnlyCollection<Identity> identities) =>
        GuardedAsync(() => PostgresLookups.FindAsync(connection, Begin(), identities, CancellationToken.None));

    /// <inheritdoc/>
    public Task EraseAsync(AsnId person, IReadOnlyCollection<long> positions) =>
        ExecuteAsync([.. Begin(), .. PostgresStatements.Erase(person, positions)]);

    /// <inheritdoc/>
    public async Task CommitAsync(IReadOnlyList<FactRow> rows, IReadOnlyCollection<KeyValuePair<CertificateNumber, AsnId>> certificates, LedgerHead head)
    {
        _order.Append(rows);
        _order.Close(head);
        List<NpgsqlBatchCommand> statements = [.. Begin()];
        if (rows.Count > 0)
        {
            statements.Add(PostgresStatements.InsertClosing(rows));
        }

        if (certificates.Count > 0)
        {
            statements.Add(PostgresStatements.AddOwners(certificates));
        }

        statements.Add(PostgresStatements.MoveHead(_from, head));
        statements.Add(PostgresStatements.Commit());
        await ExecuteAsync(statements);
        _ended = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_begun && !_ended)
            {
                await using var command = new NpgsqlCommand("ROLLBACK", connection);
                await command.ExecuteNonQueryAsync();
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // A broken connection leaves nothing: the server ends its transaction, and the pool doesn't keep it.
        }
        finally
        {
            _ended = true;
            await connection.DisposeAsync();
        }
    }

    /// <summary>What has to precede the transaction's first statement, in the same round trip.</summary>
    private NpgsqlBatchCommand[] Begin()
    {
        if (_begun)
        {
            return [];
        }

        _begun = true;
        return [PostgresStatements.Begin(), PostgresStatements.HoldHead(_from)];
    }

    private Task ExecuteAsync(List<NpgsqlBatchCommand> statements) => GuardedAsync(async () =>
    {
        await using var batch = new NpgsqlBatch(connection);
        statements.ForEach(batch.BatchCommands.Add);
        return await batch.ExecuteNonQueryAsync();
    });

    private async Task<T> GuardedAsync<T>(Func<Task<T>> work)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        try
        {
            return await work();
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresStatements.Superseded)
        {
            throw new WriterSupersededException("Another writer has taken this region's ledger.", exception);
        }
    }
}
