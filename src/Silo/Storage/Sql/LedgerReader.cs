using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Silo.Storage.Sql;

/// <summary>
/// Reads the ledger in chunks that each start after the last position of the one before. No transaction spans two chunks:
/// committed facts don't change, and a long one would keep SQLite from emptying its write-ahead log.
/// </summary>
internal sealed class LedgerReader(LedgerDatabase database) : ILedgerReader
{
    private const int ChunkRowsMax = 2_000;
    private const int PositionsMax = 1_000;

    private const string Range = "f.position > @after AND f.position <= @up_to";

    private static readonly string Tail = string.Create(CultureInfo.InvariantCulture, $"ORDER BY f.position LIMIT {ChunkRowsMax}");
    internal static readonly string FactsSql = $"SELECT {FactColumns.Fact} FROM facts f WHERE {Range} {Tail}";
    internal static readonly string BodiesSql = $"SELECT {FactColumns.BodyOnly} FROM facts f WHERE {Range} {Tail}";
    internal static readonly string PlaceSql = "SELECT f.position, f.recorded_at FROM facts f WHERE f.position <= @up_to ORDER BY f.position DESC LIMIT 1";
    private static readonly string RowsSql = $"SELECT {FactColumns.Row} FROM facts f WHERE {Range} {Tail}";
    internal static readonly string PersonSql = $"SELECT {FactColumns.FactWithPersonal} FROM facts f WHERE f.asn = @asn AND {Range} ORDER BY f.position";

    /// <inheritdoc/>
    public async Task<long> GetHeadAsync(CancellationToken cancellationToken = default)
    {
        var positions = await database.QueryAsync("SELECT position FROM head", [], static reader => reader.GetInt64(0), cancellationToken);
        return positions[0];
    }

    /// <summary>
    /// Halves the range of positions: recorded times grow with them, so that no index on the times is needed, which every insert would
    /// have to pay for.
    /// </summary>
    public async Task<long> FindPositionAsync(DateTimeOffset recordedAt, CancellationToken cancellationToken = default)
    {
        var wanted = FactColumns.Micros(recordedAt);
        // The answer is at or above `low` and at or below `high`; the newest fact is the usual answer, so it is looked at first.
        var (low, high, middle) = (0L, long.MaxValue, long.MaxValue);
        while (low < high)
        {
            var found = await database.QueryAsync(PlaceSql, [("up_to", middle)], static reader => (Position: reader.GetInt64(0), RecordedAt: reader.GetInt64(1)), cancellationToken);
            if (found.Count == 0)
            {
                // Nothing stands at or below the middle.
                low = middle;
            }
            else if (found[0].RecordedAt > wanted)
            {
                high = found[0].Position - 1;
            }
            else if (middle == high)
            {
                return found[0].Position;
            }
            else
            {
                low = middle;
            }

            middle = low + ((high - low) / 2) + ((high - low) % 2);
        }

        var last = await database.QueryAsync(PlaceSql, [("up_to", low)], static reader => reader.GetInt64(0), cancellationToken);
        return last.Count == 0 ? 0 : last[0];
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<IReadOnlyList<FactBody>> ReadBodiesAsync(long after, long upTo, CancellationToken cancellationToken = default) =>
        ReadChunksAsync(BodiesSql, FactColumns.ReadBody, static fact => fact.Position, after, upTo, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadAsync(long after, long upTo, CancellationToken cancellationToken = default) =>
        ReadChunksAsync(FactsSql, FactColumns.ReadFact, static fact => fact.Position, after, upTo, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadLanesAsync(ImmutableArray<Lane> lanes, long after, long upTo, CancellationToken cancellationToken = default) =>
        ReadChunksAsync(LanesSql(lanes), FactColumns.ReadFactWithPersonal, static fact => fact.Position, after, upTo, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordedFact>> ReadPersonAsync(AsnId person, long after, long upTo, CancellationToken cancellationToken = default) =>
        await database.QueryAsync(
            PersonSql,
            [("asn", FactColumns.Person(person)), ("after", after), ("up_to", upTo)],
            FactColumns.ReadFactWithPersonal,
            cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FactRow>> ReadRowsAsync(IReadOnlyCollection<long> positions, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(positions.Count, PositionsMax);
        if (positions.Count == 0)
        {
            return [];
        }

        // Numbers are written into the statement: no database's way of passing a list is understood by the other.
        var list = string.Join(',', positions.Select(static position => position.ToString(CultureInfo.InvariantCulture)));
        return await database.QueryAsync(
            $"SELECT {FactColumns.Row} FROM facts f WHERE f.position IN ({list}) ORDER BY f.position", [], FactColumns.ReadRow, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<IReadOnlyList<FactRow>> ReadAllRowsAsync(long after, long upTo, CancellationToken cancellationToken = default) =>
        ReadChunksAsync(RowsSql, FactColumns.ReadRow, static row => row.Position, after, upTo, cancellationToken);

    /// <summary>
    /// One ordered and limited part for each lane, then the first of all. A list of lanes in one condition would make the
    /// planner walk the primary key past a year of events. The lane's number is written out so that the partial index fits.
    /// </summary>
    internal static string LanesSql(ImmutableArray<Lane> lanes)
    {
        if (lanes.IsDefaultOrEmpty || lanes.Contains(Lane.Event))
        {
            throw new ArgumentException("Name one or more lanes other than events.", nameof(lanes));
        }

        var parts = lanes.Distinct().Select(static lane => string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT * FROM (SELECT {FactColumns.FactWithPersonal} FROM facts f WHERE f.lane <> 0 AND f.lane = {(int)lane} AND {Range} {Tail}) AS of_lane"));
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(" UNION ALL ", parts)} ORDER BY position LIMIT {ChunkRowsMax}");
    }

    private async IAsyncEnumerable<IReadOnlyList<T>> ReadChunksAsync<T>(
        string sql, Func<DbDataReader, T> map, Func<T, long> positionOf, long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (after < upTo)
        {
            var chunk = await database.QueryAsync(sql, [("after", after), ("up_to", upTo)], map, cancellationToken);
            if (chunk.Count > 0)
            {
                yield return chunk;
                after = positionOf(chunk[^1]);
            }

            if (chunk.Count < ChunkRowsMax)
            {
                yield break;
            }
        }
    }
}
