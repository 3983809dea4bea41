using System.Collections.Immutable;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Region;

namespace Bangkom.GraphQLApi.Schema.Lists;

/// <summary>Agencies of one view of the region, in an order.</summary>
internal static class AgencyList
{
    /// <summary>A level's agencies; figures from high to low, names and codes from A to Z.</summary>
    public static IEnumerable<AgencyNode> Of(Snapshot read, RegionView? view, AgencyLevel level, AgencyOrder order, ListedAt? listed = null)
    {
        if (view is null)
        {
            return [];
        }

        var agencies = level == AgencyLevel.All ? view.Agencies.Values : view.Top.Select(a => view.Agencies[a]);
        return Ordered(agencies, order).Select(a => new AgencyNode(read, a.Info, isFromRegion: true, listed));
    }

    /// <summary>Named agencies, by name.</summary>
    public static IEnumerable<AgencyNode> Of(Snapshot read, RegionView? view, ImmutableArray<AgencyId> agencies, ListedAt? listed = null) =>
        view is null ? [] : Ordered(agencies.Where(view.Agencies.ContainsKey).Select(a => view.Agencies[a]), AgencyOrder.Name)
            .Select(a => new AgencyNode(read, a.Info, isFromRegion: true, listed));

    private static IOrderedEnumerable<RegionAgency> Ordered(IEnumerable<RegionAgency> agencies, AgencyOrder order) => order switch
    {
        AgencyOrder.Name => ByName(agencies),
        AgencyOrder.Code => agencies.OrderBy(a => a.Info.Agency),
        AgencyOrder.Headcount => By(agencies, f => f.Headcount),
        AgencyOrder.Compliance => By(agencies, f => f.Compliance.Value),
        AgencyOrder.Reach => By(agencies, f => f.Reach.Value),
        _ => By(agencies, f => f.JpMean),
    };

    // Without anybody there is no value: last.
    private static IOrderedEnumerable<RegionAgency> By(IEnumerable<RegionAgency> agencies, Func<ParticipationFigures, decimal?> figure) =>
        ByName(agencies).OrderByDescending(a => figure(a.WithChildren.Figures) ?? -1);

    private static IOrderedEnumerable<RegionAgency> ByName(IEnumerable<RegionAgency> agencies) =>
        agencies.OrderBy(a => a.Info.Name, StringComparer.OrdinalIgnoreCase).ThenBy(a => a.Info.Agency);
}
