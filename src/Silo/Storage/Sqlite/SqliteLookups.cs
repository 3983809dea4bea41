using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Bangkom.Silo.Storage.Sqlite;

/// <summary>Look-ups by unique key, one prepared statement for each kind, run once for each key.</summary>
internal static class SqliteLookups
{
    /// <summary>Finds the rows that hold identities.</summary>
    /// <param name="connection">A reader's, or the writer's inside its transaction.</param>
    /// <param name="identities">The identities.</param>
    public static IReadOnlyDictionary<Identity, FactRow> Find(SqliteConnection connection, IReadOnlyCollection<Identity> identities)
    {
        var found = new Dictionary<Identity, FactRow>();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {FactColumns.BareRow} FROM facts f WHERE f.source = $source AND f.key = $key";
        var source = command.Parameters.Add("$source", SqliteType.Text);
        var key = command.Parameters.Add("$key", SqliteType.Text);
        foreach (var identity in identities)
        {
            source.Value = identity.Source;
            key.Value = identity.Key;
            using var reader = command.ExecuteReader();
            if (reader.Read())
            {
                found[identity] = FactColumns.ReadBareRow(reader);
            }
        }

        return found;
    }

    /// <summary>Finds the owners of certificates.</summary>
    /// <param name="connection">A reader's.</param>
    /// <param name="certificates">The certificates.</param>
    public static IReadOnlyDictionary<CertificateNumber, AsnId> FindOwners(SqliteConnection connection, IReadOnlyCollection<CertificateNumber> certificates)
    {
        var found = new Dictionary<CertificateNumber, AsnId>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT asn FROM certificates WHERE issuer = $issuer AND number = $number";
        var issuer = command.Parameters.Add("$issuer", SqliteType.Text);
        var number = command.Parameters.Add("$number", SqliteType.Text);
        foreach (var certificate in certificates)
        {
            issuer.Value = certificate.Issuer;
            number.Value = certificate.Number;
            if (command.ExecuteScalar() is byte[] asn)
            {
                found[certificate] = FactColumns.Person(asn);
            }
        }

        return found;
    }
}
