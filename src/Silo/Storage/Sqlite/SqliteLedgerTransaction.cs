using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage.Sql;

namespace Bangkom.Silo.Storage.Sqlite;

/// <summary>One group's transaction on the writer's connection.</summary>
internal sealed class SqliteLedgerTransaction(SqliteWriter writer, LedgerHead head) : ILedgerTransaction
{
    private readonly GroupOrder _order = new(head);
    private bool _failed;

    /// <summary>The head as it was when the transaction began.</summary>
    public LedgerHead Begun => head;

    /// <inheritdoc/>
    public Task<IReadOnlyList<int>> InsertAsync(IReadOnlyList<FactRow> rows)
    {
        _order.Append(rows);
        return RunAsync<IReadOnlyList<int>>(statements =>
        {
            var refused = new List<int>();
            for (var i = 0; i < rows.Count; i++)
            {
                if (!statements.InsertNew(rows[i]))
                {
                    refused.Add(i);
                }
            }

            return refused;
        });
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<Identity, FactRow>> FindAsync(IReadOnlyCollection<Identity> identities) =>
        RunAsync(statements => SqliteLookups.Find(statements.Connection, identities));

    /// <inheritdoc/>
    public Task EraseAsync(AsnId person, IReadOnlyCollection<long> positions) => RunAsync(statements =>
    {
        statements.Erase(FactColumns.Person(person), positions);
        return true;
    });

    /// <inheritdoc/>
    public Task CommitAsync(IReadOnlyList<FactRow> rows, IReadOnlyCollection<KeyValuePair<CertificateNumber, AsnId>> certificates, LedgerHead head)
    {
        _order.Append(rows);
        _order.Close(head);
        return RunAsync(statements =>
        {
            foreach (var row in rows)
            {
                statements.InsertClosing(row);
            }

            foreach (var (certificate, owner) in certificates)
            {
                statements.AddOwner(certificate, FactColumns.Person(owner));
            }

            if (!statements.MoveHead(Begun, head))
            {
                throw new WriterSupersededException();
            }

            statements.Commit();
            writer.Open = null;
            return true;
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await writer.RunAsync(statements =>
            {
                if (ReferenceEquals(writer.Open, this))
                {
                    writer.RollBack(statements);
                }

                return true;
            });
        }
        catch (ObjectDisposedException)
        {
            // The connection is closed, and with it the transaction.
        }
    }

    /// <summary>
    /// Runs work while this transaction is the open one. Work that fails ends it: half of a group must never be committed.
    /// </summary>
    private Task<T> RunAsync<T>(Func<SqliteStatements, T> work) => writer.RunAsync(statements =>
    {
        if (!ReferenceEquals(writer.Open, this))
        {
            throw _failed
                ? new InvalidOperationException("The transaction has failed.")
                : new WriterSupersededException("A later writer has ended the transaction.");
        }

        try
        {
            return work(statements);
        }
        catch
        {
            _failed = true;
            writer.RollBack(statements);
            throw;
        }
    });
}
