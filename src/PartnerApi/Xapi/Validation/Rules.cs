using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Values;

namespace Bangkom.PartnerApi.Xapi.Validation;

/// <summary>Says what is wrong with a value, or null.</summary>
internal delegate Problem? Rule(JsonElement value);

/// <summary>Rules of single values (1.0.3 Data 2.2 and 4; IEEE 9274.1.1 4.2.7).</summary>
internal static class Rules
{
    public static readonly Rule Text = value => value.ValueKind == JsonValueKind.String ? null : Problem.Here("must be a text");

    public static readonly Rule Boolean = value => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : Problem.Here("must be true or false");

    public static readonly Rule Number = value => value.ValueKind == JsonValueKind.Number ? null : Problem.Here("must be a number");

    public static readonly Rule Length = value =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var length) && length >= 0 ? null : Problem.Here("must be a whole number, 0 or more");

    public static readonly Rule AnIri = Of(Iri.IsValid, "must be an IRI with a scheme");

    public static readonly Rule AUuid = Of(text => Uuid.TryParse(text, out _), "must be a UUID");

    public static readonly Rule Language = Of(LanguageTag.IsValid, "must be a language tag (RFC 5646)");

    public static readonly Rule ADuration = Of(Duration.IsValid, "must be a duration (ISO 8601), such as PT1H30M");

    public static readonly Rule AMediaType = Of(MediaType.IsValid, "must be an Internet media type");

    public static readonly Rule Mbox = Of(AgentIdentifier.IsMbox, "must be mailto: and an e-mail address");

    public static readonly Rule Sha1 = Of(AgentIdentifier.IsSha1, "must be 40 hexadecimal digits");

    public static readonly Rule Sha2 = Of(text => text.Length is 56 or 64 or 96 or 128 && text.All(char.IsAsciiHexDigit), "must be a SHA-2 hash in hexadecimal digits");

    public static readonly Rule StatementVersion1 = Of(text => XapiVersions.Matches(text, "1.0"), "must be 1.0 or 1.0.x");

    public static readonly Rule StatementVersion2 = Of(text => XapiVersions.Matches(text, "1.0") || XapiVersions.Matches(text, "2.0"), "must be 1.0.x or 2.0.x");

    public static readonly Rule LanguageMap = Map(Keys(LanguageTag.IsValid, "each name must be a language tag (RFC 5646)"), Text);

    public static readonly Rule Extensions = Keys(Iri.IsValid, "each name must be an IRI with a scheme");

    /// <summary>A timestamp of a version.</summary>
    public static Rule ATimestamp(XapiVersion version) => Of(
        text => Timestamp.TryParse(text, version, out _), "must be a timestamp (ISO 8601) such as 2026-03-04T05:06:07.123Z, with no negative zero offset");

    /// <summary>A text out of a list.</summary>
    public static Rule OneOf(params string[] texts) => Of(text => texts.Contains(text), $"must be one of {string.Join(", ", texts)}");

    /// <summary>An array of values.</summary>
    public static Rule Array(Rule item, int least = 0) => value =>
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < least)
        {
            return Problem.Here(least == 0 ? "must be an array" : $"must be an array with {least} or more items");
        }

        var i = 0;
        foreach (var one in value.EnumerateArray())
        {
            if (item(one) is { } problem)
            {
                return problem.In($"[{i}]");
            }

            i++;
        }

        return null;
    };

    private static Rule Map(Rule keys, Rule item) => value =>
    {
        if (keys(value) is { } problem)
        {
            return problem;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (item(property.Value) is { } inside)
            {
                return inside.In(property.Name);
            }
        }

        return null;
    };

    /// <summary>An object whose names obey a rule; what the names hold may be anything.</summary>
    private static Rule Keys(Func<string, bool> isKey, string message) => value =>
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Problem.Here("must be an object");
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!isKey(property.Name))
            {
                return Problem.Here(message);
            }
        }

        return null;
    };

    private static Rule Of(Func<string, bool> isValid, string message) => value =>
        value.ValueKind == JsonValueKind.String && isValid(value.GetString()!) ? null : Problem.Here(message);
}
