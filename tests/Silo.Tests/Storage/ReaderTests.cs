using System.Text;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Tests.Support;

namespace Bangkom.Silo.Tests.Storage;

public sealed class ReaderOnSqlite() : ReaderTests(new SqliteBackend())
{
    [Fact]
    public async Task What_was_erased_is_not_in_the_file_either()
    {
        var person = AsnId.New();
        byte[] raw = [.. Enumerable.Repeat("The secret raw item. "u8.ToArray(), 1_000).SelectMany(static part => part)];
        var head = await AppendAsync([.. Enumerable.Range(1, 100).Select(i => Row(i, $"k{i}", i % 2 == 0 ? person : AsnId.New()) with { Raw = i % 2 == 0 ? raw : null })]);
        await ReopenAsync();
        Assert.NotEqual(-1, (await FileAsync()).AsSpan().IndexOf("secret raw"u8));
        Assert.NotEqual(-1, (await FileAsync()).AsSpan().IndexOf("Name 50"u8));

        await using (var transaction = await Store.BeginAsync(head))
        {
            await transaction.EraseAsync(person, []);
            await transaction.CommitAsync([], [], head);
        }

        await ReopenAsync();
        Assert.Equal(-1, (await FileAsync()).AsSpan().IndexOf("secret raw"u8));
        Assert.Equal(-1, (await FileAsync()).AsSpan().IndexOf("Name 50"u8));
        Assert.NotEqual(-1, (await FileAsync()).AsSpan().IndexOf("Name 51"u8));
    }

    private Task<byte[]> FileAsync() => File.ReadAllBytesAsync(Path.Combine(Options.DataDirectory!, "ledger.db"));
}

public sealed class ReaderOnPostgres(PostgresServer server) : ReaderTests(new PostgresBackend(server));

public abstract class ReaderTests(StorageBackend backend) : StorageTest(backend)
{
    [Fact]
    public async Task Every_column_comes_back_as_it_was_stored()
    {
        var full = new FactRow(
            1,
            Start.AddMicroseconds(123_457),
            new DateTimeOffset(1969, 12, 31, 23, 59, 59, TimeSpan.Zero).AddMicroseconds(1),
            Lane.Held,
            "import/roster",
            "kunci ✓ 𝄞 ' \" \\ , * %",
            [.. Enumerable.Range(0, 16).Select(static i => (byte)(255 - i))],
            new FactTargets(AsnId.New(), [new("DISDIK"), new("SETDA_2")], false, new ProgramId("P_1"), new PartnerId("UNI")) { Batches = [new("B-1"), new("B-2")] },
            FactJson.Write(new ProgramDefined(new ProgramId("P_1"), "Pelatihan “Ñandú” 𝄞", LearningForm.Course, 0.000001m, ["K1"])),
            Encoding.UTF8.GetBytes("""{"name":"Å 𝄞"}"""),
            [.. Enumerable.Range(0, 3_000_000).Select(static i => (byte)i)]);
        var bare = new FactRow(2, Start, Start, Lane.Event, "", null, null, new FactTargets(null, []), [.. "{}"u8]);
        var everyone = bare with { Position = 4, Targets = FactTargets.Everyone };
        var both = bare with { Position = long.MaxValue, Targets = new FactTargets(null, [new("A")], EveryAgency: true) };
        await AppendAsync(full, bare, everyone, both);

        FactRow[] expected = [full, bare, everyone, both];
        Assert.Equal(expected.Select(Text), (await AllAsync(Reader.ReadAllRowsAsync(0, long.MaxValue))).Select(Text));
        Assert.Equal(expected.Select(Text), (await Reader.ReadRowsAsync([4, long.MaxValue, 2, 1, 3])).Select(Text));
    }

    [Fact]
    public async Task Facts_come_in_order_within_the_range_and_without_personal_parts()
    {
        await AppendAsync(Row(1, "z", AsnId.New()), Row(3, "y"), Row(4, "x", lane: Lane.Roster), Row(8, "w"));

        var facts = await AllAsync(Reader.ReadAsync(1, 4));

        Assert.Equal([3, 4], facts.Select(static fact => fact.Position));
        Assert.Equal("P3", Assert.IsType<ProgramDefined>(facts[0].Fact).Program.Value);
        Assert.Equal((Start.AddSeconds(3), Start.AddDays(-1), "partner/UNI", "y"), (facts[0].RecordedAt, facts[0].OccurredAt, facts[0].Source, facts[0].Key));
        Assert.All(await AllAsync(Reader.ReadAsync(0, 4)), static fact => Assert.Null(fact.Personal));
        Assert.Empty(await AllAsync(Reader.ReadAsync(8, long.MaxValue)));
        Assert.Empty(await AllAsync(Reader.ReadAsync(5, 4)));
    }

