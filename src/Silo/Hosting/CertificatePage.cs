using System.Text;
using System.Text.Encodings.Web;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.People;

namespace Bangkom.Silo.Hosting;

/// <summary>
/// The public page of a certificate: whoever has its link sees whether it holds, and what its holder shares of it; nothing without a share.
/// Asked for JSON, it answers JSON.
/// </summary>
internal static class CertificatePage
{
    /// <summary>Answers a link.</summary>
    /// <param name="context">The request.</param>
    /// <param name="link">The text of the link.</param>
    /// <param name="grains">The engine.</param>
    /// <param name="region">The region.</param>
    public static async Task<IResult> AnswerAsync(HttpContext context, string link, IGrainFactory grains, RegionInfo region)
    {
        context.Response.Headers.CacheControl = "no-store";
        // No search engine is to keep what the holder may take back.
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var shown = CertificateLink.TryRead(region.Secret, link, out var person, out var completion)
            ? await grains.GetGrain<IAsnGrain>(region.Key(person.ToString())).GetCertificate(completion)
            : null;
        var wantsJson = context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
        if (shown is null)
        {
            const string Nothing = "There is no certificate here, or its holder shares it with nobody.";
            return wantsJson
                ? Results.Json(new { error = new { code = "NOT_FOUND", message = Nothing } }, statusCode: StatusCodes.Status404NotFound)
                : Results.Content(Page("Certificate", $"<p>{Nothing}</p>"), "text/html; charset=utf-8", Encoding.UTF8, StatusCodes.Status404NotFound);
        }

        return wantsJson
            ? Results.Json(new { holds = !shown.IsRevoked, certificate = shown.Certificate, issuer = shown.Issuer, title = shown.Title, completedOn = shown.CompletedOn, name = shown.Name, region = region.Name })
            : Results.Content(Page("Certificate", Body(shown, region)), "text/html; charset=utf-8");
    }

    private static string Body(CertificateView shown, RegionInfo region)
    {
        var text = new StringBuilder();
        text.Append(shown.IsRevoked ? "<p><strong>This certificate was revoked.</strong></p>" : "<p><strong>This certificate holds.</strong></p>").Append("<dl>");
        Add(text, "Training", shown.Title);
        Add(text, "Completed on", shown.CompletedOn.ToString("O"));
        Add(text, "Number", shown.Certificate);
        Add(text, "Issued by", shown.Issuer);
        Add(text, "Holder", shown.Name);
        Add(text, "Recorded by", region.Name);
        return text.Append("</dl>").ToString();
    }

    private static void Add(StringBuilder text, string term, string? value)
    {
        if (value is not null)
        {
            text.Append("<dt>").Append(term).Append("</dt><dd>").Append(HtmlEncoder.Default.Encode(value)).Append("</dd>");
        }
    }

    private static string Page(string title, string body) =>
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>";
}
