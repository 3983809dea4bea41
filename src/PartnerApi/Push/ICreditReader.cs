using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;

namespace Bangkom.PartnerApi.Push;

/// <summary>Tells what the figures make of completions.</summary>
public interface ICreditReader
{
    /// <summary>Tells which completions count.</summary>
    /// <param name="agency">An agency that knows them.</param>
    /// <param name="facts">Completions, corrections and revocations.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>One result per fact, in order.</returns>
    Task<ImmutableArray<CountedResult>> CountedAsync(AgencyId agency, ImmutableArray<CreditedFact> facts, CancellationToken cancellationToken);
}
