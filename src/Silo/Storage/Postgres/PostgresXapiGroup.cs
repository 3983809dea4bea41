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

    /// <summary>Begins, waits for the head, and looks everything up, in one round trip.</summary>
    public GroupAnswer Ask(GroupQuestion question)
    {
        var names = question.Definitions.ToArray();
        using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("BEGIN"),
                new("SELECT seq, stored FROM xapi_head FOR UPDATE"),
                Find("id", question.Named),
                Find("target", question.Ids),
                new("SELECT wanted.place, found.definition FROM unnest($1) WITH ORDINALITY AS wanted (key, place) CROSS JOIN LATERAL ("
                    + "SELECT d.definition FROM xapi_definitions d WHERE d.key = wanted.key LIMIT 1) AS found")
                {
                    Parameters = { Array<byte[]>([.. names.Select(name => name.Key)], Byteas) },
                },
            },
        };
        using var reader = batch.ExecuteReader();
        reader.Read();
        var (seq, stored) = (reader.GetInt64(0), FactColumns.Time(reader.GetInt64(1)));
        reader.NextResult();
        var found = ReadKnown(reader);
        reader.NextResult();
        var referring = ReadKnown(reader);
        reader.NextResult();
        var definitions = new Dictionary<DefinitionName, byte[]>();
        while (reader.Read())
        {
            definitions[names[reader.GetInt64(0) - 1]] = (byte[])reader.GetValue(1);
        }

        return new GroupAnswer(seq, stored, found, referring, definitions);
    }

    /// <inheritdoc/>
    public IReadOnlyList<KnownStatement> Find(IReadOnlyCollection<Guid> ids) => Read(Find("id", ids));

    /// <inheritdoc/>
    public IReadOnlyList<KnownStatement> FindReferring(IReadOnlyCollection<Guid> ids) => Read(Find("target", ids));

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

        // Nobody can have a key of a statement that is stored now; asking for it would search the index twice.
        AddKeys(batch, plan.NewKeys, "");
        AddKeys(batch, plan.FurtherKeys, " ON CONFLICT DO NOTHING");

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

    private static void AddKeys(NpgsqlBatch batch, IReadOnlyCollection<(long Key, long Seq, long Origin)> keys, string ending)
    {
        if (keys.Count > 0)
        {
            batch.BatchCommands.Add(new($"INSERT INTO xapi_keys (key, seq, origin) SELECT * FROM unnest($1, $2, $3){ending}")
            {
                Parameters =
                {
                    Array<long>([.. keys.Select(k => k.Key)], Bigints),
                    Array<long>([.. keys.Select(k => k.Seq)], Bigints),
                    Array<long>([.. keys.Select(k => k.Origin)], Bigints),
                },
            });
        }
    }

    /// <summary>
    /// Finds statements. The inner query is kept by itself (OFFSET 0), so that no plan can join the whole table: prepared while it was
    /// empty, such a plan compared every statement that is asked for with every one that is stored.
    /// </summary>
    private static NpgsqlBatchCommand Find(string column, IReadOnlyCollection<Guid> ids) => new(
        $"SELECT found.* FROM unnest($1) AS wanted (id) CROSS JOIN LATERAL (SELECT {XapiColumns.Known} FROM xapi_statements s WHERE s.{column} = wanted.id AND s.held IS NULL OFFSET 0) AS found")
    {
        Parameters = { Array<byte[]>([.. ids.Select(XapiColumns.Bytes)], Byteas) },
    };

    private List<KnownStatement> Read(NpgsqlBatchCommand find)
    {
        using var batch = new NpgsqlBatch(connection) { BatchCommands = { find } };
        using var reader = batch.ExecuteReader();
        return ReadKnown(reader);
    }

    private static List<KnownStatement> ReadKnown(NpgsqlDataReader reader)
    {
        var found = new List<KnownStatement>();
        while (reader.Read())
        {
            found.Add(XapiColumns.ReadKnown(reader));
        }

        return found;
    }

    private static NpgsqlParameter<T[]> Array<T>(T[] values, NpgsqlDbType type) => new() { TypedValue = values, NpgsqlDbType = type };
}
