using Bangkom.Silo.Storage.Sql;
using Bangkom.Silo.Storage.Xapi;
using Microsoft.Data.Sqlite;

namespace Bangkom.Silo.Storage.Sqlite;

/// <summary>The xAPI door's statements on the writer's connection, each prepared once.</summary>
internal sealed class SqliteXapiStatements : IGroupReader, IDisposable
{
    private readonly List<SqliteCommand> _commands = [];
    private readonly SqliteCommand _head;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _findReferring;
    private readonly SqliteCommand _findDefinition;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _insertKey;
    private readonly SqliteCommand _void;
    private readonly SqliteCommand _saveDefinition;
    private readonly SqliteCommand _addAttachment;

    public SqliteXapiStatements(SqliteConnection connection)
    {
        Connection = connection;
        _head = Prepare("SELECT seq, stored FROM xapi_statements ORDER BY seq DESC LIMIT 1");
        _find = Prepare($"SELECT {XapiColumns.Known} FROM xapi_statements s WHERE s.id = $id AND s.held IS NULL", "$id");
        _findReferring = Prepare($"SELECT {XapiColumns.Known} FROM xapi_statements s WHERE s.target = $id AND s.held IS NULL", "$id");
        _findDefinition = Prepare("SELECT definition FROM xapi_definitions WHERE key = $key", "$key");
        _insert = Prepare(
            $"INSERT INTO xapi_statements ({XapiColumns.Inserted}) VALUES ($seq, $id, $scope, $source, $credential, $stored, $timestamp, $version, $target, $voids, $voided, $held, $content, $authority, $raw)",
            "$seq", "$id", "$scope", "$source", "$credential", "$stored", "$timestamp", "$version", "$target", "$voids", "$voided", "$held", "$content", "$authority", "$raw");
        _insertKey = Prepare("INSERT INTO xapi_keys (key, seq, origin) VALUES ($key, $seq, $origin) ON CONFLICT DO NOTHING", "$key", "$seq", "$origin");
        _void = Prepare("UPDATE xapi_statements SET voided = 1 WHERE seq = $seq", "$seq");
        _saveDefinition = Prepare(
            "INSERT INTO xapi_definitions (key, id, definition) VALUES ($key, $id, $definition) ON CONFLICT (key) DO UPDATE SET definition = excluded.definition",
            "$key", "$id", "$definition");
        _addAttachment = Prepare("INSERT INTO xapi_attachments (hash, bytes) VALUES ($hash, $bytes) ON CONFLICT (hash) DO NOTHING", "$hash", "$bytes");
    }

    /// <summary>The writer's connection.</summary>
    public SqliteConnection Connection { get; }

    /// <inheritdoc/>
    public GroupAnswer Ask(GroupQuestion question)
    {
        var (seq, stored) = Head();
        return new GroupAnswer(seq, stored, Find(question.Named), FindReferring(question.Ids), FindDefinitions(question.Definitions));
    }

    /// <inheritdoc/>
    public IReadOnlyList<KnownStatement> Find(IReadOnlyCollection<Guid> ids) => Read(_find, ids);

    /// <inheritdoc/>
    public IReadOnlyList<KnownStatement> FindReferring(IReadOnlyCollection<Guid> ids) => Read(_findReferring, ids);

    /// <summary>Writes a decided group.</summary>
    public void Write(GroupPlan plan)
    {
        foreach (var (seq, stored, request, statement, held) in plan.Rows)
        {
            Set(
                _insert, seq, XapiColumns.Bytes(statement.Id), request.Scope, request.Source, request.Credential, FactColumns.Micros(stored),
                statement.Timestamp is { } timestamp ? FactColumns.Micros(timestamp) : null, statement.Version,
                statement.Target is { } target ? XapiColumns.Bytes(target) : null, statement.Voids ? 1L : 0L, 0L, held, statement.Content, request.Authority, statement.Raw)
                .ExecuteNonQuery();
        }

        foreach (var (key, seq, origin) in plan.NewKeys.Concat(plan.FurtherKeys))
        {
            Set(_insertKey, key, seq, origin).ExecuteNonQuery();
        }

        foreach (var seq in plan.Voided)
        {
            Set(_void, seq).ExecuteNonQuery();
        }

        foreach (var (name, definition) in plan.Definitions)
        {
            Set(_saveDefinition, name.Key, name.Id, definition).ExecuteNonQuery();
        }

        foreach (var (hash, bytes) in plan.Attachments)
        {
            Set(_addAttachment, hash, bytes).ExecuteNonQuery();
        }
    }

    /// <summary>Closes the statements; the connection is the writer's.</summary>
    public void Dispose() => _commands.ForEach(static command => command.Dispose());

    private (long Seq, DateTimeOffset Stored) Head()
    {
        using var reader = _head.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), FactColumns.Time(reader.GetInt64(1))) : (0, DateTimeOffset.UnixEpoch);
    }

    private Dictionary<DefinitionName, byte[]> FindDefinitions(IReadOnlyCollection<DefinitionName> names)
    {
        var found = new Dictionary<DefinitionName, byte[]>();
        foreach (var name in names)
        {
            if (Set(_findDefinition, name.Key).ExecuteScalar() is byte[] definition)
            {
                found[name] = definition;
            }
        }

        return found;
    }

    private static List<KnownStatement> Read(SqliteCommand command, IReadOnlyCollection<Guid> ids)
    {
        var found = new List<KnownStatement>();
        foreach (var id in ids)
        {
            using var reader = Set(command, XapiColumns.Bytes(id)).ExecuteReader();
            while (reader.Read())
            {
                found.Add(XapiColumns.ReadKnown(reader));
            }
        }

        return found;
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

    private static SqliteCommand Set(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
