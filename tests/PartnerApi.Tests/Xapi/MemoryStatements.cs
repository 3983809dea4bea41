using System.Collections.Immutable;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.PartnerApi.Tests.Xapi;

/// <summary>Statements in a list, found by looking at each: what the stores do with indexes.</summary>
internal sealed class MemoryStatements(TimeProvider time) : IStatementStore
{
    private readonly Lock _lock = new();
    private readonly List<Row> _rows = [];
    private readonly Dictionary<(string? Owner, string Id), byte[]> _definitions = [];
    private readonly Dictionary<string, byte[]> _attachments = [];

    public Exception? Failure { get; set; }

    public DateTimeOffset ConsistentThrough => time.GetUtcNow();

    public int Count => _rows.Count;

    public Task<AppendedStatements> AppendAsync(StatementAppend request, CancellationToken cancellationToken = default)
    {
        if (Failure is not null)
        {
            return Task.FromException<AppendedStatements>(Failure);
        }

        lock (_lock)
        {
            var conflict = Array.FindIndex([.. request.Statements], s => Find(s.Id, request.Scope) is { } known && !IsEqual(known, s));
            if (request.IsStrict && conflict >= 0)
            {
                return Task.FromResult(new AppendedStatements(conflict, []));
            }

            foreach (var attachment in request.Attachments)
            {
                _attachments[attachment.Hash] = attachment.Bytes;
            }

            return Task.FromResult(new AppendedStatements(null, [.. request.Statements.Select(s => Append(request, s))]));
        }
    }

    public Task<StoredStatement?> FindAsync(Guid id, bool isVoided, string? owner, CancellationToken cancellationToken = default) =>
        Task.FromResult(_rows.Select(Stored).FirstOrDefault(s => s.Id == id && s.Held is null && s.IsVoided == isVoided && IsOwner(s, owner)));

    public Task<IReadOnlyList<StoredStatement>> FindVoidableAsync(Guid id, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<StoredStatement>>([.. _rows.Where(r => r.Held is null && !r.Statement.Voids && r.Statement.Id == id).Select(Stored)]);

    public Task<IReadOnlyList<StoredStatement>> FindVoidingAsync(Guid id, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<StoredStatement>>([.. _rows.Where(r => r.Held is null && r.Statement.Voids && r.Statement.Target == id).Select(Stored)]);

    public Task<StatementPage> QueryAsync(StatementQuery query, CancellationToken cancellationToken = default)
    {
        var found = _rows
            .Where(r => r.Held is null && !IsVoided(r) && IsOwner(Stored(r), query.Owner))
            .Where(r => (query.Since is null || r.StoredAt > query.Since) && (query.Until is null || r.StoredAt <= query.Until))
            .Where(r => query.Beyond is null || (query.IsAscending ? r.Seq > query.Beyond : r.Seq < query.Beyond))
            .Where(r => Chain(r).Any(c => query.Keys.All(k => k.IsAmong(c.Statement.Keys))));
        var page = (query.IsAscending ? found.OrderBy(r => r.Seq) : found.OrderByDescending(r => r.Seq)).Take(query.Limit + 1).Select(Stored).ToArray();
        return Task.FromResult(new StatementPage([.. page.Take(query.Limit)], page.Length > query.Limit));
    }

    public async IAsyncEnumerable<IReadOnlyList<StoredStatement>> ReadAsync(long after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        yield return [.. _rows.Where(r => r.Seq > after).Select(Stored)];
    }

    public Task<long> GetCursorAsync(string consumer, CancellationToken cancellationToken = default) => Task.FromResult(0L);

    public Task SaveCursorAsync(string consumer, long seq, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<IReadOnlyDictionary<string, byte[]>> FindDefinitionsAsync(IReadOnlyCollection<string> ids, string? owner, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyDictionary<string, byte[]>>(_definitions.Where(d => d.Key.Owner == owner && ids.Contains(d.Key.Id)).ToDictionary(d => d.Key.Id, d => d.Value));

    public Task<IReadOnlyDictionary<string, byte[]>> FindAttachmentsAsync(IReadOnlyCollection<string> hashes, long bytesMax, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyDictionary<string, byte[]>>(_attachments.Where(a => hashes.Contains(a.Key)).ToDictionary());

    private AppendedStatement Append(StatementAppend request, NewStatement statement)
    {
        if (statement.Held is null && Find(statement.Id, request.Scope) is { } known && IsEqual(known, statement))
        {
            return new AppendedStatement(known.Seq, true, known.StoredAt, null);
        }

        var held = statement.Held ?? (Find(statement.Id, request.Scope) is null ? null : "CONFLICT");
        var row = new Row(_rows.Count + 1, DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()).AddMicroseconds(_rows.Count), request, statement, held);
        _rows.Add(row);
        foreach (var (id, definition) in held is null ? statement.Definitions : [])
        {
            foreach (var key in new[] { (null, id), (Voiding.OwnerOf(request.Source), id) })
            {
                _definitions[key] = Activities.Merge(_definitions.GetValueOrDefault(key), definition);
            }
        }

        return new AppendedStatement(row.Seq, false, row.StoredAt, held) { IsVoided = held is null && IsVoided(row) };
    }

    private Row? Find(Guid id, string scope) => _rows.Find(r => r.Held is null && r.Statement.Id == id && r.Request.Scope == scope);

    private static bool IsEqual(Row known, NewStatement statement) => statement.IsIdDerived || known.Statement.Content.AsSpan().SequenceEqual(statement.Content);

    private static bool IsOwner(StoredStatement statement, string? owner) => owner is null || statement.Source == owner || statement.Source.StartsWith(owner + "/", StringComparison.Ordinal);

    private bool IsVoided(Row row) => !row.Statement.Voids && _rows.Any(r => r.Held is null && r.Statement.Voids && r.Statement.Target == row.Statement.Id
        && Voiding.Choose(r.Request.Source, _rows.FindAll(c => c.Held is null && !c.Statement.Voids && c.Statement.Id == row.Statement.Id), c => c.Request.Source) == row);

    private IEnumerable<Row> Chain(Row row)
    {
        var seen = new HashSet<Row>();
        for (var next = row; next is not null && seen.Add(next); next = next.Statement.Target is { } target ? Find(target, next.Request.Scope) : null)
        {
            yield return next;
        }
    }

    private StoredStatement Stored(Row row) => new(
        row.Seq, row.Statement.Id, row.Request.Source, row.Request.Credential, row.StoredAt, row.Request.Authority, row.Statement.Version, row.Statement.Raw, IsVoided(row), row.Held);

    private sealed record Row(long Seq, DateTimeOffset StoredAt, StatementAppend Request, NewStatement Statement, string? Held);
}
