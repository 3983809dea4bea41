using System.Globalization;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage.Postgres;
using Bangkom.Silo.Storage.Sql;
using Bangkom.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bangkom.Silo.Tests.Storage;

/// <summary>Plans on an empty table, on a young one that no statistics describe yet, and on a described one.</summary>
public sealed class PostgresPlanTests(PostgresServer server) : StorageTest(new PostgresBackend(server))
{
    public enum Table
    {
        Empty,
        Young,
        Described,
    }

    private static readonly (string, object)[] Range = [("after", 100L), ("up_to", long.MaxValue)];

    [Theory]
    [InlineData(Table.Empty)]
    [InlineData(Table.Young)]
    [InlineData(Table.Described)]
    public async Task Reads_follow_an_index_in_its_order(Table table)
    {
        await FillAsync(table);
        var database = Open().GetRequiredService<PostgresLedgerDatabase>();
        async Task<string> PlanAsync(string sql, (string, object)[] arguments) =>
            string.Join('\n', await database.QueryAsync($"EXPLAIN {sql}", arguments, static reader => reader.GetString(0), CancellationToken.None));

        string[] plans =
        [
            await PlanAsync(LedgerReader.FactsSql, Range),
            await PlanAsync(LedgerReader.BodiesSql, Range),
            await PlanAsync(LedgerReader.PersonSql, [.. Range, ("asn", FactColumns.Person(AsnId.New()))]),
            await PlanAsync(LedgerReader.LanesSql([Lane.Definition, Lane.Roster]), Range),
        ];

        Assert.All(plans, static plan => Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal));
        Assert.All(plans, static plan => Assert.DoesNotContain("Sort  ", plan, StringComparison.Ordinal));
        Assert.All(plans, static plan => Assert.DoesNotContain("Bitmap", plan, StringComparison.Ordinal));
        Assert.Contains("facts_pkey", plans[0], StringComparison.Ordinal);
        Assert.Contains("facts_pkey", plans[1], StringComparison.Ordinal);
        Assert.Contains("facts_asn", plans[2], StringComparison.Ordinal);
        Assert.Contains("facts_lane", plans[3], StringComparison.Ordinal);
        Assert.DoesNotContain("facts_pkey", plans[3], StringComparison.Ordinal);
        Assert.Contains("facts_pkey", await PlanAsync(LedgerReader.PlaceSql, [("up_to", 1_000L)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Table.Empty)]
    [InlineData(Table.Young)]
    [InlineData(Table.Described)]
    public async Task Known_identities_are_found_through_their_index(Table table)
    {
        await FillAsync(table);
        await using var connection = await Open().GetRequiredService<PostgresLedgerDatabase>().Writers.OpenConnectionAsync();
        var find = PostgresStatements.Find([new Identity("partner/UNI", "k1")]);
        await using var command = new NpgsqlCommand($"EXPLAIN {find.CommandText}", connection);
        foreach (NpgsqlParameter parameter in find.Parameters)
        {
            command.Parameters.Add(parameter.Clone());
        }

        await using var reader = await command.ExecuteReaderAsync();
        var plan = "";
        while (await reader.ReadAsync())
        {
            plan += reader.GetString(0) + "\n";
        }

        Assert.Contains("facts_identity", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    private async Task FillAsync(Table table)
    {
        if (table == Table.Empty)
        {
            return;
        }

        await StorageSql.ExecuteAsync(Options, "ALTER TABLE facts SET (autovacuum_enabled = false)");
        await StorageSql.ExecuteAsync(Options, string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO facts ({FactColumns.Inserted})
            SELECT n, n, n, CASE WHEN n % 100 = 0 THEN 1 ELSE 0 END, 'partner/UNI', 'k' || n, NULL,
                   decode(md5((n % 100)::text), 'hex'), '', NULL, NULL, NULL, 'body', NULL, NULL
            FROM generate_series(1, 20000) AS n
            """));
        if (table == Table.Described)
        {
            await StorageSql.ExecuteAsync(Options, "ANALYZE facts");
        }
    }
}
