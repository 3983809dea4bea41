using System.Diagnostics;
using Bangkom.Bench.Load;
using Bangkom.Bench.Support;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Silo.Storage;
using Bangkom.Silo.Storage.Postgres;
using Bangkom.Silo.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NpgsqlTypes;

namespace Bangkom.Bench.Push;

/// <summary>What a floor of the store cost.</summary>
/// <param name="Load">Rows, seconds, and a latency for each group.</param>
/// <param name="CpuSeconds">Of this process.</param>
/// <param name="DatabaseCpuSeconds">Of the database; NaN when it runs in this process or elsewhere.</param>
internal sealed record StoreFloor(LoadResult Load, double CpuSeconds, double DatabaseCpuSeconds);

/// <summary>The floors below a push: the same rows, without HTTP and rules, in transactions of about the size that a push's groups have.</summary>
/// <param name="pushed">The store whose completions are written again; no server runs on it.</param>
/// <param name="count">Rows to write at most.</param>
internal sealed class StoreFloors(StorageOptions pushed, int count)
{
    private const int GroupRows = 400;

    /// <summary>Commits them through the ledger's store.</summary>
    /// <param name="store">An empty store of the same kind.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    public async Task<StoreFloor> CommitAsync(BenchStore store, CancellationToken cancellationToken)
    {
        StorageMigrations.Run(store.Storage);
        await using var services = new ServiceCollection().AddBangkomStorage(store.Storage).BuildServiceProvider();
        var ledger = services.GetRequiredService<ILedgerStore>();
        var head = await ledger.TakeEpochAsync(cancellationToken);
        return await MeasureAsync(store, async rows =>
        {
            await using var transaction = await ledger.BeginAsync(head, cancellationToken);
            await transaction.InsertAsync(rows);
            var next = head with { Position = rows[^1].Position, RecordedAt = rows[^1].RecordedAt, Delivered = head.Position };
            await transaction.CommitAsync([], [], next);
            head = next;
        }, cancellationToken);
    }

    /// <summary>Writes their bytes into a table of a number and a value, with COPY or single-row inserts, equally durable.</summary>
    /// <param name="store">An empty store of the same kind.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    public async Task<StoreFloor> PlainAsync(BenchStore store, CancellationToken cancellationToken)
    {
        if (store.Storage.Kind == StorageKind.Sqlite)
        {
            using var database = new SqliteLedgerDatabase(SqliteFiles.Ledger(store.Storage));
            using var writer = database.OpenWriter();
            SqliteFiles.Execute(writer, "CREATE TABLE plain (position INTEGER PRIMARY KEY, row BLOB NOT NULL) STRICT");
            using var insert = writer.CreateCommand();
            insert.CommandText = "INSERT INTO plain (position, row) VALUES ($position, $row)";
            var (position, value) = (insert.Parameters.Add("$position", SqliteType.Integer), insert.Parameters.Add("$row", SqliteType.Blob));
            return await MeasureAsync(store, rows =>
            {
                SqliteFiles.Execute(writer, "BEGIN IMMEDIATE");
                foreach (var row in rows)
                {
                    (position.Value, value.Value) = (row.Position, BytesOf(row));
                    insert.ExecuteNonQuery();
                }

                SqliteFiles.Execute(writer, "COMMIT");
                return Task.CompletedTask;
            }, cancellationToken);
        }

        StorageMigrations.Run(store.Storage);
        await using var source = PostgresSchema.WriterDataSource(store.Storage);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var create = source.CreateCommand("CREATE TABLE plain (position bigint PRIMARY KEY, row bytea NOT NULL)");
        await create.ExecuteNonQueryAsync(cancellationToken);
        return await MeasureAsync(store, async rows =>
        {
            await using var copy = await connection.BeginBinaryImportAsync("COPY plain (position, row) FROM STDIN (FORMAT BINARY)", cancellationToken);
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancellationToken);
                await copy.WriteAsync(row.Position, NpgsqlDbType.Bigint, cancellationToken);
                await copy.WriteAsync(BytesOf(row), NpgsqlDbType.Bytea, cancellationToken);
            }

            await copy.CompleteAsync(cancellationToken);
        }, cancellationToken);
    }

    /// <summary>Reading the rows again is not measured: the clock runs during writes alone.</summary>
    private async Task<StoreFloor> MeasureAsync(BenchStore store, Func<IReadOnlyList<FactRow>, Task> write, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddBangkomStorage(pushed).BuildServiceProvider();
        var groups = new List<(double, double, int, int)>();
        var (written, seconds, cpu, databaseCpu) = (0, 0d, TimeSpan.Zero, store.DatabaseCpuSeconds);
        await foreach (var chunk in services.GetRequiredService<ILedgerReader>().ReadAllRowsAsync(0, long.MaxValue, cancellationToken))
        {
            foreach (var group in chunk.Where(static r => r.Key is not null && r.Lane == Lane.Event).Chunk(GroupRows))
            {
                var (cpuBefore, started) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
                await write(group);
                var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                cpu += Environment.CpuUsage.TotalTime - cpuBefore;
                seconds += milliseconds / 1_000;
                written += group.Length;
                groups.Add((seconds, milliseconds, group.Length, 0));
            }

            if (written >= count)
            {
                break;
            }
        }

        return new StoreFloor(LoadResult.Of(groups), cpu.TotalSeconds, store.DatabaseCpuSeconds - databaseCpu);
    }

    private static byte[] BytesOf(FactRow row)
    {
        var bytes = new byte[row.Body.Length + (row.Personal?.Length ?? 0) + (row.Raw?.Length ?? 0) + (row.Content?.Length ?? 0) + row.Source.Length + row.Key!.Length + 16];
        row.Body.CopyTo(bytes, 0);
        row.Raw?.CopyTo(bytes, row.Body.Length);
        return bytes;
    }
}
