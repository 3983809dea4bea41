using Bangkom.PartnerApi.Xapi.Http;
using Bangkom.PartnerApi.Xapi.Storage;
using Microsoft.Net.Http.Headers;

namespace Bangkom.PartnerApi.Xapi.Documents;

/// <summary>What <c>If-Match</c> and <c>If-None-Match</c> say about a document (RFC 2616 14.24 and 14.26).</summary>
internal static class Preconditions
{
    /// <summary>Whether a request has either header.</summary>
    public static bool AreIn(XapiRequest request) => request.Headers("If-Match") is not null || request.Headers("If-None-Match") is not null;

    /// <summary>Whether a document is as the headers want it.</summary>
    public static bool Hold(XapiRequest request, StoredDocument? document) =>
        !(request.Headers("If-Match") is { } match && !Names(match, document)) && !(request.Headers("If-None-Match") is { } none && Names(none, document));

    private static bool Names(string header, StoredDocument? document) =>
        document is not null && EntityTagHeaderValue.TryParseList([header], out var tags)
        && tags.Any(tag => tag.Tag == "*" || tag.Tag.Equals($"\"{document.ETag}\"", StringComparison.OrdinalIgnoreCase));
}
