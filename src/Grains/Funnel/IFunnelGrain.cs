using Bangkom.Grains.Ids;
using Orleans.Concurrency;

namespace Bangkom.Grains.Funnel;

/// <summary>From needs to certificates: it asks needs and batches when it is asked, and keeps nothing. Key: the region's code.</summary>
[Alias("bangkom.IFunnelGrain")]
public interface IFunnelGrain : IGrainWithStringKey
{
    /// <summary>How far the people of a year's cohort came; null for a year that has not begun.</summary>
    /// <param name="agency">The agency; null = the region.</param>
    /// <param name="includeChildren">With the agencies below it on the figure's date.</param>
    /// <param name="year">The calendar year; null = today's.</param>
    [ReadOnly, Alias("GetFunnel")]
    Task<FunnelView?> GetFunnel(AgencyId? agency, bool includeChildren, int? year);
}
