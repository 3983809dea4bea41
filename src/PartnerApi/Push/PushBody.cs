using Bangkom.PartnerApi.Http;
using Microsoft.AspNetCore.Http;

namespace Bangkom.PartnerApi.Push;

/// <summary>Reads the body of a push.</summary>
internal static class PushBody
{
    /// <summary>The body, to be disposed, or why it is refused.</summary>
    /// <param name="request">The request.</param>
    public static async Task<(Body? Body, Refusal? Refusal)> ReadAsync(HttpRequest request)
    {
        if (!string.IsNullOrEmpty(request.Headers.ContentEncoding))
        {
            return (null, new(415, "ENCODED", "Send the body without Content-Encoding."));
        }

        var body = await Body.ReadAsync(request, request.Body, PartnerApiLimits.PushBodyBytesMax);
        return body is null
            ? (null, new(413, "TOO_LARGE", $"A push has at most {PartnerApiLimits.PushBodyBytesMax} bytes; nothing was stored. Send the items in several."))
            : (body, null);
    }
}
