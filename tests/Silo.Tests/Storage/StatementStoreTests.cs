using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.Storage;

public sealed class StatementsOnSqlite() : StatementStoreTests(new SqliteBackend());

public sealed class StatementsOnPostgres(PostgresServer server) : StatementStoreTests(new PostgresBackend(server))
{
    [Fact]
    public async Task Groups_of_two_silos_take_turns()
    {
        var other = Open().GetRequiredService<IStatementStore>();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? Statements : other).AppendAsync(Request([New($"{i}")]))));
        var all = await AllAsync(Statements.ReadAsync(0));
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), all.Select(s => s.Seq));
        Assert.Equal(all.Select(s => s.Stored).Order(), all.Select(s => s.Stored));
    }
}

public abstract partial class StatementStoreTests(StorageBackend backend) : StorageTest(backend)
{
    private static readonly byte[] Authority = Encoding.UTF8.GetBytes("""{"account":{"homePage":"https://bangkom.invalid/T","name":"admin"}}""");

    protected IStatementStore Statements => field ??= Open().GetRequiredService<IStatementStore>();

    [Fact]
    public async Task A_stored_statement_is_read_back_byte_for_byte_after_reopening()
    {
        var statement = New("1", raw: """{ "x" : 1e400, "é":"\u0000" }""", target: Guid.NewGuid());
        var before = Statements.ConsistentThrough;
        var appended = await Statements.AppendAsync(Request([statement], source: "partner/UNI/LMS"));
        Assert.Null(appended.Conflict);

        await ReopenAsync();
        var read = Assert.Single(await AllAsync(Open().GetRequiredService<IStatementStore>().ReadAsync(0)));
        Assert.Equal((1L, statement.Id, "partner/UNI/LMS", "key", "1.0.0", false, null), (read.Seq, read.Id, read.Source, read.Credential, read.Version, read.IsVoided, read.Held));
        Assert.Equal(statement.Raw, read.Raw);
        Assert.Equal(Authority, read.Authority);
        Assert.Equal(appended.Statements[0].Stored, read.Stored);
        Assert.True(read.Stored > before.AddSeconds(-1));
    }

    [Fact]
    public async Task An_equal_statement_is_repeated_and_another_one_with_its_id_refuses_all_of_a_strict_request()
    {
        var one = New("1");
        var first = await Statements.AppendAsync(Request([one]));
        var again = await Statements.AppendAsync(Request([one, New("2")]));
        Assert.Equal((true, first.Statements[0].Seq, first.Statements[0].Stored), (again.Statements[0].IsRepeated, again.Statements[0].Seq, again.Statements[0].Stored));
        Assert.False(again.Statements[1].IsRepeated);

        var conflict = await Statements.AppendAsync(Request([New("3"), one with { Content = SHA256.HashData("other"u8) }]));
        Assert.Equal((1, 0), (conflict.Conflict, conflict.Statements.Length));
        Assert.Equal(2, (await AllAsync(Statements.ReadAsync(0))).Count);
    }

    [Fact]
    public async Task Timestamps_differ_only_where_both_are_given()
    {
        var one = New("1");
        var timed = one with { Timestamp = Start };
        await Statements.AppendAsync(Request([timed]));
        Assert.True((await Statements.AppendAsync(Request([one]))).Statements[0].IsRepeated);
        Assert.True((await Statements.AppendAsync(Request([timed]))).Statements[0].IsRepeated);
        Assert.Equal(0, (await Statements.AppendAsync(Request([one with { Timestamp = Start.AddMilliseconds(1) }]))).Conflict);
    }

    [Fact]
    public async Task A_partners_conflict_is_held_and_found_by_no_reader()
    {
        var one = New("1");
        await Statements.AppendAsync(Request([one], isStrict: false));
        var result = await Statements.AppendAsync(Request([one with { Content = SHA256.HashData("other"u8) }, New("2"), New("3") with { Held = "INVALID" }], isStrict: false));
        Assert.Equal(["CONFLICT", null, "INVALID"], result.Statements.Select(s => s.Held));
        Assert.Equal(4, (await AllAsync(Statements.ReadAsync(0))).Count);
        Assert.Equal([2L + 1, 1], (await FindAsync()).Select(s => s.Seq));

        // What is only held holds no id.
        Assert.Null((await Statements.AppendAsync(Request([New("3")], isStrict: false))).Statements[0].Held);
    }

    [Fact]
    public async Task Ids_are_unique_in_their_scope()
    {
        var one = New("1");
        await Statements.AppendAsync(Request([one], scope: "partner/UNI"));
        Assert.Null((await Statements.AppendAsync(Request([one with { Content = SHA256.HashData("other"u8) }], scope: "partner/UBB"))).Conflict);
    }

