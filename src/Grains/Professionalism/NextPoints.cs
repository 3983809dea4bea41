using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;

namespace Bangkom.Grains.Professionalism;

/// <summary>Asks the index's grain.</summary>
/// <param name="grains">Grain references.</param>
/// <param name="region">The region.</param>
internal sealed class NextPoints(IGrainFactory grains, RegionInfo region) : INextPoints
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<WinnablePoints>> OfAsync(AsnId person) =>
        (await grains.GetGrain<IProfessionalismGrain>(region.Id.Value).GetPerson(person, null, null))?.Winnable ?? [];
}
