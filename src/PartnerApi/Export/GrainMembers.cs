using Bangkom.Grains.Ledger;
using Bangkom.Grains.Members;

namespace Bangkom.PartnerApi.Export;

/// <summary>Asks the grain.</summary>
internal sealed class GrainMembers(IGrainFactory grains, RegionInfo region) : IMemberReader
{
    public Task<MembersPage> ReadAsync(MembersQuery query, CancellationToken cancellationToken) =>
        grains.GetGrain<IMembersGrain>(region.Id.Value).GetPage(query, cancellationToken).WaitAsync(cancellationToken);
}
