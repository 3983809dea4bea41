using Bangkom.Silo.Storage.Sql;
using Bangkom.Silo.Storage.Xapi;
using Npgsql;
using NpgsqlTypes;

namespace Bangkom.Silo.Storage.Postgres;

/// <summary>
/// One group of the xAPI door's requests in a transaction. The head's row is locked first, so groups of several silos take turns and
/// statements appear in the order of their numbers. It blocks the thread that it runs on, which is no grain's.
/// </summary>
internal sealed class PostgresXapiGroup(NpgsqlConnection connection) : IGroupReader
{
    private const NpgsqlDbType Bigints = NpgsqlDbType.Array | NpgsqlDbType.Bigint;
    private const NpgsqlDbType Byteas = NpgsqlDbType.Array | NpgsqlDbType.Bytea;
    private const NpgsqlDbType Texts = NpgsqlDbType.Array | NpgsqlDbType.Text;
    private const NpgsqlDbType Smallints = NpgsqlDbType.Array | NpgsqlDbType.Smallint;

    /// <inheritdoc/>
    public (long Seq, DateTimeOffset Stored) Head { get; private set; }

    /// <summary>Begins and waits for the head.</summary>
    public void Begin()
    {
        using var batch = new NpgsqlBatch(connection) { BatchCommands = { new("BEGIN"), new("SELECT seq, stored FROM xapi_head FOR UPDATE") } };
        using var reader = batch.ExecuteReader();
        reader.Read();
        Head = (reader.GetInt64(0), FactColumns.Time(reader.GetInt64(1)));
    }

    /// <inheritdoc/>
    public IReadOnlyList<KnownStatement> Find(IReadOnlyCollection<Guid> ids) => Read("id", ids);

    /// <inheritdoc/>
    public IReadOnlyList<KnownStatement> FindReferring(IReadOnlyCollection<Guid> ids) => Read("target", ids);

    /// <inheritdoc/>
    public IReadOnlyDictionary<DefinitionName, byte[]> FindDefinitions(IReadOnlyCollection<DefinitionName> names)
    {
        var found = new Dictionary<DefinitionName, byte[]>();
        if (names.Count == 0)
        {
            return found;
        }

        var wanted = names.ToArray();
        using var command = new NpgsqlCommand(
            "SELECT wanted.place, d.definition FROM unnest($1) WITH ORDINALITY AS wanted (key, place) JOIN xapi_definitions d ON d.key = wanted.key", connection)
        {
            Parameters = { Array<byte[]>([.. wanted.Select(name => name.Key)], Byteas) },
        };
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            found[wanted[reader.GetInt64(0) - 1]] = (byte[])reader.GetValue(1);
        }

