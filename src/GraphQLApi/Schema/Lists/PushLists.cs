using System.Globalization;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Partners;

namespace Bangkom.GraphQLApi.Schema.Lists;

/// <summary>Pages of what a partner sent; positions are their cursors.</summary>
internal static class PushLists
{
    public static async Task<Connection<ReceiptNode>> ReceiptsAsync(Snapshot read, PartnerId partner, int first, string? after) =>
        Of(await read.Desk.Partner(partner).GetReceipts(Position(after), Count(first)), first, after, r => r.Position, r => new ReceiptNode(read, r));

    public static async Task<Connection<QuarantinedItemNode>> QuarantineAsync(Snapshot read, PartnerId partner, HeldSearch search, int first, string? after) =>
        Of(await read.Desk.Partner(partner).SearchQuarantine(search, Position(after), Count(first)), first, after, i => i.Position, i => new QuarantinedItemNode(read, i));

    // The grains' pages hold one item at least; an empty page is cut here.
    private static int Count(int first) => Math.Max(1, first);

    private static Connection<TNode> Of<TItem, TNode>(Page<TItem> page, int first, string? after, Func<TItem, long> position, Func<TItem, TNode> show)
    {
        var edges = page.Items.Take(first).Select(i => new Edge<TNode>(Cursor.Of(position(i).ToString(CultureInfo.InvariantCulture)), show(i))).ToList();
        return Connection<TNode>.Of(edges, page.HasMore || edges.Count < page.Items.Length, after is not null, page.Total);
    }

    private static long? Position(string? after) => after is null ? null
        : long.TryParse(Cursor.Read(after), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
        : throw Cursor.Unknown();
}
