using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Bangkom.PartnerApi.Xapi;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.Silo.Storage.Sql;

namespace Bangkom.Silo.Storage.Xapi;

/// <summary>The statements of a region: readers see what is committed, writers go through the queue.</summary>
internal sealed class StatementStore(LedgerDatabase database, XapiWriter writer, TimeProvider time) : IStatementStore, IAsyncDisposable, IDisposable
{
    private const int ChunkRowsMax = 500;
    private const int ListMax = 500;

    private readonly StatementQueue _queue = new(writer, time);

    /// <inheritdoc/>
    public DateTimeOffset ConsistentThrough => _queue.ConsistentThrough;

    /// <inheritdoc/>
    public Task<AppendedStatements> AppendAsync(StatementAppend request, CancellationToken cancellationToken = default) => _queue.AppendAsync(request, cancellationToken);

    /// <inheritdoc/>
    public async Task<StoredStatement?> FindAsync(Guid id, bool isVoided, string? owner, CancellationToken cancellationToken = default)
    {
        var found = await database.QueryAsync(
            $"SELECT {XapiColumns.Stored} FROM xapi_statements s WHERE s.id = @id AND s.held IS NULL ORDER BY s.seq",
            [("id", XapiColumns.Bytes(id))],
            XapiColumns.ReadStored,
            cancellationToken);
        return found.FirstOrDefault(s => s.IsVoided == isVoided && (owner is null || Voiding.OwnerOf(s.Source) == owner));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredStatement>> FindVoidableAsync(Guid id, CancellationToken cancellationToken = default) => await database.QueryAsync(
        $"SELECT {XapiColumns.Stored} FROM xapi_statements s WHERE s.id = @id AND s.held IS NULL AND s.voids = 0 ORDER BY s.seq",
        [("id", XapiColumns.Bytes(id))],
        XapiColumns.ReadStored,
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredStatement>> FindVoidingAsync(Guid id, CancellationToken cancellationToken = default) => await database.QueryAsync(
        $"SELECT {XapiColumns.Stored} FROM xapi_statements s WHERE s.target = @id AND s.held IS NULL AND s.voids = 1 ORDER BY s.seq",
        [("id", XapiColumns.Bytes(id))],
        XapiColumns.ReadStored,
        cancellationToken);

    /// <inheritdoc/>
    public async Task<StatementPage> QueryAsync(StatementQuery query, CancellationToken cancellationToken = default)
    {
        var (after, before) = (query.IsAscending ? query.Beyond ?? 0 : 0, query.IsAscending ? long.MaxValue : query.Beyond ?? long.MaxValue);
        if (query.Since is { } since)
        {
            after = Math.Max(after, await LastUntilAsync(since, cancellationToken));
        }

        if (query.Until is { } until)
        {
            before = Math.Min(before, await LastUntilAsync(until, cancellationToken) + 1);
        }

        var found = await FindPlacesAsync(query, after, before, cancellationToken);
        var (page, bytes) = (new List<long>(), 0L);
        foreach (var (seq, length) in found.Take(query.Limit).TakeWhile(_ => bytes < XapiLimits.PageBytesMax))
        {
            bytes += length;
            page.Add(seq);
        }

        var rows = await ReadAsync(page, cancellationToken);
        return new StatementPage([.. page.Where(rows.ContainsKey).Select(seq => rows[seq])], found.Count > page.Count);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<StoredStatement>> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var chunk = await database.QueryAsync(
                $"SELECT {XapiColumns.Stored} FROM xapi_statements s WHERE s.seq > @after ORDER BY s.seq LIMIT @limit",
                [("after", after), ("limit", (long)ChunkRowsMax)],
                XapiColumns.ReadStored,
                cancellationToken);
            if (chunk.Count > 0)
            {
                yield return chunk;
                after = chunk[^1].Seq;
            }

            if (chunk.Count < ChunkRowsMax)
            {
                yield break;
            }
        }
    }

    /// <inheritdoc/>
    public async Task<long> GetCursorAsync(string consumer, CancellationToken cancellationToken = default)
    {
        var found = await database.QueryAsync(
            "SELECT seq FROM xapi_cursors WHERE consumer = @consumer", [("consumer", consumer)], static reader => reader.GetInt64(0), cancellationToken);
        return found.Count == 0 ? 0 : found[0];
    }

    /// <inheritdoc/>
    public Task SaveCursorAsync(string consumer, long seq, CancellationToken cancellationToken = default) => writer.ExecuteAsync(
        "INSERT INTO xapi_cursors (consumer, seq) VALUES (@consumer, @seq) ON CONFLICT (consumer) DO UPDATE SET seq = excluded.seq WHERE xapi_cursors.seq < excluded.seq",
        [("consumer", consumer), ("seq", seq)],
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, byte[]>> FindDefinitionsAsync(IReadOnlyCollection<string> ids, string? owner, CancellationToken cancellationToken = default)
    {
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(ListMax))
        {
            var rows = await database.QueryAsync(
                $"SELECT id, definition FROM xapi_definitions WHERE key IN ({Parameters(chunk.Length)})",
                [.. chunk.Select((id, i) => ($"p{i}", (object)new DefinitionName(owner, id).Key))],
                static reader => (Id: reader.GetString(0), Definition: (byte[])reader.GetValue(1)),
                cancellationToken);
            rows.ForEach(row => found[row.Id] = row.Definition);
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, byte[]>> FindAttachmentsAsync(IReadOnlyCollection<string> hashes, long bytesMax, CancellationToken cancellationToken = default)
    {
        var (found, bytes) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), 0L);
        foreach (var hash in hashes.Distinct(StringComparer.Ordinal).TakeWhile(_ => bytes < bytesMax))
        {
            var rows = await database.QueryAsync(
                "SELECT bytes FROM xapi_attachments WHERE hash = @hash", [("hash", hash)], static reader => (byte[])reader.GetValue(0), cancellationToken);
            foreach (var row in rows)
            {
                found[hash] = row;
                bytes += row.Length;
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _queue.DisposeAsync();

    /// <summary>Takes nothing more; what waits is still stored.</summary>
    public void Dispose() => _queue.Close();

    /// <summary>The place of the last statement that was stored at a time or before.</summary>
    private async Task<long> LastUntilAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            "SELECT seq FROM xapi_statements WHERE stored <= @until ORDER BY stored DESC LIMIT 1", [("until", FactColumns.Micros(until))], static reader => reader.GetInt64(0), cancellationToken);
        return found.Count == 0 ? 0 : found[0];
    }

    /// <summary>
    /// Places and sizes of what is found, one more than the limit. Where either of two keys leads the search, both are followed in their order:
    /// a database that is asked for both at once would first sort all that they are of.
    /// </summary>
    private async Task<List<(long Seq, long Bytes)>> FindPlacesAsync(StatementQuery query, long after, long before, CancellationToken cancellationToken)
    {
        if (query.Keys.IsEmpty || query.Keys[0].Or is null)
        {
            return await FindPlacesAsync(query, query.Keys.IsEmpty ? 0 : query.Keys[0].Value, after, before, cancellationToken);
        }

        var found = new HashSet<(long Seq, long Bytes)>();
        foreach (var leading in query.Keys[0].Values)
        {
            found.UnionWith(await FindPlacesAsync(query, leading, after, before, cancellationToken));
        }

        return [.. (query.IsAscending ? found.OrderBy(f => f.Seq) : found.OrderByDescending(f => f.Seq)).Take(query.Limit + 1)];
    }

    /// <summary>
    /// Those of one key that leads the search. Keys join on the statement that they are of, so that a reference is
    /// found only when one statement that it leads to has all of them.
    /// </summary>
    private async Task<List<(long Seq, long Bytes)>> FindPlacesAsync(StatementQuery query, long leading, long after, long before, CancellationToken cancellationToken)
    {
        var length = database.LengthOf("s.raw");
        var order = query.IsAscending ? "ASC" : "DESC";
        var arguments = new List<(string, object)> { ("after", after), ("before", before), ("limit", (long)query.Limit + 1) };
        var from = new StringBuilder("xapi_statements s");
        var (seq, distinct) = ("s.seq", "");
        for (var i = 0; i < query.Keys.Length; i++)
        {
            arguments.Add(($"k{i}", i == 0 ? leading : query.Keys[i].Value));
            if (i == 0)
            {
                from = new StringBuilder("xapi_keys k0");
            }
            else if (query.Keys[i].Or is { } other)
            {
                arguments.Add(($"r{i}", other));
                from.Append(CultureInfo.InvariantCulture, $" JOIN xapi_keys k{i} ON k{i}.key IN (@k{i}, @r{i}) AND k{i}.seq = k0.seq AND k{i}.origin = k0.origin");
            }
            else
            {
                from.Append(CultureInfo.InvariantCulture, $" JOIN xapi_keys k{i} ON k{i}.key = @k{i} AND k{i}.seq = k0.seq AND k{i}.origin = k0.origin");
            }

            (seq, distinct) = ("k0.seq", "DISTINCT ");
        }

        if (query.Owner is { } owner)
        {
            arguments.Add(("owner", StatementKeys.Owner(owner)));
            from = query.Keys.IsEmpty
                ? new StringBuilder("xapi_keys o")
                : from.Append(" JOIN xapi_keys o ON o.key = @owner AND o.seq = k0.seq AND o.origin = k0.seq");
            seq = query.Keys.IsEmpty ? "o.seq" : seq;
        }

        if (seq != "s.seq")
        {
            from.Append(CultureInfo.InvariantCulture, $" JOIN xapi_statements s ON s.seq = {seq}");
        }

        var where = string.Concat(query.Keys.IsEmpty ? "" : "k0.key = @k0 AND ", query.Keys.IsEmpty && query.Owner is not null ? "o.key = @owner AND " : "");
        // The places alone are made distinct: with the lengths among them the database would sort every statement there is.
        var places = $"SELECT {distinct}{seq} AS place FROM {from} WHERE {where}{seq} > @after AND {seq} < @before AND s.voided = 0 AND s.held IS NULL ORDER BY 1 {order} LIMIT @limit";
        return await database.QueryAsync(
            $"SELECT f.place, {length} FROM ({places}) AS f JOIN xapi_statements s ON s.seq = f.place ORDER BY f.place {order}",
            [.. arguments],
            static reader => (reader.GetInt64(0), Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture)),
            cancellationToken);
    }

    private async Task<Dictionary<long, StoredStatement>> ReadAsync(List<long> places, CancellationToken cancellationToken)
    {
        if (places.Count == 0)
        {
            return [];
        }

        var list = string.Join(',', places.Select(static seq => seq.ToString(CultureInfo.InvariantCulture)));
        var rows = await database.QueryAsync($"SELECT {XapiColumns.Stored} FROM xapi_statements s WHERE s.seq IN ({list})", [], XapiColumns.ReadStored, cancellationToken);
        return rows.ToDictionary(static row => row.Seq);
    }

    private static string Parameters(int count) => string.Join(", ", Enumerable.Range(0, count).Select(static i => string.Create(CultureInfo.InvariantCulture, $"@p{i}")));
}
