using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Region;

namespace Bangkom.Grains.History;

/// <summary>The region at a moment: rules, the sums of every agency, and the view of them. Immutable.</summary>
internal sealed class RegionMoment
{
    private readonly RegionInfo _region;
    private readonly IReadOnlyDictionary<AgencyId, AgencyReport> _reports;

    private RegionMoment(RegionInfo region, FiguresDate date, RegionRules rules, IReadOnlyDictionary<AgencyId, AgencyReport> reports, long position, DateTimeOffset? recordedAt)
    {
        (_region, Date, Rules, _reports, Position) = (region, date, rules, reports, position);
        View = RegionSums.Of(region, rules, date, reports, position, recordedAt);
    }

    /// <summary>The year and the figure's date.</summary>
    public FiguresDate Date { get; }

    /// <summary>Tree and policies as they were known.</summary>
    public RegionRules Rules { get; }

    /// <summary>Every fact up to here that concerns the moment is in it.</summary>
    public long Position { get; }

    /// <summary>The region and every agency, from one set of sums.</summary>
    public RegionView View { get; }

    /// <summary>Adds up parts of a fold.</summary>
    /// <param name="region">The region.</param>
    /// <param name="date">The year and the figure's date.</param>
    /// <param name="rules">Tree and policies.</param>
    /// <param name="parts">Sums per agency; no person is in two of them.</param>
    /// <param name="position">The last fact read.</param>
    /// <param name="recordedAt">When it was recorded; null for an empty ledger.</param>
    /// <param name="incomplete">True when a fact had to be set aside.</param>
    public static RegionMoment Of(
        RegionInfo region,
        FiguresDate date,
        RegionRules rules,
        IReadOnlyList<IReadOnlyDictionary<AgencyId, ParticipationSummary>> parts,
        long position,
        DateTimeOffset? recordedAt,
        bool incomplete)
    {
        // An agency without people has figures too: zeros.
        var agencies = rules.Agencies.Agencies.Select(a => a.Agency).Union(parts.SelectMany(p => p.Keys));
        var reports = agencies.ToDictionary(
            agency => agency,
            agency => new AgencyReport(
                agency,
                ParticipationSummary.Combine(date, parts.Where(p => p.ContainsKey(agency)).Select(p => p[agency])),
                position,
                recordedAt,
                incomplete));
        return new RegionMoment(region, date, rules, reports, position, recordedAt);
    }

    /// <summary>The same sums, known to hold up to a later fact.</summary>
    /// <param name="position">The later fact.</param>
    /// <param name="recordedAt">When it was recorded.</param>
    public RegionMoment MovedTo(long position, DateTimeOffset? recordedAt) => new(_region, Date, Rules, _reports, position, recordedAt);
}
