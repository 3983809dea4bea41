using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace Bangkom.Silo.Storage.Sqlite;

/// <summary>
/// The writer's statements, each prepared once. One row an insert: more rows in a statement cost more than they save.
/// </summary>
internal sealed class SqliteStatements : IDisposable
{
    private const string InsertSql =
        $"INSERT INTO facts ({FactColumns.Inserted}) VALUES ($position, $recorded, $occurred, $lane, $source, $key, $content, "
        + "$asn, $agencies, $batch, $program, $partner, $body, $personal, $raw)";

    private readonly List<SqliteCommand> _commands = [];
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollBack;
    private readonly SqliteInsert _insertNew;
    private readonly SqliteInsert _insertClosing;
    private readonly SqliteCommand _takeEpoch;
    private readonly SqliteCommand _isHead;
    private readonly SqliteCommand _moveHead;
    private readonly SqliteCommand _saveDelivery;
    private readonly SqliteCommand _addOwner;
    private readonly SqliteCommand _erasePerson;
    private readonly SqliteCommand _eraseRow;

    public SqliteStatements(SqliteConnection connection)
    {
        Connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollBack = Prepare("ROLLBACK");
        _insertNew = new SqliteInsert(Prepare(InsertSql + " ON CONFLICT (source, key) DO NOTHING", SqliteInsert.Parameters));
        _insertClosing = new SqliteInsert(Prepare(InsertSql, SqliteInsert.Parameters));
        _takeEpoch = Prepare($"UPDATE head SET epoch = epoch + 1 RETURNING {HeadColumns.All}");
        _isHead = Prepare("SELECT COUNT(*) FROM head WHERE epoch = $epoch AND position = $position", "$epoch", "$position");
        _moveHead = Prepare(
            "UPDATE head SET position = $next, recorded_at = $recorded, delivered = $delivered, behind = $behind WHERE epoch = $epoch AND position = $position",
            "$epoch", "$position", "$next", "$recorded", "$delivered", "$behind");
        _saveDelivery = Prepare(
            "UPDATE head SET delivered = $delivered, behind = $behind WHERE epoch = $epoch AND position = $position",
            "$epoch", "$position", "$delivered", "$behind");
        _addOwner = Prepare(
            "INSERT INTO certificates (issuer, number, asn) VALUES ($issuer, $number, $asn) ON CONFLICT (issuer, number) DO NOTHING",
            "$issuer", "$number", "$asn");
        _erasePerson = Prepare("UPDATE facts SET personal = NULL, raw = NULL WHERE asn = $asn", "$asn");
        _eraseRow = Prepare("UPDATE facts SET personal = NULL, raw = NULL WHERE position = $position", "$position");
    }

    /// <summary>The writer's connection.</summary>
    public SqliteConnection Connection { get; }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    public void RollBack() => _rollBack.ExecuteNonQuery();

    /// <summary>Inserts a row unless its identity is known.</summary>
    /// <returns>False when it is known.</returns>
    public bool InsertNew(FactRow row) => _insertNew.Execute(row) == 1;

    /// <summary>Inserts a row whose identity, if any, must be new.</summary>
    public void InsertClosing(FactRow row) => _insertClosing.Execute(row);

    /// <summary>Counts the epoch up.</summary>
    public LedgerHead TakeEpoch()
    {
        using var reader = _takeEpoch.ExecuteReader();
        reader.Read();
        return HeadColumns.Read(reader);
    }

    /// <summary>Tells whether the head is where the writer left it.</summary>
    public bool IsHead(LedgerHead head) => (long)Set(_isHead, head.Epoch, head.Position).ExecuteScalar()! == 1;

    /// <summary>Compares the head with what the writer knows, and sets the new one.</summary>
    /// <returns>False when another writer has moved it.</returns>
    public bool MoveHead(LedgerHead from, LedgerHead to) => Set(
        _moveHead, from.Epoch, from.Position, to.Position, FactColumns.Micros(to.RecordedAt), to.Delivered, HeadColumns.Behind(to.Behind)).ExecuteNonQuery() == 1;

    /// <summary>Sets the delivery mark of the head that the writer knows.</summary>
    /// <returns>False when another writer has moved the head.</returns>
    public bool SaveDelivery(LedgerHead head) =>
        Set(_saveDelivery, head.Epoch, head.Position, head.Delivered, HeadColumns.Behind(head.Behind)).ExecuteNonQuery() == 1;

    /// <summary>Gives a certificate an owner unless it has one.</summary>
    public void AddOwner(CertificateNumber certificate, byte[] asn) => Set(_addOwner, certificate.Issuer, certificate.Number, asn).ExecuteNonQuery();

    /// <summary>Empties what identifies a person, in that person's rows and in further ones.</summary>
    public void Erase(byte[] asn, IEnumerable<long> positions)
    {
        Set(_erasePerson, asn).ExecuteNonQuery();
        foreach (var position in positions)
        {
            Set(_eraseRow, position).ExecuteNonQuery();
        }
    }

    /// <summary>Closes the statements and their connection.</summary>
    public void Dispose()
    {
        _commands.ForEach(static command => command.Dispose());
        Connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }

        _commands.Add(command);
        return command;
    }

    private static SqliteCommand Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
