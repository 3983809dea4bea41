using System.Text;
using Bangkom.Grains.Ledger;
using Bangkom.PartnerApi.Credentials;
using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.PartnerApi.Xapi.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Bangkom.PartnerApi.Xapi.Http;

/// <summary>The xAPI door: reads a request, asks who sends it, hands it to its resource, and writes the answer.</summary>
internal sealed class XapiDoor(
    Gate gate, XapiResources resources, IStatementStore store, RegionInfo region, DoorMetrics metrics, TimeProvider time, ILogger<XapiDoor> logger)
{
    /// <summary>The door's path.</summary>
    public const string Root = "/xapi";

    private const string Name = "xapi";
    private const string About = "/about";

    private static readonly Refusal Unauthenticated = new(
        401, "UNAUTHENTICATED", "Send a live key of this region by HTTP Basic: everything before its last underscore is the name, the 64 digits after it are the password.");

    private static readonly XapiAnswer Unversioned = XapiAnswer.Bad($"Name the version in the header {XapiVersions.Header}: 1.0.3 or 2.0.0.");

    public async Task HandleAsync(HttpContext context, string resource)
    {
        var started = time.GetTimestamp();
        var through = store.ConsistentThrough;
        var (answer, version) = await AnswerAsync(context, resource.TrimEnd('/'));
        if (resource.StartsWith("/statements", StringComparison.Ordinal))
        {
            // A read says what was sure before it began, a write what is sure now; a refusal says it too.
            var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
            answer = answer.With(("X-Experience-API-Consistent-Through", Timestamp.Format(isRead ? through : store.ConsistentThrough)));
        }

        await WriteAsync(context, answer, version);
        metrics.Answered(Name, answer.Status, time.GetElapsedTime(started));
    }

    private async Task<(XapiAnswer Answer, string Version)> AnswerAsync(HttpContext context, string resource)
    {
        var spoken = XapiVersions.TryParse(context.Request.Headers[XapiVersions.Header].ToString(), out var header) ? header.Value.Text() : XapiVersion.V2.Text();
        if (!string.IsNullOrEmpty(context.Request.Headers.ContentEncoding))
        {
            return (XapiAnswer.Refuse(415, "ENCODED", "Send the body without Content-Encoding."), spoken);
        }

        var (principal, refused) = await JudgeHeadAsync(context, resource);
        if (refused is not null)
        {
            return (refused, SaidIn(context.Request.Headers[XapiVersions.Header]));
        }

        // Nobody who is unknown makes the server hold more than a form's worth.
        var isMultipart = context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
        var bytesMax = principal is null ? XapiLimits.UnknownBytesMax : isMultipart ? XapiLimits.MultipartBytesMax : XapiLimits.BodyBytesMax;
        try
        {
            using var body = await Body.ReadAsync(context.Request, context.Request.Body, bytesMax);
            if (body is null)
            {
                return (XapiAnswer.Refuse(413, "TOO_LARGE", $"A request has at most {bytesMax} bytes; nothing was stored. Send the statements in several."), spoken);
            }

            var (request, refusal) = XapiRequestReader.Read(context, resource, body.Bytes);
            return request is null ? (refusal!, spoken) : await AnswerAsync(context, request, principal);
        }
        catch (BadHttpRequestException e)
        {
            return (XapiAnswer.Refuse(e.StatusCode, "INVALID", "The request's body can't be read."), spoken);
        }
    }

    /// <summary>
    /// Judges what the headers alone tell, before a byte of the body is read. The alternate request syntax may hold the key in its form:
    /// then it's known only later whose request it is.
    /// </summary>
    private async Task<(Principal? Principal, XapiAnswer? Refusal)> JudgeHeadAsync(HttpContext context, string resource)
    {
        if (resource == About)
        {
            return (null, null);
        }

        var isAlternate = XapiRequestReader.IsAlternate(context.Request);
        if (!isAlternate && !XapiVersions.TryParse(context.Request.Headers[XapiVersions.Header].ToString(), out _))
        {
            return (null, Unversioned);
        }

        var authorization = context.Request.Headers.Authorization;
        return isAlternate && authorization.Count == 0
            ? (null, gate.JudgeAddress(context) is { } tooOften ? XapiAnswer.Of(tooOften) : null)
            : await JudgeAsync(context, authorization.ToString());
    }

    private async Task<(Principal? Principal, XapiAnswer? Refusal)> JudgeAsync(HttpContext context, string? authorization)
    {
        var (principal, refusal) = await gate.JudgeAsync(context, Token(authorization), Role.Administrator, Role.Partner);

        // Who has a key is counted by it, also where many share an address; who has none is counted by the address.
        return refusal is null ? (principal, null)
            : (null, XapiAnswer.Of(refusal.Status != StatusCodes.Status401Unauthorized ? refusal : gate.JudgeAddress(context) ?? Unauthenticated));
    }

    private static string SaidIn(StringValues header) =>
        XapiVersions.TryParse(header.ToString(), out var version) ? version.Value.Text() : header.Count == 0 ? XapiVersions.Unversioned : XapiVersion.V2.Text();

    private async Task<(XapiAnswer Answer, string Version)> AnswerAsync(HttpContext context, XapiRequest request, Principal? principal)
    {
        var header = request.Headers(XapiVersions.Header);
        if (request.Resource == About)
        {
            return (XapiResources.About(request), XapiVersions.TryParse(header, out var asked) ? asked.Value.Text() : XapiVersion.V2.Text());
        }

        if (!XapiVersions.TryParse(header, out var version))
        {
            return (Unversioned, header is null ? XapiVersions.Unversioned : XapiVersion.V2.Text());
        }

        request = request with { Version = version.Value };
        // What a form says comes before what the request's header says.
        if (principal is null || request.Headers("Authorization") != context.Request.Headers.Authorization.ToString())
        {
            (principal, var refusal) = await JudgeAsync(context, request.Headers("Authorization"));
            if (principal is null)
            {
                return (refusal!, version.Value.Text());
            }
        }

        return (await AnswerVersionedAsync(context, request, principal), version.Value.Text());
    }

    private async Task<XapiAnswer> AnswerVersionedAsync(HttpContext context, XapiRequest request, Principal principal)
    {
        if (!principal.Xapi.CanRead && !(request.Resource.StartsWith("/statements", StringComparison.Ordinal) && request.Method is "PUT" or "POST"))
        {
            return XapiAnswer.Refuse(403, "FORBIDDEN", "This key may store statements and nothing else.");
        }

        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            limit.CancelAfter(TimeSpan.FromSeconds(XapiLimits.StoreSeconds));
            var answer = await resources.HandleAsync(request, new XapiCaller(principal, region), limit.Token);
            if (answer.Refusal is { } reason)
            {
                XapiLog.Refused(logger, principal.Source, request.Method, reason.Status, reason.Code);
            }

            return answer;
        }
        catch (StatementStoreBusyException)
        {
            return XapiAnswer.Of(new(503, "BUSY", "The store has too much to do; nothing of this request was stored. Send it again.") { RetryAfterSeconds = 1 });
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads it.
            return XapiAnswer.Of(new(503, "UNKNOWN_OUTCOME", "The client went away."));
        }
        catch (Exception e)
        {
            // From here nobody can tell whether it was before the commit.
            XapiLog.Failed(logger, principal.Source, request.Method, e);
            return XapiAnswer.Of(new(503, "UNKNOWN_OUTCOME", "Nobody knows whether this request was done: send it again with the same ids.") { RetryAfterSeconds = 1 });
        }
    }

    /// <summary>
    /// The key in the header: a bearer token, or Basic with the key before its last 64 digits as the name and these as the password, or with
    /// the whole key as the password.
    /// </summary>
    internal static string? Token(string? header)
    {
        const string Bearer = "Bearer ", Basic = "Basic ";
        if (header?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) == true)
        {
            return header[Bearer.Length..].Trim();
        }

        if (header?.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length))
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null
            : KeyText.TryParse(pair[(colon + 1)..], out _) ? pair[(colon + 1)..]
            : $"{pair[..colon]}_{pair[(colon + 1)..]}";
    }

    private static async Task WriteAsync(HttpContext context, XapiAnswer answer, string version)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers[XapiVersions.Header] = version;
        response.Headers.CacheControl = "no-store";
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Refusal?.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (answer.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Basic realm=\"xAPI\", charset=\"UTF-8\"";
        }

        if (answer.ContentType is not null)
        {
            response.ContentType = answer.ContentType;
            response.ContentLength = answer.Body.Length;
            if (!HttpMethods.IsHead(context.Request.Method))
            {
                await response.Body.WriteAsync(answer.Body, context.RequestAborted);
            }
        }
    }
}
