using System.Collections.Immutable;
using Bangkom.Grains.Budget;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;

namespace Bangkom.Grains.Planning;

/// <summary>What the budget says was spent on programmes and their batches.</summary>
/// <param name="grains">The region's grains.</param>
/// <param name="region">The region.</param>
internal sealed class BudgetSpending(IGrainFactory grains, RegionInfo region) : IProgramSpending
{
    /// <inheritdoc/>
    public async Task<ImmutableDictionary<ProgramId, long>> OfYearAsync(int year) =>
        (await grains.GetGrain<ICostGrain>(region.Id.Value).GetYear(year))?.Programs
            .Where(p => p.Value.Realised > 0)
            .ToImmutableDictionary(p => p.Key, p => p.Value.Realised)
        ?? ImmutableDictionary<ProgramId, long>.Empty;
}
