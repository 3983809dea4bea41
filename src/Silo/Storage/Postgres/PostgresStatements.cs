using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage.Sql;
using Npgsql;
using NpgsqlTypes;

namespace Bangkom.Silo.Storage.Postgres;

/// <summary>The writer's statements. Many rows travel as one array for each column.</summary>
internal static class PostgresStatements
{
    private const string InsertSql =
        $"INSERT INTO facts ({FactColumns.Inserted}) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";

    /// <summary>SQLSTATE of <c>hold_head</c> and <c>move_head</c> when another writer has moved the head.</summary>
    public const string Superseded = "BKM01";

    public static NpgsqlBatchCommand Begin() => new("BEGIN");

    public static NpgsqlBatchCommand Commit() => new("COMMIT");

    /// <summary>Locks the head where the writer left it.</summary>
    public static NpgsqlBatchCommand HoldHead(LedgerHead head) => new("SELECT hold_head($1, $2)")
    {
        Parameters = { Of(head.Epoch), Of(head.Position) },
    };

    /// <summary>Compares and sets the head.</summary>
    public static NpgsqlBatchCommand MoveHead(LedgerHead from, LedgerHead to) => new("SELECT move_head($1, $2, $3, $4, $5, $6)")
    {
        Parameters =
        {
            Of(from.Epoch), Of(from.Position), Of(to.Position), Of(FactColumns.Micros(to.RecordedAt)), Of(to.Delivered), Of(HeadColumns.Behind(to.Behind)),
        },
    };

    /// <summary>Inserts rows whose identity is new, and answers their positions.</summary>
    public static NpgsqlBatchCommand InsertNew(IReadOnlyList<FactRow> rows) =>
        WithRows($"{InsertSql} ON CONFLICT (source, key) DO NOTHING RETURNING position", rows);

    /// <summary>Inserts rows whose identity, if any, must be new.</summary>
    public static NpgsqlBatchCommand InsertClosing(IReadOnlyList<FactRow> rows) => WithRows(InsertSql, rows);

    /// <summary>Gives certificates owners unless they have one.</summary>
    public static NpgsqlBatchCommand AddOwners(IReadOnlyCollection<KeyValuePair<CertificateNumber, AsnId>> certificates) =>
        new("INSERT INTO certificates (issuer, number, asn) SELECT * FROM unnest($1, $2, $3) ON CONFLICT (issuer, number) DO NOTHING")
        {
            Parameters =
            {
                Texts([.. certificates.Select(static c => c.Key.Issuer)]),
                Texts([.. certificates.Select(static c => c.Key.Number)]),
                Bytes([.. certificates.Select(static c => FactColumns.Person(c.Value))]),
            },
        };

    /// <summary>Empties what identifies a person, in that person's rows and in further ones.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Erase(AsnId person, IReadOnlyCollection<long> positions)
    {
        yield return new NpgsqlBatchCommand("UPDATE facts SET personal = NULL, raw = NULL WHERE asn = $1")
        {
            Parameters = { new NpgsqlParameter<byte[]> { TypedValue = FactColumns.Person(person), NpgsqlDbType = NpgsqlDbType.Bytea } },
        };
        if (positions.Count > 0)
        {
            yield return new NpgsqlBatchCommand("UPDATE facts SET personal = NULL, raw = NULL WHERE position = ANY ($1)")
            {
                Parameters = { Array<long>([.. positions], NpgsqlDbType.Bigint) },
            };
        }
    }

    /// <summary>
    /// Finds rows by identity. The inner query stands for one row each, so that no plan can join the whole table: prepared
    /// while it was empty, such a plan was three times slower.
    /// </summary>
    public static NpgsqlBatchCommand Find(IReadOnlyCollection<Identity> identities) =>
        new("SELECT found.* FROM unnest($1, $2) AS wanted (source, key) CROSS JOIN LATERAL ("
            + $"SELECT {FactColumns.BareRow} FROM facts f WHERE f.source = wanted.source AND f.key = wanted.key LIMIT 1) AS found")
        {
            Parameters =
            {
                Texts([.. identities.Select(static i => i.Source)]),
                Texts([.. identities.Select(static i => i.Key)]),
            },
        };

    /// <summary>Finds the owners of certificates, as <see cref="Find"/> does.</summary>
    public static NpgsqlBatchCommand FindOwners(IReadOnlyCollection<CertificateNumber> certificates) =>
        new("SELECT wanted.issuer, wanted.number, found.asn FROM unnest($1, $2) AS wanted (issuer, number) CROSS JOIN LATERAL ("
            + "SELECT c.asn FROM certificates c WHERE c.issuer = wanted.issuer AND c.number = wanted.number LIMIT 1) AS found")
        {
            Parameters =
            {
                Texts([.. certificates.Select(static c => c.Issuer)]),
                Texts([.. certificates.Select(static c => c.Number)]),
            },
        };

    private static NpgsqlBatchCommand WithRows(string sql, IReadOnlyList<FactRow> rows) => new(sql)
    {
        Parameters =
        {
            Column(rows, NpgsqlDbType.Bigint, static r => r.Position),
            Column(rows, NpgsqlDbType.Bigint, static r => FactColumns.Micros(r.RecordedAt)),
            Column(rows, NpgsqlDbType.Bigint, static r => FactColumns.Micros(r.OccurredAt)),
            Column(rows, NpgsqlDbType.Smallint, static r => (short)r.Lane),
            Column(rows, NpgsqlDbType.Text, static r => r.Source),
            Column(rows, NpgsqlDbType.Text, static r => r.Key),
            Column(rows, NpgsqlDbType.Bytea, static r => r.Content),
            Column(rows, NpgsqlDbType.Bytea, static r => r.Targets.Asn is { } asn ? FactColumns.Person(asn) : null),
            Column(rows, NpgsqlDbType.Text, static r => FactColumns.Agencies(r.Targets)),
            Column(rows, NpgsqlDbType.Text, static r => FactColumns.Batches(r.Targets)),
            Column(rows, NpgsqlDbType.Text, static r => r.Targets.Program?.Value),
            Column(rows, NpgsqlDbType.Text, static r => r.Targets.Partner?.Value),
            Column(rows, NpgsqlDbType.Bytea, static r => r.Body),
            Column(rows, NpgsqlDbType.Bytea, static r => r.Personal),
            Column(rows, NpgsqlDbType.Bytea, static r => r.Raw),
        },
    };

    private static NpgsqlParameter<T[]> Column<T>(IReadOnlyList<FactRow> rows, NpgsqlDbType type, Func<FactRow, T> value)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(rows[i]);
        }

        return Array(values, type);
    }

    private static NpgsqlParameter<T[]> Array<T>(T[] values, NpgsqlDbType type) => new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };

    private static NpgsqlParameter<string[]> Texts(string[] values) => Array(values, NpgsqlDbType.Text);

    private static NpgsqlParameter<byte[][]> Bytes(byte[][] values) => Array(values, NpgsqlDbType.Bytea);

    private static NpgsqlParameter<long> Of(long value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    private static NpgsqlParameter<string> Of(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };
}