        return found;
    }

    /// <summary>Writes a decided group and commits.</summary>
    public void Commit(GroupPlan plan)
    {
        using var batch = new NpgsqlBatch(connection);
        if (plan.Rows.Count > 0)
        {
            batch.BatchCommands.Add(Insert(plan.Rows));
            batch.BatchCommands.Add(new("UPDATE xapi_head SET seq = $1, stored = $2")
            {
                Parameters = { new NpgsqlParameter<long> { TypedValue = plan.Seq }, new NpgsqlParameter<long> { TypedValue = FactColumns.Micros(plan.Stored) } },
            });
        }

        if (plan.Keys.Count > 0)
        {
            batch.BatchCommands.Add(new("INSERT INTO xapi_keys (key, seq, origin) SELECT * FROM unnest($1, $2, $3) ON CONFLICT DO NOTHING")
            {
                Parameters =
                {
                    Array<long>([.. plan.Keys.Select(k => k.Key)], Bigints),
                    Array<long>([.. plan.Keys.Select(k => k.Seq)], Bigints),
                    Array<long>([.. plan.Keys.Select(k => k.Origin)], Bigints),
                },
            });
        }

        if (plan.Voided.Count > 0)
        {
            batch.BatchCommands.Add(new("UPDATE xapi_statements SET voided = 1 WHERE seq = ANY ($1)") { Parameters = { Array<long>([.. plan.Voided], Bigints) } });
        }

        if (plan.Definitions.Count > 0)
        {
            batch.BatchCommands.Add(new(
                "INSERT INTO xapi_definitions (key, id, definition) SELECT * FROM unnest($1, $2, $3) ON CONFLICT (key) DO UPDATE SET definition = excluded.definition")
            {
                Parameters =
                {
                    Array<byte[]>([.. plan.Definitions.Keys.Select(name => name.Key)], Byteas),
                    Array<string>([.. plan.Definitions.Keys.Select(name => name.Id)], Texts),
                    Array<byte[]>([.. plan.Definitions.Values], Byteas),
                },
            });
        }

        if (plan.Attachments.Count > 0)
        {
            batch.BatchCommands.Add(new("INSERT INTO xapi_attachments (hash, bytes) SELECT * FROM unnest($1, $2) ON CONFLICT (hash) DO NOTHING")
            {
                Parameters = { Array<string>([.. plan.Attachments.Keys], Texts), Array<byte[]>([.. plan.Attachments.Values], Byteas) },
            });
        }

        batch.BatchCommands.Add(new("COMMIT"));
        batch.ExecuteNonQuery();
    }

    private static NpgsqlBatchCommand Insert(List<StatementRow> rows) => new(
        $"INSERT INTO xapi_statements ({XapiColumns.Inserted}) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)")
    {
        Parameters =
        {
            Array<long>([.. rows.Select(r => r.Seq)], Bigints),
            Array<byte[]>([.. rows.Select(r => XapiColumns.Bytes(r.Statement.Id))], Byteas),
            Array<string>([.. rows.Select(r => r.Request.Scope)], Texts),
            Array<string>([.. rows.Select(r => r.Request.Source)], Texts),
            Array<string>([.. rows.Select(r => r.Request.Credential)], Texts),
            Array<long>([.. rows.Select(r => FactColumns.Micros(r.Stored))], Bigints),
            Array<long?>([.. rows.Select(r => r.Statement.Timestamp is { } timestamp ? FactColumns.Micros(timestamp) : (long?)null)], Bigints),
            Array<string>([.. rows.Select(r => r.Statement.Version)], Texts),
            Array<byte[]?>([.. rows.Select(r => r.Statement.Target is { } target ? XapiColumns.Bytes(target) : null)], Byteas),
            Array<short>([.. rows.Select(r => (short)(r.Statement.Voids ? 1 : 0))], Smallints),
            Array<short>(new short[rows.Count], Smallints),
            Array<string?>([.. rows.Select(r => r.Held)], Texts),
            Array<byte[]>([.. rows.Select(r => r.Statement.Content)], Byteas),
            Array<byte[]>([.. rows.Select(r => r.Request.Authority)], Byteas),
            Array<byte[]>([.. rows.Select(r => r.Statement.Raw)], Byteas),
        },
    };

    private List<KnownStatement> Read(string column, IReadOnlyCollection<Guid> ids)
    {
        using var command = new NpgsqlCommand(
            $"SELECT {XapiColumns.Known} FROM unnest($1) AS wanted (id) JOIN xapi_statements s ON s.{column} = wanted.id AND s.held IS NULL", connection)
        {
            Parameters = { Array<byte[]>([.. ids.Select(XapiColumns.Bytes)], Byteas) },
        };
        using var reader = command.ExecuteReader();
        var found = new List<KnownStatement>();
        while (reader.Read())
        {
            found.Add(XapiColumns.ReadKnown(reader));
        }

        return found;
    }

    private static NpgsqlParameter<T[]> Array<T>(T[] values, NpgsqlDbType type) => new() { TypedValue = values, NpgsqlDbType = type };
}
