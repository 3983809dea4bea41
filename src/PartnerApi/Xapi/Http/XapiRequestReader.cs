using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Bangkom.PartnerApi.Xapi.Http;

/// <summary>
/// Reads requests, also those in the alternate syntax of 1.0.3 (Communication 1.3): a POST whose query names the method, and whose form
/// holds the headers, the parameters and the content. 2.0.0 knows no such syntax.
/// </summary>
internal static class XapiRequestReader
{
    private const string MethodParameter = "method";
    private const string ContentField = "content";
    private const int FormFieldsMax = 100;

    private static readonly string[] HeaderFields =
        ["Authorization", XapiVersions.Header, "Content-Type", "Content-Length", "If-Match", "If-None-Match", "Accept", "Accept-Language"];

    /// <summary>True for a request in the alternate syntax.</summary>
    public static bool IsAlternate(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Query.Keys.Contains(MethodParameter, StringComparer.Ordinal);

    /// <summary>Reads a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="resource">The path below the door.</param>
    /// <param name="body">Its whole body.</param>
    /// <returns>The request, or why it is none.</returns>
    public static (XapiRequest? Request, XapiAnswer? Refusal) Read(HttpContext context, string resource, ReadOnlyMemory<byte> body)
    {
        var http = context.Request;
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in http.Query)
        {
            // The framework compares names without their case; the specification does not.
            if (values.Count != 1)
            {
                return (null, XapiAnswer.Bad($"The query has a parameter {values.Count} times: send each once."));
            }

            parameters[name] = values[0] ?? "";
        }

        var request = new XapiRequest(http.Method.ToUpperInvariant(), resource, $"{http.PathBase}{XapiDoor.Root}", parameters, name => Header(http, name), body);
        if (!HttpMethods.IsPost(request.Method) || !parameters.TryGetValue(MethodParameter, out var method))
        {
            return (request, null);
        }

        return parameters.Count > 1
            ? (null, XapiAnswer.Bad("In the alternate request syntax the query holds the method alone; parameters belong into the form."))
            : ReadAlternate(request, method);
    }

    private static (XapiRequest? Request, XapiAnswer? Refusal) ReadAlternate(XapiRequest post, string method)
    {
        var isForm = MediaTypeHeaderValue.TryParse(post.Headers("Content-Type"), out var type)
            && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        if (!isForm || method is not ("GET" or "PUT" or "POST" or "DELETE" or "HEAD"))
        {
            return (null, XapiAnswer.Bad("The alternate request syntax takes a form (application/x-www-form-urlencoded) and the method GET, PUT, POST, DELETE or HEAD."));
        }

        using var form = new FormReader(Encoding.UTF8.GetString(post.Body.Span)) { ValueCountLimit = FormFieldsMax, KeyLengthLimit = XapiLimits.ParameterCharactersMax, ValueLengthLimit = XapiLimits.BodyBytesMax };
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var (name, values) in form.ReadForm())
            {
                if (values.Count != 1)
                {
                    return (null, XapiAnswer.Bad("The form has a field more than once."));
                }

                fields[name] = values[0] ?? "";
            }
        }
        catch (InvalidDataException)
        {
            return (null, XapiAnswer.Bad("The form has too many fields, or too long ones."));
        }

        var hasContent = fields.Remove(ContentField, out var content);
        if (hasContent != method is "PUT" or "POST")
        {
            return (null, XapiAnswer.Bad($"The form of PUT and POST has a field named {ContentField}, and no other form has."));
        }

        var headers = fields.Where(f => HeaderFields.Contains(f.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        if (XapiVersions.TryParse(headers.GetValueOrDefault(XapiVersions.Header) ?? post.Headers(XapiVersions.Header), out var version) && version == XapiVersion.V2)
        {
            return (null, XapiAnswer.Bad("xAPI 2.0.0 has no alternate request syntax: use the method itself."));
        }

        var contentType = headers.GetValueOrDefault("Content-Type") ?? "application/json";
        return (new XapiRequest(
            method,
            post.Resource,
            post.Root,
            fields.Where(f => !headers.ContainsKey(f.Key)).ToDictionary(StringComparer.Ordinal),
            name => name == "Content-Type" ? contentType : headers.GetValueOrDefault(name) ?? post.Headers(name),
            Encoding.UTF8.GetBytes(content ?? "")), null);
    }

    private static string? Header(HttpRequest request, string name) =>
        request.Headers.TryGetValue(name, out var values) && values.Count > 0 ? values.ToString() : null;
}
