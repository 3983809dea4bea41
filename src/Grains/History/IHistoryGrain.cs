using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Orleans.Concurrency;

namespace Bangkom.Grains.History;

/// <summary>
/// The region at any moment, on two clocks: what had happened by then, and what had been recorded by then. It is folded from the store
/// when asked for and kept for a while. One grain for the region: a moment is folded once whoever asks and wherever, and the memory of
/// past moments goes when nobody looks back any more. Key: the region's code.
/// </summary>
[Alias("bangkom.IHistoryGrain")]
public interface IHistoryGrain : IGrainWithStringKey
{
    /// <summary>The region and every agency at a moment.</summary>
    /// <param name="year">The calendar year; null = that of the moment.</param>
    /// <param name="at">The moment.</param>
    /// <param name="cancellationToken">Ends the wait; the fold too, when nobody else waits for it.</param>
    [ReadOnly, Alias("GetView")]
    Task<MomentAnswer> GetView(int? year, TimeTravel at, CancellationToken cancellationToken = default);

    /// <summary>One person's record at a moment, folded from that person's facts alone.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="year">The calendar year; null = that of the moment.</param>
    /// <param name="at">The moment.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    [ReadOnly, Alias("GetRecord")]
    Task<PastRecordAnswer> GetRecord(AsnId person, int? year, TimeTravel at, CancellationToken cancellationToken = default);

    /// <summary>An agency's members on the figure's date of a moment, with their records without lines.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="includeChildren">With the agencies below it on that date.</param>
    /// <param name="year">The calendar year; null = that of the moment.</param>
    /// <param name="at">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("GetMembers")]
    Task<PastMembersAnswer> GetMembers(AgencyId agency, bool includeChildren, int? year, TimeTravel at, CancellationToken cancellationToken = default);

    /// <summary>The sums of an agency or the region, bucket by bucket, counted from what a moment includes.</summary>
    /// <param name="agency">The agency; null = the region.</param>
    /// <param name="includeChildren">With the agencies below it on each bucket's last day.</param>
    /// <param name="range">The buckets; none ends after the moment's day.</param>
    /// <param name="at">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("GetSeries")]
    Task<PastSeriesAnswer> GetSeries(AgencyId? agency, bool includeChildren, SeriesRange range, TimeTravel at, CancellationToken cancellationToken = default);

    /// <summary>Why a figure differs between two moments: the facts that only one of them includes, of the people whose part differs.</summary>
    /// <param name="request">The figure, the moments, and the page of facts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [ReadOnly, Alias("Explain")]
    Task<ExplanationAnswer> Explain(ExplainRequest request, CancellationToken cancellationToken = default);
}