    [Fact]
    public async Task A_long_ledger_comes_in_chunks_of_at_most_two_thousand()
    {
        await AppendAsync([.. Enumerable.Range(1, 4_000).Select(static i => Row(i * 2, $"k{i}"))]);

        var sizes = new List<int>();
        var last = 0L;
        await foreach (var chunk in Reader.ReadAsync(0, long.MaxValue))
        {
            sizes.Add(chunk.Count);
            Assert.All(chunk, fact => Assert.Equal(last += 2, fact.Position));
        }

        Assert.Equal([2_000, 2_000], sizes);
    }

    [Fact]
    public async Task Lanes_are_read_in_order_with_personal_parts_and_without_events()
    {
        await AppendAsync(
            Row(1, "a", lane: Lane.Definition),
            Row(2, "b"),
            Row(3, "c", AsnId.New(), Lane.Roster),
            Row(4, "d", lane: Lane.Held),
            Row(5, "e", lane: Lane.Definition),
            Row(6, "f", AsnId.New(), Lane.Roster));

        var facts = await AllAsync(Reader.ReadLanesAsync([Lane.Roster, Lane.Definition], 0, 5));

        Assert.Equal([1, 3, 5], facts.Select(static fact => fact.Position));
        Assert.Equal("Name 3", facts[1].Personal?.Name);
        Assert.Equal([4], (await AllAsync(Reader.ReadLanesAsync([Lane.Held], 0, long.MaxValue))).Select(static fact => fact.Position));
        Assert.Throws<ArgumentException>(() => Reader.ReadLanesAsync([Lane.Event], 0, 1));
        Assert.Throws<ArgumentException>(() => Reader.ReadLanesAsync([], 0, 1));
    }

    [Fact]
    public async Task Lanes_longer_than_a_chunk_come_whole_and_in_order()
    {
        await AppendAsync([.. Enumerable.Range(1, 6_000).Select(static i => Row(i, $"k{i}", lane: (Lane)(i % 3)))]);

        var facts = await AllAsync(Reader.ReadLanesAsync([Lane.Definition, Lane.Roster], 0, long.MaxValue));

        Assert.Equal(Enumerable.Range(1, 6_000).Where(static i => i % 3 != 0).Select(static i => (long)i), facts.Select(static fact => fact.Position));
    }

    [Fact]
    public async Task A_persons_facts_are_read_alone_with_personal_parts()
    {
        var (one, other) = (AsnId.New(), AsnId.New());
        await AppendAsync(Row(1, "a", one), Row(2, "b", other), Row(3, "c"), Row(4, "d", one), Row(5, "e", one));

        var facts = await Reader.ReadPersonAsync(one, 1, 4);

        var fact = Assert.Single(facts);
        Assert.Equal(4, fact.Position);
        Assert.Equal(one, fact.Targets.Asn);
        Assert.Equal("Name 4", fact.Personal?.Name);
        Assert.Equal(3, (await Reader.ReadPersonAsync(one, 0, long.MaxValue)).Count);
        Assert.Empty(await Reader.ReadPersonAsync(AsnId.New(), 0, long.MaxValue));
    }

