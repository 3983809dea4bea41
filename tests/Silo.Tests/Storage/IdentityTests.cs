using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Storage;

public sealed class IdentityOnSqlite() : IdentityTests(new SqliteBackend());

public sealed class IdentityOnPostgres(PostgresServer server) : IdentityTests(new PostgresBackend(server));

public abstract class IdentityTests(StorageBackend backend) : StorageTest(backend)
{
    [Fact]
    public async Task An_identity_repeated_in_one_list_is_left_out()
    {
        await using var transaction = await Store.BeginAsync(await Store.TakeEpochAsync());

        var refused = await transaction.InsertAsync([Row(1, "a"), Row(2, "b"), Row(3, "a"), Row(4, "c"), Row(5, "b")]);

        Assert.Equal([2, 4], refused);
    }

    [Fact]
    public async Task An_identity_repeated_in_a_second_list_of_a_transaction_is_left_out()
    {
        await using var transaction = await Store.BeginAsync(await Store.TakeEpochAsync());
        await transaction.InsertAsync([Row(1, "a")]);

        Assert.Equal([0], await transaction.InsertAsync([Row(2, "a"), Row(3, "b")]));
    }

    [Fact]
    public async Task An_identity_of_an_earlier_transaction_is_left_out()
    {
        var head = await AppendAsync(Row(1, "a"));
        await using var transaction = await Store.BeginAsync(head);

        Assert.Equal([1], await transaction.InsertAsync([Row(2, "b"), Row(3, "a")]));
    }

    [Fact]
    public async Task An_identity_is_known_after_reopening()
    {
        await AppendAsync(Row(1, "a"));
        await ReopenAsync();
        await using var transaction = await Store.BeginAsync(await Store.TakeEpochAsync());

        Assert.Equal([0], await transaction.InsertAsync([Row(2, "a")]));
    }

    [Fact]
    public async Task Refused_rows_leave_holes_and_the_first_row_stays()
    {
        var head = await AppendAsync(Row(1, "a"), Row(2, "b"));
        await AppendAsync(Store, head, Row(3, "a"), Row(4, "c"), Row(9, "d"));

        Assert.Equal([1, 2, 4, 9], await PositionsAsync());
    }

    [Fact]
    public async Task Rows_without_a_key_never_collide()
    {
        await using var transaction = await Store.BeginAsync(await Store.TakeEpochAsync());

        Assert.Empty(await transaction.InsertAsync([Row(1), Row(2), Row(3)]));
    }

    [Fact]
    public async Task One_key_of_two_sources_is_two_identities()
    {
        await using var transaction = await Store.BeginAsync(await Store.TakeEpochAsync());

        Assert.Empty(await transaction.InsertAsync([Row(1, "a"), Row(2, "a") with { Source = "partner/OTHER" }]));
    }

    [Theory]
    [InlineData("a", "A")]
    [InlineData("é", "e\u0301")]
    [InlineData("a", "a ")]
    public async Task Keys_are_compared_byte_by_byte(string one, string other)
    {
        await using var transaction = await Store.BeginAsync(await Store.TakeEpochAsync());

        Assert.Empty(await transaction.InsertAsync([Row(1, one), Row(2, other)]));
    }

    [Fact]
    public async Task A_position_used_twice_is_an_error()
    {
        var head = await AppendAsync(Row(1, "a"), Row(5, "b"));
        await using var transaction = await Store.BeginAsync(head);

        await Assert.ThrowsAsync<ArgumentException>(() => transaction.InsertAsync([Row(5, "c")]));
    }

    [Fact]
    public async Task A_position_that_another_row_holds_is_an_error_of_the_database()
    {
        // The head lies below a stored row, as after a bug: the row must not vanish as if it were a repeat.
        await using (var first = await Store.BeginAsync(await Store.TakeEpochAsync()))
        {
            await first.InsertAsync([Row(7, "a")]);
            await first.CommitAsync([], [], new LedgerHead(1, 7, Start, 0, []));
        }

        await StorageSql.ExecuteAsync(Options, "UPDATE head SET position = 6");
        await using var transaction = await Store.BeginAsync(new LedgerHead(1, 6, Start, 0, []));

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => transaction.InsertAsync([Row(7, "b")]));
    }

    [Fact]
    public async Task A_closing_row_whose_identity_is_known_is_an_error_and_stores_nothing()
    {
        var head = await AppendAsync(Row(1, "a"));
        await using (var transaction = await Store.BeginAsync(head))
        {
            await transaction.InsertAsync([Row(2, "b")]);
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => transaction.CommitAsync([Row(3, "a")], [], head with { Position = 3 }));
        }

        Assert.Equal([1], await PositionsAsync());
    }

    [Fact]
    public async Task Known_identities_are_found_without_their_personal_and_raw_parts()
    {
        var stored = Row(1, "a", Grains.Ids.AsnId.New());
        await AppendAsync(stored, Row(2, "b"));

        var found = await Store.FindAsync([new Identity("partner/UNI", "a"), new Identity("partner/UNI", "z"), new Identity("x", "a")]);

        var (identity, row) = Assert.Single(found);
        Assert.Equal(new Identity("partner/UNI", "a"), identity);
        Assert.Equal(1, row.Position);
        Assert.Equal(stored.Content, row.Content);
        Assert.Equal(stored.Body, row.Body);
        Assert.Null(row.Personal);
        Assert.Null(row.Raw);
    }

    [Fact]
    public async Task A_transaction_finds_its_own_rows_and_others_do_not()
    {
        await using var transaction = await Store.BeginAsync(await Store.TakeEpochAsync());
        await transaction.InsertAsync([Row(1, "a")]);
        Identity[] wanted = [new("partner/UNI", "a")];

        Assert.Single(await transaction.FindAsync(wanted));
        Assert.Empty(await Store.FindAsync(wanted));
    }

    [Fact]
    public async Task Finding_none_of_no_identities_is_empty()
    {
        Assert.Empty(await Store.FindAsync([]));
        Assert.Empty(await Store.FindOwnersAsync([]));
    }
}
