using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Ledger.Storage;

/// <summary>The readers' side of one region's ledger: any number, at any time, in any process. It sees committed facts alone.</summary>
public interface ILedgerReader
{
    /// <summary>Position of the newest committed fact; 0 = an empty ledger.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<long> GetHeadAsync(CancellationToken cancellationToken = default);

    /// <summary>Position of the newest fact recorded at or before an instant; 0 = none was. Recorded times never fall with the position.</summary>
    /// <param name="recordedAt">The instant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<long> FindPositionAsync(DateTimeOffset recordedAt, CancellationToken cancellationToken = default);

    /// <summary>Facts with <c>after &lt; position ≤ upTo</c> in order, in chunks of at most 2,000, without personal parts.</summary>
    /// <param name="after">Exclusive.</param>
    /// <param name="upTo">Inclusive; <see cref="long.MaxValue"/> = to the head.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadAsync(long after, long upTo, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ReadAsync"/>, with bodies still to be parsed and without targets: for folds of the whole region.</summary>
    /// <param name="after">Exclusive.</param>
    /// <param name="upTo">Inclusive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<IReadOnlyList<FactBody>> ReadBodiesAsync(long after, long upTo, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ReadAsync"/>, of some lanes other than <see cref="Lane.Event"/>, through their index, with personal parts.</summary>
    /// <param name="lanes">One or more lanes.</param>
    /// <param name="after">Exclusive.</param>
    /// <param name="upTo">Inclusive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<IReadOnlyList<RecordedFact>> ReadLanesAsync(ImmutableArray<Lane> lanes, long after, long upTo, CancellationToken cancellationToken = default);

    /// <summary>One person's facts, in order, with personal parts.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="after">Exclusive.</param>
    /// <param name="upTo">Inclusive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<RecordedFact>> ReadPersonAsync(AsnId person, long after, long upTo, CancellationToken cancellationToken = default);

    /// <summary>Whole rows at these positions, with raw parts; absent ones are left out.</summary>
    /// <param name="positions">At most 1,000.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<FactRow>> ReadRowsAsync(IReadOnlyCollection<long> positions, CancellationToken cancellationToken = default);

    /// <summary>
    /// Whole rows in order, in chunks of at most 2,000, with every column as stored: for the recount, exports and tests.
    /// </summary>
    /// <param name="after">Exclusive.</param>
    /// <param name="upTo">Inclusive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<IReadOnlyList<FactRow>> ReadAllRowsAsync(long after, long upTo, CancellationToken cancellationToken = default);
}
