using System.Collections.Immutable;

namespace Bangkom.PartnerApi.Xapi.Storage;

/// <summary>
/// The region's statements, in the order in which they were stored. Nothing is changed once it is stored but the mark that a
/// statement is voided.
/// </summary>
public interface IStatementStore
{
    /// <summary>
    /// The store knows every statement that was stored up to this moment; what <c>X-Experience-API-Consistent-Through</c> says.
    /// </summary>
    DateTimeOffset ConsistentThrough { get; }

    /// <summary>Stores a request's statements: all of them or, when one conflicts in a strict request, none.</summary>
    /// <param name="request">The statements of one sender.</param>
    /// <param name="cancellationToken">Ends the waiting; the outcome is unknown then.</param>
    /// <exception cref="StatementStoreBusyException">The queue is full; nothing was stored.</exception>
    Task<AppendedStatements> AppendAsync(StatementAppend request, CancellationToken cancellationToken = default);

    /// <summary>Finds a statement by its id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="isVoided">True finds it only when it is voided, false only when it isn't.</param>
    /// <param name="owner">Only when it is this owner's; null = anybody's.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<StoredStatement?> FindAsync(Guid id, bool isVoided, string? owner, CancellationToken cancellationToken = default);

    /// <summary>
    /// Statements that an id may mean to one that voids it: whosever, also voided ones, without held and voiding ones, in the order of storing.
    /// </summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<StoredStatement>> FindVoidableAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Statements that void an id, whosever, in the order of storing; which one they void is <see cref="Statements.Voiding"/>'s to say.</summary>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyList<StoredStatement>> FindVoidingAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Finds statements that are not voided.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<StatementPage> QueryAsync(StatementQuery query, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads every statement after a place, also voided and held ones, in ascending order and in chunks. Ends at the newest one.
    /// A lower <c>seq</c> never appears after a higher one was read.
    /// </summary>
    /// <param name="after">The last <c>seq</c> that is known; 0 = from the first.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<IReadOnlyList<StoredStatement>> ReadAsync(long after, CancellationToken cancellationToken = default);

    /// <summary>Where a consumer of <see cref="ReadAsync"/> has come to; 0 when it never said so.</summary>
    /// <param name="consumer">Its name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<long> GetCursorAsync(string consumer, CancellationToken cancellationToken = default);

    /// <summary>Keeps durably where a consumer has come to; a cursor never goes back.</summary>
    /// <param name="consumer">Its name.</param>
    /// <param name="seq">The last <c>seq</c> that it is done with.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task SaveCursorAsync(string consumer, long seq, CancellationToken cancellationToken = default);

    /// <summary>The canonical definitions of activities, as JSON; those without one are left out.</summary>
    /// <param name="ids">The activities.</param>
    /// <param name="owner">As this owner's statements define them; null = as anybody's do.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyDictionary<string, byte[]>> FindDefinitionsAsync(IReadOnlyCollection<string> ids, string? owner, CancellationToken cancellationToken = default);

    /// <summary>Bytes of attachments by their hash in lower case; those that are not kept are left out.</summary>
    /// <param name="hashes">The hashes.</param>
    /// <param name="bytesMax">Attachments are read until so many bytes are together.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IReadOnlyDictionary<string, byte[]>> FindAttachmentsAsync(IReadOnlyCollection<string> hashes, long bytesMax, CancellationToken cancellationToken = default);
}

/// <summary>The store has too much to do; nothing of the request was stored.</summary>
public sealed class StatementStoreBusyException() : Exception("The store of statements has too much to do.");

/// <summary>Statements of one request.</summary>
/// <param name="Scope">
/// Ids are unique in it: empty for strict credentials, which share the region's ids, or the source of a partner whose ids are its own.
/// </param>
/// <param name="Source">Who sent them, such as <c>partner/UNI</c>.</param>
/// <param name="Credential">Names the credential.</param>
/// <param name="Authority">The agent that vouches for them, as JSON.</param>
/// <param name="IsStrict">True: one conflict refuses all. False: what conflicts is held.</param>
/// <param name="Statements">In the request's order.</param>
/// <param name="Attachments">Bytes that came along.</param>
public sealed record StatementAppend(
    string Scope,
    string Source,
    string Credential,
    byte[] Authority,
    bool IsStrict,
    ImmutableArray<NewStatement> Statements,
    ImmutableArray<NewAttachment> Attachments);

