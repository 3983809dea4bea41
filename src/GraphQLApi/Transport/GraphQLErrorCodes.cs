namespace Bangkom.GraphQLApi.Transport;

/// <summary>The closed list of <c>extensions.code</c>, besides the codes of the validation rules.</summary>
public static class GraphQLErrorCodes
{
    /// <summary>The request or its document is malformed (400).</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>A credential is needed and missing or wrong (401).</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The credential has no right to it (403).</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>The named object does not exist (404).</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>The operation costs more, or nests deeper, than allowed (400).</summary>
    public const string Complexity = "COMPLEXITY";

    /// <summary>The body or document is larger than allowed (413).</summary>
    public const string TooLarge = "TOO_LARGE";

    /// <summary>The credential changes things too often; nothing was stored (429).</summary>
    public const string TooManyRequests = "TOO_MANY_REQUESTS";

    /// <summary>The deadline passed; what a mutation did is unknown (504).</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>Try again later (503).</summary>
    public const string Unavailable = "UNAVAILABLE";

    /// <summary>A fault of ours, logged (500).</summary>
    public const string Internal = "INTERNAL";

    internal static int? StatusOf(string? code) => code switch
    {
        Unauthenticated => 401,
        Forbidden => 403,
        NotFound => 404,
        TooLarge => 413,
        TooManyRequests => 429,
        Internal => 500,
        Unavailable => 503,
        Timeout => 504,
        BadRequest or Complexity => 400,
        _ => null,
    };
}
