using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Orleans.Concurrency;

namespace Bangkom.Grains.Outreach;

/// <summary>
/// Who is to be told, and what came of it: it asks agencies, batches and the store, and keeps nothing. Whoever asks for people must have
/// the right to see them: it is checked at the doors. Key: the region's code.
/// </summary>
[Alias("bangkom.IAudienceGrain")]
public interface IAudienceGrain : IGrainWithStringKey
{
    /// <summary>Who takes no part and who is at risk; null for a year that has not begun.</summary>
    /// <param name="agency">The agency; null = the region.</param>
    /// <param name="includeChildren">With the agencies below it on the figure's date.</param>
    /// <param name="year">The calendar year; null = today's.</param>
    [ReadOnly, Alias("GetOutreach")]
    Task<OutreachView?> GetOutreach(AgencyId? agency, bool includeChildren, int? year);

    /// <summary>Everyone whom a rule finds today, by id.</summary>
    /// <param name="rule">The rule.</param>
    [ReadOnly, Alias("FindAudience")]
    Task<ImmutableArray<AsnId>> FindAudience(AudienceRule rule);

    /// <summary>People with seats in two scheduled batches that are at the same time and not over, by person.</summary>
    [ReadOnly, Alias("GetDoubleBookings")]
    Task<ImmutableArray<DoubleBooking>> GetDoubleBookings();

    /// <summary>A campaign and what came of it; null when there is none.</summary>
    /// <param name="campaign">Its code.</param>
    [ReadOnly, Alias("GetCampaign")]
    Task<CampaignView?> GetCampaign(string campaign);

    /// <summary>What a person is told about themselves; null when nobody has this id.</summary>
    /// <param name="person">Who.</param>
    [ReadOnly, Alias("GetAwareness")]
    Task<Awareness?> GetAwareness(AsnId person);
}
