using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Storage;

namespace Bangkom.Grains.Tests.History;

/// <summary>A list of facts, read as a ledger is.</summary>
internal sealed class FactsReader(IReadOnlyList<RecordedFact> facts) : ILedgerReader
{
    public Task<long> GetHeadAsync(CancellationToken cancellationToken = default) => Task.FromResult(facts.Count == 0 ? 0 : facts[^1].Position);

    public Task<long> FindPositionAsync(DateTimeOffset recordedAt, CancellationToken cancellationToken = default) =>
        Task.FromResult(facts.LastOrDefault(f => f.RecordedAt <= recordedAt)?.Position ?? 0);

    public async IAsyncEnumerable<IReadOnlyList<FactBody>> ReadBodiesAsync(
        long after, long upTo, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var chunk in Between(after, upTo).Chunk(3))
        {
            yield return [.. chunk.Select(f => new FactBody(f.Position, f.RecordedAt, f.OccurredAt, f.Source, f.Key, (f.Fact as PersonFact)?.Person, FactJson.Write(f.Fact)))];
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadLanesAsync(
        ImmutableArray<Lane> lanes, long after, long upTo, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield return [.. Between(after, upTo).Where(f => lanes.Contains(Lanes.Of(f.Fact)))];
    }

    public Task<IReadOnlyList<RecordedFact>> ReadPersonAsync(AsnId person, long after, long upTo, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<RecordedFact>>([.. Between(after, upTo).Where(f => f.Fact is PersonFact p && p.Person == person)]);

    public IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadAsync(long after, long upTo, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<FactRow>> ReadRowsAsync(IReadOnlyCollection<long> positions, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<IReadOnlyList<FactRow>> ReadAllRowsAsync(long after, long upTo, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    private IEnumerable<RecordedFact> Between(long after, long upTo) => facts.Where(f => f.Position > after && f.Position <= upTo);
}
