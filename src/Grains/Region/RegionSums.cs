using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;

namespace Bangkom.Grains.Region;

/// <summary>Adds agencies' sums up along the tree of the figure's date. Pure.</summary>
internal static class RegionSums
{
    /// <summary>The view of one year and day.</summary>
    /// <param name="region">The region.</param>
    /// <param name="rules">Tree and policies.</param>
    /// <param name="date">The year and the figure's date.</param>
    /// <param name="reports">One report of every agency, for that date.</param>
    /// <param name="position">Every fact of the region up to here is in the reports.</param>
    /// <param name="recordedAt">When the fact there was recorded.</param>
    public static RegionView Of(RegionInfo region, RegionRules rules, FiguresDate date, IReadOnlyDictionary<AgencyId, AgencyReport> reports, long position, DateTimeOffset? recordedAt)
    {
        var tree = rules.Agencies;
        var day = tree.On(date.On);
        var agencies = ImmutableSortedDictionary.CreateBuilder<AgencyId, RegionAgency>();
        foreach (var node in tree.Agencies)
        {
            var agency = node.Agency;
            if (!reports.TryGetValue(agency, out var own))
            {
                continue;
            }

            var info = new AgencyInfo(agency, node.Name, tree.ParentOn(agency, date.On), day.ChildrenOf(agency), tree.ClosedOn(agency), tree.Successor(agency));
            var below = day.DescendantsOf(agency);
            var alone = new ParticipationView(ParticipationFigures.Of(own.Summary), position, recordedAt, own.Incomplete);
            agencies[agency] = new RegionAgency(info, alone, below.IsEmpty ? alone : Sum(date, [own, .. below.Where(reports.ContainsKey).Select(a => reports[a])], position, recordedAt));
        }

        return new RegionView(region.Id, region.Name, region.Zone.Name, Sum(date, [.. reports.Values], position, recordedAt),
            agencies.ToImmutable(), [.. day.Top.Where(agencies.ContainsKey)]);
    }

    private static ParticipationView Sum(FiguresDate date, IReadOnlyList<AgencyReport> parts, long position, DateTimeOffset? recordedAt) => new(
        ParticipationFigures.Of(ParticipationSummary.Combine(date, parts.Select(p => p.Summary))),
        position,
        recordedAt,
        parts.Any(p => p.Incomplete));
}
