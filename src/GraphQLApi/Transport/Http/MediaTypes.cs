using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Bangkom.GraphQLApi.Transport.Http;

/// <summary>Chooses what to answer with from <c>Accept</c>, by the client's weights.</summary>
internal static class MediaTypes
{
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";
    public const string Html = "text/html";

    // Best first where the client has no preference; `*/*` gets JSON, which every client reads.
    private static readonly MediaTypeHeaderValue[] _answers = [new(Json), new(GraphQLResponse), new(EventStream)];

    /// <summary>The answer's media type, or null when the client takes none of ours.</summary>
    public static string? Choose(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0)
            return Json;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
            return null;
        // The sort is stable: of equal weights the one named first wins.
        foreach (var range in accepted.Where(a => a.Quality != 0).OrderByDescending(a => a.Quality ?? 1))
        {
            if (range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                continue;
            if (_answers.FirstOrDefault(answer => Covers(range, answer)) is { } found)
                return found.MediaType.Value;
        }
        return null;
    }

    public static bool AcceptsHtml(HttpRequest request)
        => MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            && accepted.Any(a => a.Quality != 0 && a.MediaType.Equals(Html, StringComparison.OrdinalIgnoreCase));

    public static bool IsJson(string? contentType)
        => MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) || type.MediaType.Equals(GraphQLResponse, StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    private static bool Covers(MediaTypeHeaderValue range, MediaTypeHeaderValue answer)
        => range.MatchesAllTypes
            || (range.MatchesAllSubTypes && range.Type.Equals(answer.Type, StringComparison.OrdinalIgnoreCase))
            || range.MediaType.Equals(answer.MediaType, StringComparison.OrdinalIgnoreCase);
}
