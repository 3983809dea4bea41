using Microsoft.AspNetCore.Http;

namespace Bangkom.GraphQLApi.Transport.Sockets;

/// <summary>Browsers let any page open a socket anywhere and send cookies along, but always name the page's origin.</summary>
internal static class SocketOrigin
{
    /// <summary>Whether the socket comes from our own pages, or from no page at all.</summary>
    public static bool IsOurs(HttpRequest request)
    {
        if (request.Headers.Origin.Count == 0)
            return true;
        return request.Headers.Origin.Count == 1
            && Uri.TryCreate(request.Headers.Origin[0], UriKind.Absolute, out var origin)
            && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var own)
            && origin.Scheme == own.Scheme
            && origin.Port == own.Port
            && string.Equals(origin.Host, own.Host, StringComparison.OrdinalIgnoreCase);
    }
}
