using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.Silo.Storage.Xapi;

/// <summary>A statement that is stored, or that the group before the commit will store.</summary>
internal sealed class KnownStatement
{
    private readonly Func<IReadOnlyCollection<long>> _keys;

    private KnownStatement(Func<IReadOnlyCollection<long>> keys) => _keys = keys;

    public required long Seq { get; init; }

    public required Guid Id { get; init; }

    public required string Scope { get; init; }

    public required string Source { get; init; }

    public required byte[] Content { get; init; }

    public required DateTimeOffset? Timestamp { get; init; }

    public required DateTimeOffset Stored { get; init; }

    public required Guid? Target { get; init; }

    public required bool Voids { get; init; }

    /// <summary>What it is found by; without the keys of what it refers to, and without its owner's.</summary>
    public IReadOnlyCollection<long> Keys => _keys();

    /// <summary>One that will be stored.</summary>
    public static KnownStatement Of(StatementAppend request, NewStatement statement, long seq, DateTimeOffset stored) => new(() => statement.Keys)
    {
        Seq = seq,
        Id = statement.Id,
        Scope = request.Scope,
        Source = request.Source,
        Content = statement.Content,
        Timestamp = statement.Timestamp,
        Stored = stored,
        Target = statement.Target,
        Voids = statement.Voids,
    };

    /// <summary>One that is stored: its keys are found anew from its bytes, which is rarely needed.</summary>
    public static KnownStatement Of(StoredStatement stored, string scope, byte[] content, DateTimeOffset? timestamp, Guid? target, bool voids) => new(() => KeysOf(stored))
    {
        Seq = stored.Seq,
        Id = stored.Id,
        Scope = scope,
        Source = stored.Source,
        Content = content,
        Timestamp = timestamp,
        Stored = stored.Stored,
        Target = target,
        Voids = voids,
    };

    /// <summary>
    /// Whether a new statement says the same. A timestamp that its sender left out is the store's to give, so it is no difference.
    /// </summary>
    public bool IsEqualTo(NewStatement statement) =>
        statement.IsIdDerived
        || (Content.AsSpan().SequenceEqual(statement.Content) && (Timestamp is null || statement.Timestamp is null || Timestamp == statement.Timestamp));

    private static IReadOnlyCollection<long> KeysOf(StoredStatement stored)
    {
        using var statement = JsonDocument.Parse(stored.Raw);
        using var authority = JsonDocument.Parse(stored.Authority);
        return StatementKeys.Of(statement.RootElement, authority.RootElement);
    }
}
