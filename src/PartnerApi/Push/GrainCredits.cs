using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;

namespace Bangkom.PartnerApi.Push;

/// <summary>Asks the agencies' grains.</summary>
internal sealed class GrainCredits(IGrainFactory grains, RegionInfo region) : ICreditReader
{
    public Task<ImmutableArray<CountedResult>> CountedAsync(
        AgencyId agency, ImmutableArray<CreditedFact> facts, CancellationToken cancellationToken) =>
        grains.GetGrain<IAgencyGrain>(region.Key(agency.Value)).GetCounted(facts).WaitAsync(cancellationToken);
}
