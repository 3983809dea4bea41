using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Orleans.Concurrency;

namespace Bangkom.Grains.Ledger.Projections;

/// <summary>A grain whose state is a fold of one stream of facts.</summary>
[Alias("bangkom.IProjectionGrain")]
public interface IProjectionGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes in facts. It interleaves, since a grain that waits for its own append is called back before the append returns.
    /// Repeats change nothing; a gap is read from the store.
    /// </summary>
    /// <param name="delivery">The facts.</param>
    /// <returns>What there is to say of single facts among those delivered; as a rule nothing.</returns>
    /// <exception cref="Exception">Not taken in: deliver again.</exception>
    [AlwaysInterleave, ResponseTimeout("00:00:15"), Alias("Absorb")]
    Task<ImmutableArray<FactRemark>> Absorb(FactDelivery delivery);
}

/// <summary>What a projection says of one fact that it has taken in.</summary>
/// <param name="Position">The fact.</param>
/// <param name="Code">A stable code of the projection's own, such as <c>DUPLICATE</c>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.FactRemark")]
public readonly record struct FactRemark([property: Id(0)] long Position, [property: Id(1)] string Code);

/// <summary>Facts of one stream.</summary>
/// <param name="From">Where the previous delivery to this grain ended; -1 = unknown, then the grain reads what it lacks.</param>
/// <param name="To">The stream has no fact in (<paramref name="From"/>, <paramref name="To"/>] beside these.</param>
/// <param name="RecordedAt">When the fact at <paramref name="To"/> was recorded.</param>
/// <param name="Facts">In order.</param>
[GenerateSerializer, Immutable, Alias("bangkom.FactDelivery")]
public sealed record FactDelivery(
    [property: Id(0)] long From,
    [property: Id(1)] long To,
    [property: Id(2)] DateTimeOffset RecordedAt,
    [property: Id(3)] ImmutableArray<RecordedFact> Facts);
