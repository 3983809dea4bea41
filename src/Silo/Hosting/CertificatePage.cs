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
    /// <summary>Where the pages are.</summary>
    public const string Route = "/certificates/{link}";

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
        if (CertificateLink.TryReadSigned(region.Secret, link, out var person, out var completion))
        {
            // Links of an earlier version show whose they are to who looks closely: from here on the address that is seen and kept does not.
            return Results.Redirect($"/certificates/{CertificateLink.Make(region.Secret, person, completion)}", permanent: true);
        }

        var shown = CertificateLink.TryRead(region.Secret, link, out person, out completion)
            ? await grains.GetGrain<IAsnGrain>(region.Key(person.ToString())).GetCertificate(completion)
            : null;
        if (shown is null)
        {
            return Refusal(context, StatusCodes.Status404NotFound, "NOT_FOUND", "There is no certificate here, or its holder shares it with nobody.");
        }

        return WantsJson(context)
            ? Results.Json(new { holds = !shown.IsRevoked, certificate = shown.Certificate, issuer = shown.Issuer, title = shown.Title, completedOn = shown.CompletedOn, name = shown.Name, region = region.Name })
            : Results.Content(Page("Certificate", Body(shown, region)), "text/html; charset=utf-8");
    }

    /// <summary>Why nothing is shown.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">A stable code.</param>
    /// <param name="message">What to do.</param>
    public static IResult Refusal(HttpContext context, int status, string code, string message) => WantsJson(context)
        ? Results.Json(new { error = new { code, message } }, statusCode: status)
        : Results.Content(Page("Certificate", $"<p>{message}</p>"), "text/html; charset=utf-8", Encoding.UTF8, status);

    private static bool WantsJson(HttpContext context) => context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);

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
