using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bangkom.PartnerApi.Xapi.Storage;

namespace Bangkom.PartnerApi.Tests.Xapi;

/// <summary>Documents in a dictionary.</summary>
internal sealed class MemoryDocuments : IDocumentStore
{
    private readonly ConcurrentDictionary<DocumentKey, StoredDocument> _documents = new();

    public Task<StoredDocument?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default) => Task.FromResult(_documents.GetValueOrDefault(key));

    public Task<bool> ReplaceAsync(DocumentKey key, StoredDocument? before, StoredDocument? after, CancellationToken cancellationToken = default) => Task.FromResult((before, after) switch
    {
        (null, null) => true,
        (null, _) => _documents.TryAdd(key, after),
        (_, null) => _documents.TryRemove(new(key, before)),
        _ => _documents.TryUpdate(key, after, before),
    });

    public Task<ImmutableArray<string>> ListAsync(DocumentOwner owner, Guid? registration, DateTimeOffset? since, CancellationToken cancellationToken = default) =>
        Task.FromResult<ImmutableArray<string>>([.. _documents.Where(d => IsOf(d.Key, owner, registration) && !(d.Value.Updated <= since)).Select(d => d.Key.Id).Order(StringComparer.Ordinal)]);

    public Task DeleteAsync(DocumentOwner owner, Guid? registration, CancellationToken cancellationToken = default)
    {
        foreach (var key in _documents.Keys.Where(k => IsOf(k, owner, registration)))
        {
            _documents.TryRemove(key, out _);
        }

        return Task.CompletedTask;
    }

    private static bool IsOf(DocumentKey key, DocumentOwner owner, Guid? registration) => key.Owner == owner && (registration is null || key.Registration == registration);
}
