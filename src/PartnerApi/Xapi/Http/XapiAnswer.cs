using Bangkom.PartnerApi.Http;
using Bangkom.PartnerApi.Xapi.Statements;
using Bangkom.PartnerApi.Xapi.Validation;

namespace Bangkom.PartnerApi.Xapi.Http;

/// <summary>An answer of the xAPI door.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type of the body, or null for none.</param>
/// <param name="Body">The body.</param>
internal sealed record XapiAnswer(int Status, string? ContentType = null, ReadOnlyMemory<byte> Body = default)
{
    public const string Json = "application/json";

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Why it was refused; its body is made of it.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>Done, and nothing to say.</summary>
    public static XapiAnswer NoContent { get; } = new(204);

    public static XapiAnswer NotFound { get; } = Refuse(404, "NOT_FOUND", "There is nothing here.");

    public static XapiAnswer Refuse(int status, string code, string message) => Of(new Refusal(status, code, message));

    public static XapiAnswer Of(Refusal refusal) =>
        new(refusal.Status, Json, JsonOutput.Make(json => RefusalAnswer.Write(json, refusal))) { Refusal = refusal };

    /// <summary>A request that the specification forbids.</summary>
    public static XapiAnswer Bad(Problem problem) => Refuse(400, "INVALID", problem.ToString());

    public static XapiAnswer Bad(string message) => Refuse(400, "INVALID", message);

    /// <summary>The same with more headers.</summary>
    public XapiAnswer With(params ReadOnlySpan<(string Name, string Value)> headers) => this with { Headers = [.. Headers, .. headers] };
}
