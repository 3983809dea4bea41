using System.Globalization;
using System.Text;
using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Validation;
using Bangkom.PartnerApi.Xapi.Values;

namespace Bangkom.PartnerApi.Xapi.Http;

/// <summary>Reads a request's parameters and keeps the first problem.</summary>
/// <param name="request">The request.</param>
internal sealed class ParameterReader(XapiRequest request)
{
    /// <summary>The first problem, or null.</summary>
    public Problem? Problem { get; private set; }

    public void Fail(string name, string message) => Problem ??= Validation.Problem.Here(message).In(name);

    /// <summary>Refuses every other parameter.</summary>
    public void Allow(params string[] names)
    {
        if (request.Parameters.Keys.Any(key => !names.Contains(key)))
        {
            Problem ??= Validation.Problem.Here($"The query has a parameter that is not known here; known: {string.Join(", ", names)}");
        }
    }

    /// <summary>Refuses a request without these.</summary>
    public void Require(params string[] names)
    {
        foreach (var name in names.Where(name => request[name] is null))
        {
            Fail(name, "is missing");
        }
    }

    public string? Text(string name)
    {
        if (request[name] is not { Length: > XapiLimits.ParameterCharactersMax })
        {
            return request[name];
        }

        Fail(name, $"has at most {XapiLimits.ParameterCharactersMax} characters");
        return null;
    }

    public Guid? Id(string name) => Parsed<Guid?>(name, "must be a UUID", static text => Uuid.TryParse(text, out var id) ? id : null);

    public string? Iri(string name) => Parsed(name, "must be an IRI with a scheme", static text => Values.Iri.IsValid(text) ? text : null);

    public DateTimeOffset? Time(string name) =>
        Parsed<DateTimeOffset?>(name, "must be a timestamp (ISO 8601)", text => Timestamp.TryParse(text, request.Version, out var time) ? time : null);

    public bool Flag(string name) => Choice(name, "true", "false") == "true";

    public string? Choice(string name, params string[] choices) =>
        Parsed(name, $"must be one of {string.Join(", ", choices)}", text => choices.Contains(text) ? text : null);

    public int? Count(string name) => Parsed<int?>(
        name,
        "must be a whole number, 0 or more",
        static text => text.Length > 0 && text.All(char.IsAsciiDigit) ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue : null);

    /// <summary>The one text of an agent's identifier.</summary>
    public string? Agent(string name, bool allowsGroup)
    {
        using var document = AgentDocument(name, allowsGroup);
        return document is null ? null : AgentIdentifier.Of(document.RootElement);
    }

    /// <summary>An agent, or an identified group, as JSON.</summary>
    public JsonDocument? AgentDocument(string name, bool allowsGroup)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var document = JsonText.TryParse(Encoding.UTF8.GetBytes(text), out var message);
        if (document is null)
        {
            Fail(name, message);
            return null;
        }

        var problem = (allowsGroup ? ActorRules.Actor : ActorRules.Agent)(document.RootElement)
            ?? (AgentIdentifier.Of(document.RootElement) is null ? Validation.Problem.Here("must have an identifier") : null);
        if (problem is null)
        {
            return document;
        }

        Problem ??= problem.In(name);
        document.Dispose();
        return null;
    }

    private T? Parsed<T>(string name, string message, Func<string, T?> parse)
    {
        if (request[name] is not { } text)
        {
            return default;
        }

        var value = text.Length <= XapiLimits.ParameterCharactersMax ? parse(text) : default;
        if (value is null)
        {
            Fail(name, message);
        }

        return value;
    }
}
