using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage.Sql;
using Npgsql;

namespace Bangkom.Silo.Storage.Postgres;

/// <summary>The ledger's writer in a region's schema.</summary>
internal sealed class PostgresLedgerStore(PostgresLedgerDatabase database) : ILedgerStore
{
    /// <inheritdoc/>
    public async Task<LedgerHead> TakeEpochAsync(CancellationToken cancellationToken = default)
    {
        await using var command = database.Writers.CreateCommand($"UPDATE head SET epoch = epoch + 1 RETURNING {HeadColumns.All}");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return HeadColumns.Read(reader);
    }

    /// <summary>
    /// Takes a connection. The statement that begins and locks the head travels with the transaction's first one, which
    /// saves a round trip a group; it is there that a moved head is told.
    /// </summary>
    public async Task<ILedgerTransaction> BeginAsync(LedgerHead head, CancellationToken cancellationToken = default) =>
        new PostgresLedgerTransaction(await database.Writers.OpenConnectionAsync(cancellationToken), head);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<Identity, FactRow>> FindAsync(IReadOnlyCollection<Identity> identities, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.Writers.OpenConnectionAsync(cancellationToken);
        return await PostgresLookups.FindAsync(connection, [], identities, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<CertificateNumber, AsnId>> FindOwnersAsync(IReadOnlyCollection<CertificateNumber> certificates, CancellationToken cancellationToken = default)
    {
        await using var connection = await database.Writers.OpenConnectionAsync(cancellationToken);
        return await PostgresLookups.FindOwnersAsync(connection, certificates, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task SaveDeliveryAsync(LedgerHead head, CancellationToken cancellationToken = default)
    {
        // Setting the head from itself to itself compares it and changes the mark alone.
        await using var connection = await database.Writers.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { PostgresStatements.MoveHead(head, head) } };
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresStatements.Superseded)
        {
            throw new WriterSupersededException("Another writer has taken this region's ledger.", exception);
        }
    }
}
