using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Ledger.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bangkom.Grains.Tests.Ledger;

/// <summary>However many grains rebuild and whenever they come, the ledger is read by one of them at a time, for all who wait.</summary>
public sealed class SharedPassTests
{
    private const int Facts = 2_000;

    private readonly HeldReader _reader = new();
    private readonly SharedPass _pass;

    public SharedPassTests() => _pass = new SharedPass(_reader, TimeProvider.System, NullLogger<SharedPass>.Instance);

    [Fact]
    public async Task Those_who_come_together_read_once_and_each_gets_its_own_facts()
    {
        _reader.Release();
        var positions = await Task.WhenAll(PositionsOf("A"), PositionsOf("B"));
        Assert.Equal(1, _reader.Readings);
        Assert.Equal(Expected("A"), positions[0]);
        Assert.Equal(Expected("B"), positions[1]);
    }

    [Fact]
    public async Task Those_who_come_during_a_reading_share_the_next_one()
    {
        var first = PositionsOf("A");
        await _reader.BegunAsync();
        var later = new[] { "B", "C", "A" }.Select(PositionsOf).ToArray();
        _reader.Release();
        await first;
        var positions = await Task.WhenAll(later);
        Assert.Equal(2, _reader.Readings);
        Assert.Equal(Expected("B"), positions[0]);
        Assert.Equal(Expected("A"), positions[2]);
    }

    [Fact]
    public async Task One_who_leaves_does_not_hold_up_the_others()
    {
        var stays = PositionsOf("A");
        var leaves = _pass.ReadAsync(new StreamId(StreamId.Agency, "B"), 0, Facts).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        _reader.Release();
        Assert.True(await leaves.MoveNextAsync());
        await leaves.DisposeAsync();
        Assert.Equal(Expected("A"), await stays);
    }

    [Fact]
    public async Task A_reading_that_fails_tells_those_who_took_part_and_the_next_one_is_read_anew()
    {
        _reader.Fails = true;
        _reader.Release();
        await Assert.ThrowsAsync<IOException>(() => PositionsOf("A"));
        _reader.Fails = false;
        Assert.Equal(Expected("A"), await PositionsOf("A"));
    }

    private async Task<List<long>> PositionsOf(string agency)
    {
        var positions = new List<long>();
        await foreach (var chunk in _pass.ReadAsync(new StreamId(StreamId.Agency, agency), 0, Facts))
        {
            positions.AddRange(chunk.Select(f => f.Position));
        }

        return positions;
    }

    /// <summary>The facts are dealt out to three agencies in turn.</summary>
    private static string AgencyOf(long position) => (position % 3) switch { 0 => "A", 1 => "B", _ => "C" };

    private static IEnumerable<long> Expected(string agency) => Enumerable.Range(1, Facts).Select(p => (long)p).Where(p => AgencyOf(p) == agency);

    /// <summary>A ledger whose readings begin only when they are let go, and are counted.</summary>
    private sealed class HeldReader : ILedgerReader
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _readings;

        public int Readings => Volatile.Read(ref _readings);

        public bool Fails { get; set; }

        public Task BegunAsync() => _begun.Task;

        public void Release() => _held.TrySetResult();

        public async IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadAsync(
            long after, long upTo, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _readings);
            _begun.TrySetResult();
            await _held.Task;
            if (Fails)
            {
                throw new IOException("The store is gone.");
            }

            var positions = Enumerable.Range((int)after + 1, (int)(upTo - after));
            foreach (var chunk in positions.Chunk(7))
            {
                yield return [.. chunk.Select(p => FactAt(p))];
            }
        }

        public Task<long> GetHeadAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<long> FindPositionAsync(DateTimeOffset recordedAt, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<IReadOnlyList<FactBody>> ReadBodiesAsync(long after, long upTo, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadLanesAsync(ImmutableArray<Lane> lanes, long after, long upTo, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<RecordedFact>> ReadPersonAsync(AsnId person, long after, long upTo, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<FactRow>> ReadRowsAsync(IReadOnlyCollection<long> positions, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<IReadOnlyList<FactRow>> ReadAllRowsAsync(long after, long upTo, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        private static RecordedFact FactAt(long position) => new(
            position, default, default, Sources.Admin, null, new FactTargets(null, [new AgencyId(AgencyOf(position))]),
            new AgencyRenamed(new AgencyId(AgencyOf(position)), "Agency"));
    }
}
