using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.PartnerApi.Push;

/// <summary>Tells what the figures make of completions.</summary>
public interface ICreditReader
{
    /// <summary>Tells which completions count.</summary>
    /// <param name="agency">An agency that knows them.</param>
    /// <param name="positions">Positions of completions and corrections.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>One result per position, in order.</returns>
    Task<ImmutableArray<CountedResult>> CountedAsync(AgencyId agency, ImmutableArray<long> positions, CancellationToken cancellationToken);
}

/// <summary>Whether a completion counts in the figures.</summary>
/// <param name="Counted">True when it does, with whatever hours it was credited.</param>
/// <param name="Reason">Why not: <c>DUPLICATE</c>, <c>REVOKED</c>, <c>CORRECTED</c>.</param>
public readonly record struct CountedResult(bool Counted, string? Reason);
