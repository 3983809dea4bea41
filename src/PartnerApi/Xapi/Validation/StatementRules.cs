using System.Globalization;
using System.Text.Json;

namespace Bangkom.PartnerApi.Xapi.Validation;

/// <summary>Every rule of a statement in one version (1.0.3 Data 2.4; IEEE 9274.1.1 4.2.2).</summary>
internal sealed class StatementRules
{
    /// <summary>The verb that voids a statement.</summary>
    public const string Voided = "http://adlnet.gov/expapi/verbs/voided";

    private static readonly Shape Score = new Shape()
        .May("scaled", Rules.Number)
        .May("raw", Rules.Number)
        .May("min", Rules.Number)
        .May("max", Rules.Number)
        .Also(IsInRange);

    private static readonly Shape Result = new Shape()
        .May("score", Score.Check)
        .May("success", Rules.Boolean)
        .May("completion", Rules.Boolean)
        .May("response", Rules.Text)
        .May("duration", Rules.ADuration)
        .May("extensions", Rules.Extensions);

    private static readonly Shape Verb = new Shape().Must("id", Rules.AnIri).May("display", Rules.LanguageMap);

    private static readonly Shape StatementRef = new Shape().Must("objectType", Rules.OneOf("StatementRef")).Must("id", Rules.AUuid);

    private static readonly Rule Activities = value => value.ValueKind == JsonValueKind.Array ? Rules.Array(ActivityRules.Activity)(value) : ActivityRules.Activity(value);

    private static readonly Shape ContextActivities = new Shape()
        .May("parent", Activities).May("grouping", Activities).May("category", Activities).May("other", Activities);

    private static readonly Shape Attachment = new Shape()
        .Must("usageType", Rules.AnIri)
        .Must("display", Rules.LanguageMap)
        .May("description", Rules.LanguageMap)
        .Must("contentType", Rules.AMediaType)
        .Must("length", Rules.Length)
        .Must("sha2", Rules.Sha2)
        .May("fileUrl", Rules.AnIri);

    private static readonly StatementRules First = new(XapiVersion.V1);
    private static readonly StatementRules Second = new(XapiVersion.V2);

    private readonly Shape _statement;
    private readonly Shape _subStatement;

    private StatementRules(XapiVersion version)
    {
        _subStatement = Core(version).Must("objectType", Rules.OneOf("SubStatement")).Must("object", value => Object(value, isInside: true));
        _statement = Core(version)
            .May("id", Rules.AUuid)
            .Must("object", value => Object(value, isInside: false))
            .May("stored", Rules.ATimestamp(version))
            .May("authority", ActorRules.Authority)
            .May("version", version == XapiVersion.V1 ? Rules.StatementVersion1 : Rules.StatementVersion2)
            .Also(VoidsAStatement);
    }

    /// <summary>The rules of a version.</summary>
    public static StatementRules Of(XapiVersion version) => version == XapiVersion.V1 ? First : Second;

    /// <summary>What is wrong with a statement, or null.</summary>
    public Problem? Check(JsonElement statement) => _statement.Check(statement);

    private static Shape Core(XapiVersion version) => new Shape()
        .Must("actor", ActorRules.Actor)
        .Must("verb", Verb.Check)
        .May("result", Result.Check)
        .May("context", Context(version).Check)
        .May("timestamp", Rules.ATimestamp(version))
        .May("attachments", Rules.Array(Attachment.Check))
        .Also(SaysRevisionOfActivitiesOnly);

    private static Shape Context(XapiVersion version)
    {
        var context = new Shape()
            .May("registration", Rules.AUuid)
            .May("instructor", ActorRules.Actor)
            .May("team", ActorRules.Group)
            .May("contextActivities", ContextActivities.Check)
            .May("revision", Rules.Text)
            .May("platform", Rules.Text)
            .May("language", Rules.Language)
            .May("statement", StatementRef.Check)
            .May("extensions", Rules.Extensions);
        return version == XapiVersion.V1
            ? context
            : context
                .May("contextAgents", Rules.Array(Related("contextAgent", "agent", ActorRules.Agent)))
                .May("contextGroups", Rules.Array(Related("contextGroup", "group", ActorRules.Group)));
    }

    private static Rule Related(string type, string name, Rule actor) => new Shape()
        .Must("objectType", Rules.OneOf(type))
        .Must(name, actor)
        .May("relevantTypes", Rules.Array(Rules.AnIri, least: 1))
        .Check;

    private Problem? Object(JsonElement value, bool isInside)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("objectType", out var type))
        {
            return ActivityRules.Activity(value);
        }

        return (type.ValueKind == JsonValueKind.String ? type.GetString() : null) switch
        {
            "Activity" => ActivityRules.Activity(value),
            "Agent" => ActorRules.Agent(value),
            "Group" => ActorRules.Group(value),
            "StatementRef" => StatementRef.Check(value),
            "SubStatement" when !isInside => _subStatement.Check(value),
            _ => Problem.Here(isInside ? "must be Activity, Agent, Group or StatementRef" : "must be Activity, Agent, Group, StatementRef or SubStatement").In("objectType"),
        };
    }

    private static Problem? VoidsAStatement(JsonElement statement) =>
        statement.GetProperty("verb").GetProperty("id").ValueEquals(Voided)
        && !(statement.GetProperty("object").TryGetProperty("objectType", out var type) && type.ValueEquals("StatementRef"u8))
            ? Problem.Here("what is voided must be named by a StatementRef").In("object")
            : null;

    private static Problem? SaysRevisionOfActivitiesOnly(JsonElement statement)
    {
        var isActivity = !statement.GetProperty("object").TryGetProperty("objectType", out var type) || type.ValueEquals("Activity"u8);
        return !isActivity && statement.TryGetProperty("context", out var context) && (context.TryGetProperty("revision", out _) || context.TryGetProperty("platform", out _))
            ? Problem.Here("revision and platform are for activities only").In("context")
            : null;
    }

    private static Problem? IsInRange(JsonElement score)
    {
        if (ValueOf(score, "scaled") is < -1 or > 1)
        {
            return Problem.Here("must be between -1 and 1").In("scaled");
        }

        var (raw, min, max) = (ValueOf(score, "raw"), ValueOf(score, "min"), ValueOf(score, "max"));
        return min >= max ? Problem.Here("must be less than max").In("min")
            : raw < min || raw > max ? Problem.Here("must be between min and max").In("raw")
            : null;
    }

    // Numbers are kept as their texts; only the comparison rounds them.
    private static double? ValueOf(JsonElement score, string name) =>
        score.TryGetProperty(name, out var value) ? double.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
