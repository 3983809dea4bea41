using System.Globalization;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.Storage;

public sealed class DocumentsOnSqlite() : DocumentStoreTests(new SqliteBackend());

public sealed class DocumentsOnPostgres(PostgresServer server) : DocumentStoreTests(new PostgresBackend(server));

public abstract class DocumentStoreTests(StorageBackend backend) : StorageTest(backend)
{
    private static readonly DocumentOwner Owner = new(DocumentKind.State, "http://example.com/a", "mbox mailto:a@example.com", "");

    private IDocumentStore Documents => field ??= Open().GetRequiredService<IDocumentStore>();

    [Fact]
    public async Task A_document_is_written_read_back_replaced_and_removed()
    {
        var key = new DocumentKey(Owner, Guid.NewGuid(), "s\u0000é");
        Assert.Null(await Documents.FindAsync(key));
        Assert.True(await Documents.ReplaceAsync(key, null, Document(1)));
        var read = (await Documents.FindAsync(key))!;
        Assert.Equal(("text/plain", "tag1", Start.AddSeconds(1)), (read.ContentType, read.ETag, read.Updated));
        Assert.Equal([1], read.Content);
        Assert.True(await Documents.ReplaceAsync(key, read, Document(2)));
        Assert.Equal([2], (await Documents.FindAsync(key))!.Content);
        Assert.True(await Documents.ReplaceAsync(key, Document(2), null));
        Assert.Null(await Documents.FindAsync(key));
    }

    [Fact]
    public async Task A_write_on_what_is_no_longer_there_changes_nothing()
    {
        var key = new DocumentKey(Owner, null, "s");
        await Documents.ReplaceAsync(key, null, Document(1));
        Assert.False(await Documents.ReplaceAsync(key, null, Document(2)));
        Assert.False(await Documents.ReplaceAsync(key, Document(3), Document(2)));
        Assert.False(await Documents.ReplaceAsync(key, Document(3), null));
        Assert.Equal([1], (await Documents.FindAsync(key))!.Content);
    }

    [Fact]
    public async Task Of_writers_at_once_one_wins()
    {
        var key = new DocumentKey(Owner, null, "s");
        var won = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => Documents.ReplaceAsync(key, null, Document(i))));
        Assert.Single(won, w => w);
    }

    [Fact]
    public async Task Documents_of_other_owners_registrations_and_realms_are_others()
    {
        var registration = Guid.NewGuid();
        DocumentKey[] keys =
        [
            new(Owner, null, "b"), new(Owner, registration, "a"), new(Owner, registration, "b"), new(Owner with { Realm = "partner/UNI" }, null, "b"),
            new(Owner with { Activity = "http://example.com/c" }, null, "b"), new(Owner with { Agent = null }, null, "b"), new(Owner with { Kind = DocumentKind.AgentProfile }, null, "b"),
        ];
        for (var i = 0; i < keys.Length; i++)
        {
            Assert.True(await Documents.ReplaceAsync(keys[i], null, Document(i)));
        }

        Assert.Equal(["a", "b"], await Documents.ListAsync(Owner, null, null));
        Assert.Equal(["a", "b"], await Documents.ListAsync(Owner, registration, null));
        Assert.Equal(["b"], await Documents.ListAsync(Owner, registration, Start.AddSeconds(1)));
        await Documents.DeleteAsync(Owner, registration);
        Assert.Equal(["b"], await Documents.ListAsync(Owner, null, null));
        await Documents.DeleteAsync(Owner, null);
        Assert.Empty(await Documents.ListAsync(Owner, null, null));
        Assert.Equal([3], (await Documents.FindAsync(keys[3]))!.Content);
    }

    private static StoredDocument Document(int number) => new("text/plain", [(byte)number], "tag" + number.ToString(CultureInfo.InvariantCulture), Start.AddSeconds(number));
}
