using System.Globalization;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Region;

namespace Bangkom.GraphQLApi.Schema.Lists;

/// <summary>Pages of the completions behind event figures; positions are their cursors.</summary>
internal static class CompletionLineList
{
    /// <summary>What a page costs beside its rows, in plain fields: agencies write out each line of the year.</summary>
    public const double Price = 300;

    public static async Task<Connection<CompletionLineNode>?> ReadAsync(
        Snapshot read, AgencyId agency, bool includeChildren, int? year, bool? counted, string? reason, int first, string? after)
    {
        if (FiguresDate.Of(year, read.Desk.Today) is not { } date)
        {
            return null;
        }

        var query = new LinesQuery(date, counted, reason, PositionOf(after), first);
        var agencies = includeChildren && await read.RegionAsync(year) is { } region ? Below(region, agency) : [agency];
        var page = LinesPage.Of(await Task.WhenAll(agencies.Select(a => read.Desk.Agency(a).GetLines(query))), first);
        return Connection<CompletionLineNode>.Of(
            [.. page.Lines.Select(l => new Edge<CompletionLineNode>(Cursor.Of(l.Line.Position.ToString(CultureInfo.InvariantCulture)), new CompletionLineNode(read, l)))],
            page.Left > page.Lines.Length, after is not null, page.Total);
    }

    /// <summary>The agency and all below it, as the tree stood on the figure's date.</summary>
    private static IEnumerable<AgencyId> Below(RegionView region, AgencyId agency) =>
        region.Agencies.TryGetValue(agency, out var view) ? view.Info.Children.SelectMany(c => Below(region, c)).Prepend(agency) : [agency];

    private static long? PositionOf(string? after) => after is null ? null
        : long.TryParse(Cursor.Read(after), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
        : throw Cursor.Unknown();
}
