using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage.Sql;
using Npgsql;

namespace Bangkom.Silo.Storage.Postgres;

/// <summary>Look-ups by unique key, all in one round trip.</summary>
internal static class PostgresLookups
{
    /// <summary>Finds the rows that hold identities.</summary>
    /// <param name="connection">The writer's.</param>
    /// <param name="first">Statements to send before it.</param>
    /// <param name="identities">The identities.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<Identity, FactRow>> FindAsync(
        NpgsqlConnection connection, IEnumerable<NpgsqlBatchCommand> first, IReadOnlyCollection<Identity> identities, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Identity, FactRow>();
        await using var reader = await ReadLastAsync(connection, [.. first, PostgresStatements.Find(identities)], cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = FactColumns.ReadBareRow(reader);
            found[new Identity(row.Source, row.Key!)] = row;
        }

        return found;
    }

    /// <summary>Finds the owners of certificates.</summary>
    /// <param name="connection">The writer's.</param>
    /// <param name="certificates">The certificates.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyDictionary<CertificateNumber, AsnId>> FindOwnersAsync(
        NpgsqlConnection connection, IReadOnlyCollection<CertificateNumber> certificates, CancellationToken cancellationToken)
    {
        var found = new Dictionary<CertificateNumber, AsnId>();
        await using var reader = await ReadLastAsync(connection, [PostgresStatements.FindOwners(certificates)], cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            found[new CertificateNumber(reader.GetString(0), reader.GetString(1))] = FactColumns.Person(reader.GetFieldValue<byte[]>(2));
        }

        return found;
    }

    /// <summary>Sends statements in one round trip and answers the rows of the last one that returns columns.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="statements">The statements; each but the last answers at most one row.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<NpgsqlDataReader> ReadLastAsync(NpgsqlConnection connection, List<NpgsqlBatchCommand> statements, CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection);
        statements.ForEach(batch.BatchCommands.Add);
        var reader = await batch.ExecuteReaderAsync(cancellationToken);
        try
        {
            // BEGIN answers no columns and is passed over; a held head answers one row, which says nothing more.
            for (var i = statements.Count(static s => s.CommandText.StartsWith("SELECT hold_head", StringComparison.Ordinal)); i > 0; i--)
            {
                await reader.NextResultAsync(cancellationToken);
            }

            return reader;
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }
}
