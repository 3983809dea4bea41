using System.Collections.Immutable;
using Bangkom.Grains.Budget;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Needs;

namespace Bangkom.Grains.Planning;

/// <summary>Tells the budget which needs were closed, for the cost of closing one.</summary>
/// <param name="grains">The region's grains.</param>
/// <param name="region">The region.</param>
internal sealed class NeedsClosedGaps(IGrainFactory grains, RegionInfo region) : IClosedGaps
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<ClosedGaps>> ReadAsync(DateOnly from, DateOnly to) =>
        [.. (await grains.GetGrain<INeedsGrain>(region.Key("all")).GetClosed(from, to)).Select(c => new ClosedGaps(c.Agency, c.Program, c.Batch, c.Count))];
}
