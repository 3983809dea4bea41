using System.Collections.Immutable;
using System.Text;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.Silo.Storage.Sql;

namespace Bangkom.Silo.Storage.Xapi;

/// <summary>Documents, each written only where it is still what its writer has read.</summary>
internal sealed class DocumentStore(LedgerDatabase database, XapiWriter writer) : IDocumentStore
{
    private const string OfOwner = "owner = @owner AND (@registration = '' OR registration = @registration)";

    /// <inheritdoc/>
    public async Task<StoredDocument?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default)
    {
        var found = await database.QueryAsync(
            "SELECT content_type, content, etag, updated FROM xapi_documents WHERE key = @key",
            [("key", NameOf(key))],
            static reader => new StoredDocument(reader.GetString(0), (byte[])reader.GetValue(1), reader.GetString(2), FactColumns.Time(reader.GetInt64(3))),
            cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <inheritdoc/>
    public async Task<bool> ReplaceAsync(DocumentKey key, StoredDocument? before, StoredDocument? after, CancellationToken cancellationToken = default)
    {
        (string, object?) name = ("key", NameOf(key));
        (string, object?)[] was = before is null ? [] : [("was_etag", before.ETag), ("was_updated", FactColumns.Micros(before.Updated))];
        (string, object?)[] becomes = after is null ? [] :
            [("content_type", after.ContentType), ("etag", after.ETag), ("updated", FactColumns.Micros(after.Updated)), ("content", after.Content)];
        var changed = (before, after) switch
        {
            (null, null) => 1,
            (null, _) => await writer.ExecuteAsync(
                "INSERT INTO xapi_documents (key, owner, registration, id, content_type, etag, updated, content) "
                + "VALUES (@key, @owner, @registration, @id, @content_type, @etag, @updated, @content) ON CONFLICT (key) DO NOTHING",
                [name, ("owner", NameOf(key.Owner)), ("registration", key.Registration?.ToString() ?? ""), ("id", Encoding.UTF8.GetBytes(key.Id)), .. becomes],
                cancellationToken),
            (_, null) => await writer.ExecuteAsync("DELETE FROM xapi_documents WHERE key = @key AND etag = @was_etag AND updated = @was_updated", [name, .. was], cancellationToken),
            _ => await writer.ExecuteAsync(
                "UPDATE xapi_documents SET content_type = @content_type, etag = @etag, updated = @updated, content = @content "
                + "WHERE key = @key AND etag = @was_etag AND updated = @was_updated",
                [name, .. was, .. becomes],
                cancellationToken),
        };
        return changed == 1;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> ListAsync(DocumentOwner owner, Guid? registration, DateTimeOffset? since, CancellationToken cancellationToken = default)
    {
        var found = await database.QueryAsync(
            $"SELECT id FROM xapi_documents WHERE {OfOwner} AND updated > @since",
            [("owner", NameOf(owner)), ("registration", registration?.ToString() ?? ""), ("since", since is { } time ? FactColumns.Micros(time) : long.MinValue)],
            static reader => Encoding.UTF8.GetString((byte[])reader.GetValue(0)),
            cancellationToken);
        return [.. found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public Task DeleteAsync(DocumentOwner owner, Guid? registration, CancellationToken cancellationToken = default) => writer.ExecuteAsync(
        $"DELETE FROM xapi_documents WHERE {OfOwner}", [("owner", NameOf(owner)), ("registration", registration?.ToString() ?? "")], cancellationToken);

    private static byte[] NameOf(DocumentOwner owner) => XapiColumns.Name(owner.Kind.ToString(), owner.Activity, owner.Agent, owner.Realm);

    private static byte[] NameOf(DocumentKey key) =>
        XapiColumns.Name(key.Owner.Kind.ToString(), key.Owner.Activity, key.Owner.Agent, key.Owner.Realm, key.Registration?.ToString(), key.Id);
}