    [Fact]
    public async Task The_newest_fact_recorded_by_an_instant_is_found_between_holes()
    {
        Assert.Equal(0, await Reader.FindPositionAsync(Start));
        long[] positions = [3, 4, 9, 70, 71, 5_000];
        await AppendAsync([.. positions.Select(position => Row(position, $"k{position}"))]);

        Assert.Equal(0, await Reader.FindPositionAsync(Start.AddSeconds(3).AddMicroseconds(-1)));
        for (var i = 0; i < positions.Length; i++)
        {
            Assert.Equal(positions[i], await Reader.FindPositionAsync(Start.AddSeconds(positions[i])));
            Assert.Equal(positions[i], await Reader.FindPositionAsync(Start.AddSeconds(positions[i]).AddMicroseconds(1)));
            Assert.Equal(i == 0 ? 0 : positions[i - 1], await Reader.FindPositionAsync(Start.AddSeconds(positions[i]).AddMicroseconds(-1)));
        }

        Assert.Equal(5_000, await Reader.FindPositionAsync(DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task Of_facts_recorded_at_the_same_instant_the_last_one_is_found()
    {
        await AppendAsync([.. Enumerable.Range(1, 100).Select(i => Row(i * 3, $"k{i}") with { RecordedAt = Start.AddSeconds(i / 10) })]);

        Assert.Equal(29 * 3, await Reader.FindPositionAsync(Start.AddSeconds(2)));
        Assert.Equal(9 * 3, await Reader.FindPositionAsync(Start));
        Assert.Equal(300, await Reader.FindPositionAsync(Start.AddSeconds(10)));
    }

    [Fact]
    public async Task Bodies_come_in_order_within_the_range_as_they_were_stored()
    {
        var person = AsnId.New();
        FactRow[] rows = [Row(1, "z", AsnId.New()), Row(3, "y", person), Row(4), Row(8, "w")];
        await AppendAsync(rows);

        var bodies = await AllAsync(Reader.ReadBodiesAsync(1, 4));

        Assert.Equal([3, 4], bodies.Select(static body => body.Position));
        Assert.Equal((rows[1].RecordedAt, rows[1].OccurredAt, "partner/UNI", "y", person), (bodies[0].RecordedAt, bodies[0].OccurredAt, bodies[0].Source, bodies[0].Key, bodies[0].Person!.Value));
        Assert.Equal((null, null), (bodies[1].Key, bodies[1].Person));
        Assert.Equal(rows[1].Body, bodies[0].Body);
        Assert.Equal("P3", Assert.IsType<ProgramDefined>(bodies[0].ToRecorded().Fact).Program.Value);
    }

    [Fact]
    public async Task Rows_at_positions_are_bounded_and_absent_ones_left_out()
    {
        await AppendAsync(Row(2, "a"));

        Assert.Empty(await Reader.ReadRowsAsync([]));
        Assert.Empty(await Reader.ReadRowsAsync([1, 3]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Reader.ReadRowsAsync([.. Enumerable.Range(1, 1_001).Select(static i => (long)i)]));
    }

    [Fact]
    public async Task Erasing_empties_personal_and_raw_and_nothing_else()
    {
        var (erased, kept) = (AsnId.New(), AsnId.New());
        FactRow[] rows = [Row(1, "a", erased), Row(2, "b", kept), Row(3, "c", lane: Lane.Held), Row(4, "d", lane: Lane.Held), Row(5, "e", erased, Lane.Roster)];
        var head = await AppendAsync(rows);
        await using (var transaction = await Store.BeginAsync(head))
        {
            await transaction.InsertAsync([Row(6, "f", erased)]);
            await transaction.EraseAsync(erased, [3]);
            await transaction.CommitAsync([], [], head with { Position = 6 });
        }

        static FactRow Emptied(FactRow row) => row with { Personal = null, Raw = null };
        var stored = await AllAsync(Reader.ReadAllRowsAsync(0, long.MaxValue));
        Assert.Equal(
            [Text(Emptied(rows[0])), Text(rows[1]), Text(Emptied(rows[2])), Text(rows[3]), Text(Emptied(rows[4])), Text(Emptied(Row(6, "f", erased)))],
            stored.Select(Text));
    }

    [Fact]
    public async Task An_erasure_that_is_not_committed_empties_nothing()
    {
        var person = AsnId.New();
        var head = await AppendAsync(Row(1, "a", person));
        await using (var transaction = await Store.BeginAsync(head))
        {
            await transaction.EraseAsync(person, []);
        }

        Assert.NotNull((await Reader.ReadRowsAsync([1]))[0].Personal);
    }

    /// <summary>Every part of a row, so that rows are compared by value and a difference can be read.</summary>
    private static string Text(FactRow row) => string.Join('|',
        row.Position, row.RecordedAt.ToString("O"), row.OccurredAt.ToString("O"), row.Lane, row.Source, row.Key ?? "-", Hex(row.Content),
        row.Targets.Asn?.ToString() ?? "-", string.Join(';', row.Targets.Agencies), row.Targets.EveryAgency,
        string.Join(',', row.Targets.Batches), row.Targets.Program?.Value ?? "-", row.Targets.Partner?.Value ?? "-",
        Encoding.UTF8.GetString(row.Body), Hex(row.Personal), Hex(row.Raw));

    private static string Hex(byte[]? bytes) => bytes switch
    {
        null => "-",
        { Length: > 100 } => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes)),
        _ => Convert.ToHexString(bytes),
    };
}
