using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Text;
using Bangkom.GraphQLApi.Transport;

namespace Bangkom.GraphQLApi.Schema.Lists;

/// <summary>A page of a list.</summary>
[ListName("Connection")]
internal sealed record Connection<T>(IReadOnlyList<Edge<T>> Edges, PageInfo PageInfo, int TotalCount)
{
    internal static Connection<T> Of(IReadOnlyList<Edge<T>> edges, bool hasNext, bool hasPrevious, int total) =>
        new(edges, new PageInfo(hasNext, hasPrevious, edges.Count == 0 ? null : edges[0].Cursor, edges.Count == 0 ? null : edges[^1].Cursor), total);

    /// <summary>A page of a list that is all there.</summary>
    internal static Connection<T> Of<TSource>(IReadOnlyList<TSource> all, Func<TSource, string> key, Func<TSource, T> show, int first, string? after)
    {
        var start = 0;
        if (after is not null)
        {
            var wanted = Cursor.Read(after);
            while (start < all.Count && key(all[start]) != wanted)
            {
                start++;
            }

            start = start < all.Count ? start + 1 : throw Cursor.Unknown();
        }

        var edges = all.Skip(start).Take(first).Select(item => new Edge<T>(Cursor.Of(key(item)), show(item))).ToList();
        return Of(edges, start + edges.Count < all.Count, start > 0, all.Count);
    }
}

/// <summary>An item and its place.</summary>
[ListName("Edge")]
internal sealed record Edge<T>(string Cursor, [property: Required] T Node);

/// <summary>Where a page stands.</summary>
internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>Opaque places in lists: base64url of the item's key.</summary>
internal static class Cursor
{
    public static string Of(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    public static string Read(string cursor) =>
        cursor.Length <= 100 && Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : throw Unknown();

    public static GraphQLTransportException Unknown() =>
        new(GraphQLErrorCodes.BadRequest, "`after` is no cursor of this list: start again without it.");
}
