using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Bangkom.Silo.Tests.Storage;

public sealed class CommitOnSqlite() : CommitTests(new SqliteBackend());

public sealed class CommitOnPostgres(PostgresServer server) : CommitTests(new PostgresBackend(server))
{
    [Fact]
    public async Task A_lost_connection_fails_the_commit_and_the_next_transaction_works()
    {
        var head = await Store.TakeEpochAsync();
        await using (var transaction = await Store.BeginAsync(head))
        {
            await transaction.InsertAsync([Row(1, "a")]);
            Assert.Equal(true, await StorageSql.ScalarAsync(
                Options, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE relation = 'head'::regclass AND pid <> pg_backend_pid()"));
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => transaction.CommitAsync([], [], head with { Position = 1 }));
        }

        Assert.Empty(await PositionsAsync());
        await AppendAsync(Store, head, Row(1, "a"));
        Assert.Equal([1], await PositionsAsync());
    }
}

public abstract class CommitTests(StorageBackend backend) : StorageTest(backend)
{
    private static readonly CertificateNumber Certificate = new("UNI", "2026/1");

    [Fact]
    public async Task A_new_ledger_is_empty_and_epochs_count_up()
    {
        var first = await Store.TakeEpochAsync();
        var second = await Store.TakeEpochAsync();

        Assert.Equal((1, 0, 0), (first.Epoch, first.Position, first.Delivered));
        Assert.Empty(first.Behind);
        Assert.Equal(2, second.Epoch);
        Assert.Equal(0, await Reader.GetHeadAsync());
    }

    [Fact]
    public async Task A_commit_stores_the_whole_head()
    {
        var head = await Store.TakeEpochAsync();
        var next = head with { Position = 9, RecordedAt = Start.AddMicroseconds(7), Delivered = 4, Behind = ["agency/A", "batch/B"] };
        await using (var transaction = await Store.BeginAsync(head))
        {
            await transaction.InsertAsync([Row(3, "a")]);
            await transaction.CommitAsync([Row(9)], [], next);
        }

        await ReopenAsync();
        Assert.Equal(9, await Reader.GetHeadAsync());
        var stored = await Store.TakeEpochAsync();
        Assert.Equal(next.Behind, stored.Behind);
        Assert.Equal(next with { Epoch = 2, Behind = default }, stored with { Behind = default });
        Assert.Equal([3, 9], await PositionsAsync());
    }

    [Fact]
    public async Task A_commit_without_an_insert_before_it_stores_its_rows()
    {
        var head = await Store.TakeEpochAsync();
        await using (var transaction = await Store.BeginAsync(head))
        {
            await transaction.CommitAsync([Row(1)], [], head with { Position = 1 });
        }

        Assert.Equal([1], await PositionsAsync());
    }

    [Fact]
    public async Task A_transaction_disposed_without_a_commit_leaves_nothing()
    {
        var head = await Store.TakeEpochAsync();
        await using (var transaction = await Store.BeginAsync(head))
        {
            await transaction.InsertAsync([Row(1, "a")]);
        }

        Assert.Empty(await PositionsAsync());
        await AppendAsync(Store, head, Row(1, "a"));
        Assert.Equal([1], await PositionsAsync());
    }

    [Fact]
    public async Task A_transaction_that_has_failed_cannot_be_committed()
    {
        var head = await AppendAsync(Row(1, "a"));
        await using (var transaction = await Store.BeginAsync(head))
        {
            var broken = Row(3, "c") with { Source = null! };
            await Assert.ThrowsAnyAsync<Exception>(() => transaction.InsertAsync([Row(2, "b"), broken]));
            await Assert.ThrowsAnyAsync<Exception>(() => transaction.CommitAsync([], [], head with { Position = 3 }));
        }

        Assert.Equal([1], await PositionsAsync());
        await AppendAsync(Store, head, Row(2, "b"));
        Assert.Equal([1, 2], await PositionsAsync());
    }

    [Fact]
    public async Task Uncommitted_rows_are_not_read()
    {
        await using var transaction = await Store.BeginAsync(await Store.TakeEpochAsync());
        await transaction.InsertAsync([Row(1, "a")]);

        Assert.Empty(await PositionsAsync());
    }

