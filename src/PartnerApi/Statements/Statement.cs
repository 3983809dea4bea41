using System.Text.Json;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.PartnerApi.Statements;

/// <summary>
/// What a rule looks at in an xAPI statement. Senders get a lot wrong, so every part is read on its own: what is absent, of another kind
/// or unreadable is null, and the rules say what they can't do without.
/// </summary>
/// <param name="json">The statement, an object.</param>
internal sealed class Statement(JsonElement json)
{
    private const string MoodleInfo = "http://lrs.learninglocker.net/define/extensions/info";

    /// <summary>Its id in lower case, when it has a well-formed one.</summary>
    public string? Id { get; } = Text(json, "id") is { } id && Guid.TryParseExact(id, "D", out var guid) ? guid.ToString("D") : null;

    /// <summary>True when it has an id, well-formed or not.</summary>
    public bool HasId { get; } = json.TryGetProperty("id", out _);

    /// <summary>Id of the verb.</summary>
    public string? Verb { get; } = Text(json, "verb", "id");

    /// <summary>Kind of the object; an absent one is an activity.</summary>
    public string ObjectType { get; } = Text(json, "object", "objectType") ?? "Activity";

    /// <summary>Id of the object.</summary>
    public string? Object { get; } = Text(json, "object", "id");

    /// <summary>Type of the object's activity.</summary>
    public string? ActivityType { get; } = Text(json, "object", "definition", "type");

    /// <summary>Who, when it is one agent with an account or an e-mail address.</summary>
    public Account? Actor { get; } = ReadActor(json);

    /// <summary>When, when it says so.</summary>
    public Moment? Timestamp { get; } = Moment.TryParse(Text(json, "timestamp"), out var moment) && !moment.IsDate ? moment : null;

    /// <summary>True when it says when, readable or not.</summary>
    public bool HasTimestamp { get; } = json.TryGetProperty("timestamp", out _);

    /// <summary>Its result's score from 0 to 100, or null.</summary>
    public decimal? Score { get; } = ReadScore(json);

    /// <summary>False when the result says that it was no success.</summary>
    public bool IsSuccess { get; } = Find(json, "result", "success") is not { ValueKind: JsonValueKind.False };

    /// <summary>The system, as it calls itself.</summary>
    public string? Platform { get; } = Text(json, "context", "platform");

    /// <summary>Name of the event that it was made from, or null.</summary>
    public string? EventName { get; } = Text(json, "context", "extensions", MoodleInfo, "event_name");

    /// <summary>The result as it was sent, or null.</summary>
    public string? Result { get; } = json.TryGetProperty("result", out var result) ? result.GetRawText() : null;

    /// <summary>True when the context has an extension of this name.</summary>
    public bool HasExtension(string name) => Find(json, "context", "extensions", name) is not null;

    /// <summary>True when one of its categories has this id.</summary>
    public bool HasCategory(string id) => Find(json, "context", "contextActivities", "category") is { } categories
        && (categories.ValueKind == JsonValueKind.Array ? categories.EnumerateArray().Any(c => Text(c, "id") == id) : Text(categories, "id") == id);

    private static Account? ReadActor(JsonElement json)
    {
        if (Text(json, "actor", "objectType") is "Group")
        {
            return null;
        }

        var (page, name) = (Text(json, "actor", "account", "homePage"), Text(json, "actor", "account", "name"));
        if (IsShort(page) && IsShort(name))
        {
            return Account.At(page!, name!);
        }

        var mailbox = Text(json, "actor", "mbox");
        return IsShort(mailbox) && mailbox!.Contains('@') ? Account.Email(mailbox) : null;
    }

    /// <summary>Scaled if there is one; else the raw score between its bounds, which default to 0 and 100.</summary>
    private static decimal? ReadScore(JsonElement json)
    {
        if (Number(json, "result", "score", "scaled") is { } scaled and >= -1 and <= 1)
        {
            return Math.Round(scaled * 100, 2);
        }

        var (min, max) = (Number(json, "result", "score", "min") ?? 0, Number(json, "result", "score", "max") ?? 100);
        return Number(json, "result", "score", "raw") is { } raw && min < max && raw >= min && raw <= max
            ? Math.Round((raw - min) / (max - min) * 100, 2)
            : null;
    }

    private static bool IsShort(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= Account.LengthMax && !text.Any(char.IsControl);

    private static decimal? Number(JsonElement json, params ReadOnlySpan<string> path) =>
        Find(json, path) is { ValueKind: JsonValueKind.Number } found && found.TryGetDecimal(out var number) && Math.Abs(number) < 1_000_000_000 ? number : null;

    private static string? Text(JsonElement json, params ReadOnlySpan<string> path)
    {
        if (Find(json, path) is not { ValueKind: JsonValueKind.String } found)
        {
            return null;
        }

        try
        {
            return found.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped.
            return null;
        }
    }

    private static JsonElement? Find(JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
            {
                return null;
            }
        }

        return json;
    }
}
