using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Bangkom.PartnerApi.Http;

/// <summary>A push's answer as bytes: it can be given again.</summary>
/// <param name="Body">JSON.</param>
/// <param name="Receipt">Position of the receipt, or null.</param>
internal sealed record StoredAnswer(ReadOnlyMemory<byte> Body, long? Receipt)
{
    /// <summary>Writes it: always 200, since some senders take nothing else for success.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isReplayed">True when it was given before.</param>
    public async Task WriteAsync(HttpContext context, bool isReplayed)
    {
        var response = context.Response;
        response.ContentType = "application/json; charset=utf-8";
        if (Receipt is { } position)
        {
            response.Headers.Link = string.Create(CultureInfo.InvariantCulture, $"</push/receipts/{position}>; rel=\"receipt\"");
        }

        if (isReplayed)
        {
            response.Headers["Idempotent-Replayed"] = "true";
        }

        await response.BodyWriter.WriteAsync(Body, context.RequestAborted);
    }
}