/// <summary>A statement to store.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsIdDerived">True when the sender gave none and it was made of the content: then any statement with it is the same.</param>
/// <param name="Raw">Its bytes as they came.</param>
/// <param name="Content">Hash of what it says; equal for equal statements.</param>
/// <param name="Timestamp">The timestamp that its sender gave, or null.</param>
/// <param name="Version">Its version: what it said, or the default of the request's.</param>
/// <param name="Target">The statement that it refers to as its object, or null.</param>
/// <param name="Voids">True when it voids <paramref name="Target"/>.</param>
/// <param name="Keys">What it is found by.</param>
/// <param name="Definitions">Definitions of activities that it brings, as JSON.</param>
public sealed record NewStatement(
    Guid Id,
    bool IsIdDerived,
    byte[] Raw,
    byte[] Content,
    DateTimeOffset? Timestamp,
    string Version,
    Guid? Target,
    bool Voids,
    ImmutableArray<long> Keys,
    ImmutableArray<KeyValuePair<string, byte[]>> Definitions)
{
    /// <summary>Why it is only held, as a code, or null: a held one is kept whole, holds no id, and is not found by readers.</summary>
    public string? Held { get; init; }
}

/// <summary>An attachment to store.</summary>
/// <param name="Hash">Its SHA-2 in lower case.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record NewAttachment(string Hash, byte[] Bytes);

/// <summary>What became of a request.</summary>
/// <param name="Conflict">Place of the first statement whose id is taken by another one; then nothing was stored. Null = stored.</param>
/// <param name="Statements">One for each statement of the request, in its order; empty after a conflict.</param>
public sealed record AppendedStatements(int? Conflict, ImmutableArray<AppendedStatement> Statements);

/// <summary>What became of a statement.</summary>
/// <param name="Seq">Its place, or that of the equal one that was there before.</param>
/// <param name="IsRepeated">True when an equal one was there before.</param>
/// <param name="Stored">When it was stored, or the equal one.</param>
/// <param name="Held">Why it is only held, as a code, or null.</param>
public readonly record struct AppendedStatement(long Seq, bool IsRepeated, DateTimeOffset Stored, string? Held)
{
    /// <summary>True when it is new, and a statement that was there before voids it.</summary>
    public bool IsVoided { get; init; }
}

/// <summary>A stored statement.</summary>
/// <param name="Seq">Its place in the order of storing, from 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="Source">Who sent it.</param>
/// <param name="Credential">Names the credential that it came by.</param>
/// <param name="Stored">When it was stored; later for each higher <paramref name="Seq"/>.</param>
/// <param name="Authority">The agent that vouches for it, as JSON.</param>
/// <param name="Version">Its version.</param>
/// <param name="Raw">Its bytes as they came.</param>
/// <param name="IsVoided">True when another statement voids it.</param>
/// <param name="Held">Why it is only held, as a code, or null.</param>
public sealed record StoredStatement(
    long Seq,
    Guid Id,
    string Source,
    string Credential,
    DateTimeOffset Stored,
    byte[] Authority,
    string Version,
    byte[] Raw,
    bool IsVoided,
    string? Held);

/// <summary>Which statements to find.</summary>
/// <param name="Keys">
/// Keys of <see cref="Statements.StatementKeys"/>, all of which one statement must have: the found one, or one that it refers to.
/// </param>
/// <param name="Owner">Only statements of this owner; null = anybody's.</param>
/// <param name="Since">Only what was stored later; null = all.</param>
/// <param name="Until">Only what was stored at this time or earlier; null = all.</param>
/// <param name="IsAscending">True for the oldest first.</param>
/// <param name="Beyond">The <c>seq</c> that the page before ended with; null = from the start.</param>
/// <param name="Limit">At most so many.</param>
public sealed record StatementQuery(
    ImmutableArray<StatementKey> Keys, string? Owner, DateTimeOffset? Since, DateTimeOffset? Until, bool IsAscending, long? Beyond, int Limit);

/// <summary>A key that a statement must have.</summary>
/// <param name="Value">The key.</param>
/// <param name="Or">Another one that will do as well, or null.</param>
public readonly record struct StatementKey(long Value, long? Or = null)
{
    /// <summary>A single key.</summary>
    public static implicit operator StatementKey(long value) => new(value);

    /// <summary>A single key.</summary>
    /// <param name="value">The key.</param>
    public static StatementKey FromInt64(long value) => new(value);

    /// <summary>The keys, one or two.</summary>
    public ImmutableArray<long> Values => Or is { } other ? [Value, other] : [Value];

    /// <summary>True when one of a statement's keys will do.</summary>
    /// <param name="keys">The statement's keys.</param>
    public bool IsAmong(ImmutableArray<long> keys) => keys.Contains(Value) || (Or is { } other && keys.Contains(other));
}

/// <summary>Found statements.</summary>
/// <param name="Statements">In the order that was asked for.</param>
/// <param name="HasMore">True when others follow.</param>
public sealed record StatementPage(ImmutableArray<StoredStatement> Statements, bool HasMore);
