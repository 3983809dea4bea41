using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Silo.Storage.Sqlite;

/// <summary>
/// The ledger's writer in <c>ledger.db</c>. What changes the ledger runs on the writer's thread; look-ups outside a
/// transaction run beside it, and see what is committed.
/// </summary>
internal sealed class SqliteLedgerStore(SqliteLedgerDatabase database, SqliteWriter writer) : ILedgerStore
{
    private readonly SqliteWriter _writer = writer;

    /// <inheritdoc/>
    public Task<LedgerHead> TakeEpochAsync(CancellationToken cancellationToken = default) => _writer.RunAsync(
        statements =>
        {
            // The writer before this one, in this process, may have stopped inside its transaction.
            if (_writer.Open is not null)
            {
                _writer.RollBack(statements);
            }

            return statements.TakeEpoch();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<ILedgerTransaction> BeginAsync(LedgerHead head, CancellationToken cancellationToken = default) => _writer.RunAsync<ILedgerTransaction>(
        statements =>
        {
            CheckIdle(head);
            statements.Begin();
            var transaction = new SqliteLedgerTransaction(_writer, head);
            _writer.Open = transaction;
            try
            {
                if (!statements.IsHead(head))
                {
                    throw new WriterSupersededException();
                }
            }
            catch
            {
                _writer.RollBack(statements);
                throw;
            }

            return transaction;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<Identity, FactRow>> FindAsync(IReadOnlyCollection<Identity> identities, CancellationToken cancellationToken = default) =>
        database.ReadAsync(connection => SqliteLookups.Find(connection, identities), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<CertificateNumber, AsnId>> FindOwnersAsync(IReadOnlyCollection<CertificateNumber> certificates, CancellationToken cancellationToken = default) =>
        database.ReadAsync(connection => SqliteLookups.FindOwners(connection, certificates), cancellationToken);

    /// <inheritdoc/>
    public Task SaveDeliveryAsync(LedgerHead head, CancellationToken cancellationToken = default) => _writer.RunAsync(
        statements =>
        {
            CheckIdle(head);
            return statements.SaveDelivery(head) ? true : throw new WriterSupersededException();
        },
        cancellationToken);

    /// <summary>One connection holds one transaction: a later epoch's one outlives an older writer's wish.</summary>
    private void CheckIdle(LedgerHead head)
    {
        if (_writer.Open is { } open)
        {
            throw head.Epoch < open.Begun.Epoch
                ? new WriterSupersededException()
                : new InvalidOperationException("The writer's transaction before this one is still open.");
        }
    }
}
