using Bangkom.PartnerApi.Xapi.Validation;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>A request's statements and attachments, taken apart (1.0.3 Communication 1.5; IEEE 9274.1.1 4.1.3).</summary>
/// <param name="Json">The statements.</param>
/// <param name="Attachments">Bytes of attachments by the hash that their part names.</param>
internal sealed record RequestParts(ReadOnlyMemory<byte> Json, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Attachments)
{
    private const int BoundaryCharactersMax = 200;
    private static readonly IReadOnlyDictionary<string, ReadOnlyMemory<byte>> None = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>Takes a request apart.</summary>
    /// <param name="contentType">Its media type.</param>
    /// <param name="body">Its body, which must stay as it is while the parts are in use.</param>
    public static async Task<(RequestParts? Parts, Problem? Problem)> ReadAsync(string? contentType, ReadOnlyMemory<byte> body)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
        {
            return (null, Problem.Here("Content-Type must be application/json or multipart/mixed"));
        }

        if (IsJson(type))
        {
            return (new RequestParts(body, None), null);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (!type.MediaType.Equals("multipart/mixed", StringComparison.OrdinalIgnoreCase) || boundary.Length is 0 or > BoundaryCharactersMax)
        {
            return (null, Problem.Here("Content-Type must be application/json, or multipart/mixed with a boundary"));
        }

        try
        {
            return await ReadPartsAsync(new MultipartReader(boundary, new MemoryStream(body.ToArray())));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException)
        {
            return (null, Problem.Here("the multipart body can't be read: each part begins with the boundary, and the last one ends with it"));
        }
    }

    /// <summary>Whether a media type is JSON in UTF-8.</summary>
    internal static bool IsJson(MediaTypeHeaderValue type) =>
        type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private static async Task<(RequestParts? Parts, Problem? Problem)> ReadPartsAsync(MultipartReader reader)
    {
        ReadOnlyMemory<byte>? statements = null;
        var attachments = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadNextSectionAsync() is { } part)
        {
            if (attachments.Count >= XapiLimits.PartsMax)
            {
                return (null, Problem.Here($"a request has at most {XapiLimits.PartsMax} parts"));
            }

            using var bytes = new MemoryStream();
            await part.Body.CopyToAsync(bytes);
            if (statements is null)
            {
                if (!MediaTypeHeaderValue.TryParse(part.ContentType, out var type) || !IsJson(type))
                {
                    return (null, Problem.Here("the first part must be the statements, with Content-Type application/json"));
                }

                statements = bytes.ToArray();
                continue;
            }

            var headers = part.Headers;
            if (headers is null || !headers.TryGetValue("X-Experience-API-Hash", out var hash) || hash.Count != 1 || string.IsNullOrWhiteSpace(hash[0]))
            {
                return (null, Problem.Here("each part after the first must have the header X-Experience-API-Hash"));
            }

            if (!headers.TryGetValue("Content-Transfer-Encoding", out var encoding) || !string.Equals(encoding.ToString().Trim(), "binary", StringComparison.OrdinalIgnoreCase))
            {
                return (null, Problem.Here("each part after the first must have the header Content-Transfer-Encoding: binary"));
            }

            attachments[hash[0]!.Trim()] = bytes.ToArray();
        }

        return statements is { } json ? (new RequestParts(json, attachments), null) : (null, Problem.Here("the multipart body has no part"));
    }
}
