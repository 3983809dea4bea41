using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Orleans.Concurrency;

namespace Bangkom.Grains.Region;

/// <summary>Adds the agencies' series up along the tree. Key: the region's code.</summary>
[Alias("bangkom.ISeriesGrain")]
public interface ISeriesGrain : IGrainWithStringKey
{
    /// <summary>The sums of an agency and all below it, as the tree stands on the last day of each bucket, or of the whole region.</summary>
    /// <param name="agency">The agency; null = the region.</param>
    /// <param name="range">The buckets.</param>
    [ReadOnly, Alias("GetSeries")]
    Task<SeriesColumns> GetSeries(AgencyId? agency, SeriesRange range);
}