    [Fact]
    public async Task Many_requests_at_once_are_all_stored_in_one_order_with_rising_times()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Statements.AppendAsync(Request([New($"{i}"), New($"{i}b")]))));
        var all = await AllAsync(Statements.ReadAsync(0));
        Assert.Equal(Enumerable.Range(1, 400).Select(i => (long)i), all.Select(s => s.Seq));
        Assert.Equal(400, all.Select(s => s.Stored).Distinct().Count());
        Assert.Equal(all.Select(s => s.Stored).Order(), all.Select(s => s.Stored));
        Assert.All(results, r => Assert.Equal(r.Statements[0].Seq + 1, r.Statements[1].Seq));
    }

    [Fact]
    public async Task Statements_and_the_ledger_are_written_beside_each_other()
    {
        var head = await Store.TakeEpochAsync();
        for (var i = 1; i <= 20; i++)
        {
            var appended = Statements.AppendAsync(Request([New($"{i}")]));
            head = await AppendAsync(Store, head, Row(i, $"k{i}"));
            await appended;
        }

        Assert.Equal(20, (await PositionsAsync()).Count);
        Assert.Equal(20, (await AllAsync(Statements.ReadAsync(0))).Count);
    }

    [Fact]
    public async Task A_search_finds_what_has_all_keys_in_either_order_page_by_page()
    {
        for (var i = 0; i < 9; i++)
        {
            await Statements.AppendAsync(Request([New($"{i}", keys: [100, 200 + (i % 3)])]));
        }

        Assert.Equal([7L, 4, 1], (await FindAsync(keys: [100, 200])).Select(s => s.Seq));
        Assert.Empty(await FindAsync(keys: [200, 201]));
        var first = await Statements.QueryAsync(Query(keys: [100], limit: 5));
        AssertPage([9, 8, 7, 6, 5], true, first);
        var last = await Statements.QueryAsync(Query(keys: [100], limit: 5) with { Beyond = 5 });
        AssertPage([4, 3, 2, 1], false, last);
        var ascending = await Statements.QueryAsync(Query(limit: 2) with { IsAscending = true, Beyond = 3 });
        AssertPage([4, 5], true, ascending);
    }

    [Fact]
    public async Task A_search_for_either_of_two_keys_finds_each_statement_once_whichever_key_leads()
    {
        foreach (var keys in new long[][] { [100, 200], [100, 201], [100, 202], [100, 200, 201], [201] })
        {
            await Statements.AppendAsync(Request([New(string.Join(' ', keys), keys: keys)]));
        }

        var either = new StatementKey(200, Or: 201);
        async Task<StatementPage> FindAsync(int limit, bool isAscending, params StatementKey[] keys) =>
            await Statements.QueryAsync(new StatementQuery([.. keys], null, null, null, isAscending, null, limit));
        AssertPage([5, 4, 2, 1], false, await FindAsync(10, false, either));
        AssertPage([1, 2], true, await FindAsync(2, true, either));
        AssertPage([4, 2, 1], false, await FindAsync(10, false, either, 100));
        AssertPage([4, 2, 1], false, await FindAsync(10, false, 100, either));
        AssertPage([4, 2], true, await FindAsync(2, false, 100, either));
    }

    [Fact]
    public async Task Since_is_later_than_and_until_is_up_to()
    {
        var stored = (await Statements.AppendAsync(Request([New("1"), New("2"), New("3")]))).Statements.Select(s => s.Stored).ToArray();
        Assert.Equal([3L, 2], (await Statements.QueryAsync(Query() with { Since = stored[0] })).Statements.Select(s => s.Seq));
        Assert.Equal([2L, 1], (await Statements.QueryAsync(Query() with { Until = stored[1] })).Statements.Select(s => s.Seq));
        Assert.Empty((await Statements.QueryAsync(Query() with { Since = stored[2] })).Statements);
        Assert.Empty((await Statements.QueryAsync(Query() with { Until = stored[0].AddMicroseconds(-1) })).Statements);
    }

    [Fact]
    public async Task An_owner_finds_its_own_statements_of_all_its_systems()
    {
        var ids = new List<Guid>();
        foreach (var source in new[] { "admin", "partner/UNI", "partner/UNI/LMS", "partner/UNIX" })
        {
            var statement = New(source, keys: [100]);
            ids.Add(statement.Id);
            await Statements.AppendAsync(Request([statement], source: source));
        }

        Assert.Equal([3L, 2], (await Statements.QueryAsync(Query() with { Owner = "partner/UNI" })).Statements.Select(s => s.Seq));
        Assert.Equal([3L, 2], (await Statements.QueryAsync(Query(keys: [100]) with { Owner = "partner/UNI" })).Statements.Select(s => s.Seq));
        Assert.NotNull(await Statements.FindAsync(ids[2], false, "partner/UNI"));
        Assert.Null(await Statements.FindAsync(ids[3], false, "partner/UNI"));
        Assert.Null(await Statements.FindAsync(ids[0], false, "partner/UNI"));
    }

    [Fact]
    public async Task Definitions_are_joined_and_attachments_kept_once()
    {
        var id = "http://example.com/" + new string('x', 5_000);
        await Statements.AppendAsync(Request([New("1", definitions: [(id, """{"name":{"en":"A"}}""")])], attachments: [new("aa", [1]), new("bb", [2, 3])]));
        await Statements.AppendAsync(Request([New("2", definitions: [(id, """{"name":{"id":"B"}}"""), ("urn:x", "{}")])], attachments: [new("aa", [1])]));

        var definitions = await Statements.FindDefinitionsAsync([id, "urn:x", "urn:y"], owner: null);
        Assert.Equal("""{"name":{"en":"A","id":"B"}}""", Encoding.UTF8.GetString(definitions[id]));
        Assert.Equal(2, definitions.Count);
        var attachments = await Statements.FindAttachmentsAsync(["aa", "bb", "cc"], 1_000);
        Assert.Equal([1], attachments["aa"]);
        Assert.Equal([2, 3], attachments["bb"]);
        Assert.Equal(2, attachments.Count);
        Assert.Single(await Statements.FindAttachmentsAsync(["aa", "bb"], 1));
    }

    [Fact]
    public async Task Each_owner_has_definitions_of_its_own_and_the_region_has_all()
    {
        await Statements.AppendAsync(Request([New("1", definitions: [("urn:a", """{"name":{"en":"A"}}""")])], source: "partner/UNI/LMS"));
        await Statements.AppendAsync(Request(
            [New("2", definitions: [("urn:a", """{"name":{"id":"B"}}""")]), New("3", definitions: [("urn:a", """{"type":"urn:t"}""")])], source: "partner/UBB"));
        async Task<string?> OfAsync(string? owner) =>
            (await Statements.FindDefinitionsAsync(["urn:a"], owner)).TryGetValue("urn:a", out var found) ? Encoding.UTF8.GetString(found) : null;
        Assert.Equal("""{"name":{"en":"A"}}""", await OfAsync("partner/UNI"));
        Assert.Equal("""{"name":{"id":"B"},"type":"urn:t"}""", await OfAsync("partner/UBB"));
        Assert.Null(await OfAsync("partner/NONE"));
        Assert.Equal("""{"name":{"en":"A","id":"B"},"type":"urn:t"}""", await OfAsync(null));
    }

    [Fact]
    public async Task A_consumers_cursor_is_durable_and_never_goes_back()
    {
        Assert.Equal(0, await Statements.GetCursorAsync("completions"));
        await Statements.AppendAsync(Request([New("1"), New("2"), New("3")]));
        await Statements.SaveCursorAsync("completions", 2);
        await Statements.SaveCursorAsync("completions", 1);

        await ReopenAsync();
        var reopened = Open().GetRequiredService<IStatementStore>();
        Assert.Equal(2, await reopened.GetCursorAsync("completions"));
        Assert.Equal(0, await reopened.GetCursorAsync("other"));
        Assert.Equal([3L], (await AllAsync(reopened.ReadAsync(2))).Select(s => s.Seq));
    }

    [Fact]
    public async Task A_store_that_is_closed_has_stored_what_waited()
    {
        var waiting = Enumerable.Range(0, 50).Select(i => Statements.AppendAsync(Request([New($"{i}")]))).ToArray();
        await ReopenAsync();
        await Task.WhenAll(waiting);
        Assert.Equal(50, (await AllAsync(Open().GetRequiredService<IStatementStore>().ReadAsync(0))).Count);
    }

    private static void AssertPage(long[] places, bool hasMore, StatementPage page)
    {
        Assert.Equal(places, page.Statements.Select(s => s.Seq));
        Assert.Equal(hasMore, page.HasMore);
    }

    protected static StatementAppend Request(
        NewStatement[] statements, string scope = "", string source = "admin", bool isStrict = true, NewAttachment[]? attachments = null) =>
        new(scope, source, "key", Authority, isStrict, [.. statements], [.. attachments ?? []]);

    protected static NewStatement New(string content, string? raw = null, long[]? keys = null, Guid? target = null, (string, string)[]? definitions = null) => new(
        Guid.NewGuid(),
        IsIdDerived: false,
        Encoding.UTF8.GetBytes(raw ?? Samples("x", "did")),
        SHA256.HashData(Encoding.UTF8.GetBytes(content)),
        Timestamp: null,
        "1.0.0",
        target,
        Voids: false,
        [.. keys ?? []],
        [.. (definitions ?? []).Select(d => KeyValuePair.Create(d.Item1, Encoding.UTF8.GetBytes(d.Item2)))]);

    private static string Samples(string agent, string verb) =>
        $$$"""{"actor":{"mbox":"mailto:{{{agent}}}@example.com"},"verb":{"id":"http://example.com/{{{verb}}}"},"object":{"objectType":"StatementRef","id":"f47ac10b-58cc-4372-a567-0e02b2c3d479"}}""";

    private static long[] KeysOf(string raw)
    {
        using var statement = JsonDocument.Parse(raw);
        using var authority = JsonDocument.Parse(Authority);
        return [.. StatementKeys.Of(statement.RootElement, authority.RootElement)];
    }

    private static StatementQuery Query(long[]? keys = null, int limit = 100) => new([.. keys ?? []], null, null, null, IsAscending: false, null, limit);

    private async Task<ImmutableArray<StoredStatement>> FindAsync(long[]? keys = null) => (await Statements.QueryAsync(Query(keys))).Statements;
}
