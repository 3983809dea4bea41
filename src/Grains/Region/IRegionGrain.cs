using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Live;
using Orleans.Concurrency;

namespace Bangkom.Grains.Region;

/// <summary>
/// The whole region: the newest sums of every agency, added up along the tree. It trails the agencies by at most 250 ms; region and
/// agencies of one answer come from one set of sums, so parts add up. Key: the region's code.
/// </summary>
[Alias("bangkom.IRegionGrain")]
public interface IRegionGrain : IWatchable, IDeliveryObserver
{
    /// <summary>The region and every agency, for one year; null for a year that has not begun.</summary>
    /// <param name="year">The calendar year; null = today's.</param>
    [ReadOnly, Alias("GetView")]
    Task<RegionView?> GetView(int? year);

    /// <summary>Event figure: completions that count, per programme.</summary>
    /// <param name="year">The calendar year; null = today's.</param>
    [ReadOnly, Alias("GetProgramCounts")]
    Task<ImmutableDictionary<ProgramId, int>> GetProgramCounts(int? year);

    /// <summary>An agency's newest sums.</summary>
    /// <param name="report">The sums.</param>
    [Alias("Report")]
    Task Report(AgencyReport report);
}