    [Fact]
    public async Task A_superseded_writer_stores_nothing()
    {
        var old = await AppendAsync(Row(1, "a"));
        var other = Open().GetRequiredService<ILedgerStore>();
        await other.TakeEpochAsync();

        await Assert.ThrowsAsync<WriterSupersededException>(() => AppendAsync(Store, old, Row(2, "b")));
        await Assert.ThrowsAsync<WriterSupersededException>(() => CommitAloneAsync(old));
        await Assert.ThrowsAsync<WriterSupersededException>(() => Store.SaveDeliveryAsync(old));
        Assert.Equal([1], await PositionsAsync());
        Assert.Empty(await Store.FindOwnersAsync([Certificate]));
    }

    [Fact]
    public async Task A_writer_with_an_outdated_position_stores_nothing()
    {
        var head = await Store.TakeEpochAsync();
        await AppendAsync(Store, head, Row(1, "a"));

        await Assert.ThrowsAsync<WriterSupersededException>(() => AppendAsync(Store, head, Row(2, "b")));
        Assert.Equal([1], await PositionsAsync());
    }

    [Fact]
    public async Task A_new_epoch_in_one_process_ends_the_old_writer()
    {
        var old = await AppendAsync(Row(1, "a"));
        var next = await Store.TakeEpochAsync();

        await Assert.ThrowsAsync<WriterSupersededException>(() => AppendAsync(Store, old, Row(2, "b")));
        await AppendAsync(Store, next, Row(2, "c"));
        Assert.Equal([1, 2], await PositionsAsync());
    }

    [Fact]
    public async Task A_second_writer_waits_for_the_transaction_and_then_fails()
    {
        var head = await Store.TakeEpochAsync();
        var other = Open().GetRequiredService<ILedgerStore>();
        Task<LedgerHead> second;
        await using (var transaction = await Store.BeginAsync(head))
        {
            await transaction.InsertAsync([Row(1, "a")]);
            second = AppendAsync(other, head, Row(1, "b"));
            Assert.False(second.IsCompleted);
            await transaction.CommitAsync([], [], head with { Position = 1 });
        }

        await Assert.ThrowsAsync<WriterSupersededException>(() => second);
        Assert.Equal("a", Assert.Single(await AllAsync(Reader.ReadAllRowsAsync(0, long.MaxValue))).Key);
    }

    [Fact]
    public async Task A_head_of_another_epoch_or_below_a_row_is_refused()
    {
        var head = await Store.TakeEpochAsync();
        await using var transaction = await Store.BeginAsync(head);
        await transaction.InsertAsync([Row(5, "a")]);

        await Assert.ThrowsAsync<ArgumentException>(() => transaction.CommitAsync([], [], head with { Position = 4 }));
        await Assert.ThrowsAsync<ArgumentException>(() => transaction.CommitAsync([], [], head with { Epoch = 2, Position = 5 }));
    }

    [Fact]
    public async Task The_delivery_mark_is_stored_without_moving_the_head()
    {
        var head = await AppendAsync(Row(1, "a"), Row(2, "b"));
        await Store.SaveDeliveryAsync(head with { Delivered = 2, Behind = ["agency/A"] });

        var next = await Store.TakeEpochAsync();
        Assert.Equal((2, 2), (next.Position, next.Delivered));
        Assert.Equal(["agency/A"], next.Behind);
    }

    [Fact]
    public async Task A_certificate_keeps_its_first_owner()
    {
        var (first, second) = (AsnId.New(), AsnId.New());
        var other = new CertificateNumber("UNI", "2026/2");
        var head = await Store.TakeEpochAsync();
        await using (var transaction = await Store.BeginAsync(head))
        {
            await transaction.CommitAsync([], [new(Certificate, first), new(Certificate, second)], head);
        }

        await using (var transaction = await Store.BeginAsync(head))
        {
            await transaction.CommitAsync([], [new(Certificate, second), new(other, second)], head);
        }

        var owners = await Store.FindOwnersAsync([Certificate, other, new("UNI", "2026/3")]);
        Assert.Equal(2, owners.Count);
        Assert.Equal(first, owners[Certificate]);
        Assert.Equal(second, owners[other]);
    }

    [Fact]
    public async Task Certificates_of_a_transaction_that_fails_have_no_owner()
    {
        var head = await AppendAsync(Row(1, "a"));
        await using (var transaction = await Store.BeginAsync(head))
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
                () => transaction.CommitAsync([Row(2, "a")], [new(Certificate, AsnId.New())], head with { Position = 2 }));
        }

        Assert.Empty(await Store.FindOwnersAsync([Certificate]));
    }

    private async Task CommitAloneAsync(LedgerHead head)
    {
        await using var transaction = await Store.BeginAsync(head);
        await transaction.CommitAsync([Row(head.Position + 1)], [new(Certificate, AsnId.New())], head with { Position = head.Position + 1 });
    }
}
