using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.PartnerApi.Xapi.Values;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>Writes stored statements with what the store has set.</summary>
/// <param name="format">How.</param>
/// <param name="languages">Which language to choose, for <see cref="StatementFormat.Canonical"/>.</param>
/// <param name="definitions">Definitions by activity, for <see cref="StatementFormat.Canonical"/>.</param>
internal sealed class StatementWriter(StatementFormat format, LanguageChoice languages, IReadOnlyDictionary<string, byte[]> definitions)
{
    private static readonly string[] IdentityNames = ["objectType", .. AgentIdentifier.Names];

    /// <summary>Writes a statement.</summary>
    public void Write(Utf8JsonWriter json, StoredStatement stored)
    {
        using var document = JsonDocument.Parse(stored.Raw, new JsonDocumentOptions { MaxDepth = XapiLimits.DepthMax });
        json.WriteStartObject();
        json.WriteString("id"u8, Uuid.Text(stored.Id));
        WriteParts(json, document.RootElement, isInside: false);
        var hasTimestamp = document.RootElement.TryGetProperty("timestamp", out var timestamp);
        json.WriteString("timestamp"u8, hasTimestamp ? timestamp.GetString()! : Timestamp.Format(stored.Stored));
        json.WriteString("stored"u8, Timestamp.Format(stored.Stored));
        json.WritePropertyName("authority"u8);
        using (var authority = JsonDocument.Parse(stored.Authority))
        {
            WriteActor(json, authority.RootElement);
        }

        json.WriteString("version"u8, stored.Version);
        json.WriteEndObject();
    }

    private void WriteParts(Utf8JsonWriter json, JsonElement statement, bool isInside)
    {
        foreach (var property in statement.EnumerateObject())
        {
            if (!isInside && property.Name is "id" or "stored" or "authority" or "version" or "timestamp")
            {
                continue;
            }

            json.WritePropertyName(property.Name);
            switch (property.Name)
            {
                case "actor":
                    WriteActor(json, property.Value);
                    break;
                case "verb":
                    WriteVerb(json, property.Value);
                    break;
                case "object":
                    WriteObject(json, property.Value);
                    break;
                case "context":
                    WriteContext(json, property.Value);
                    break;
                case "attachments" when format == StatementFormat.Canonical:
                    WriteAttachments(json, property.Value);
                    break;
                default:
                    json.WriteRaw(property.Value);
                    break;
            }
        }
    }

    private void WriteObject(Utf8JsonWriter json, JsonElement value)
    {
        switch (value.TryGetProperty("objectType", out var type) ? type.GetString() : "Activity")
        {
            case "Activity":
                WriteActivity(json, value);
                break;
            case "Agent" or "Group":
                WriteActor(json, value);
                break;
            case "SubStatement":
                json.WriteStartObject();
                WriteParts(json, value, isInside: true);
                json.WriteEndObject();
                break;
            default:
                json.WriteRaw(value);
                break;
        }
    }

    private void WriteContext(Utf8JsonWriter json, JsonElement context)
    {
        json.WriteStartObject();
        foreach (var property in context.EnumerateObject())
        {
            json.WritePropertyName(property.Name);
            switch (property.Name)
            {
                case "instructor" or "team":
                    WriteActor(json, property.Value);
                    break;
                case "contextActivities":
                    WriteContextActivities(json, property.Value);
                    break;
                default:
                    json.WriteRaw(property.Value);
                    break;
            }
        }

        json.WriteEndObject();
    }

    // One activity is answered as an array too, in every format (1.0.3 Data 2.4.6.2).
    private void WriteContextActivities(Utf8JsonWriter json, JsonElement groups)
    {
        json.WriteStartObject();
        foreach (var property in groups.EnumerateObject())
        {
            json.WriteStartArray(property.Name);
            foreach (var activity in Activities.In(property))
            {
                WriteActivity(json, activity);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteActivity(Utf8JsonWriter json, JsonElement activity)
    {
        if (format == StatementFormat.Exact)
        {
            json.WriteRaw(activity);
            return;
        }

        json.WriteStartObject();
        foreach (var property in activity.EnumerateObject().Where(p => p.Name == "id" || (p.Name == "objectType" && format == StatementFormat.Canonical)))
        {
            json.WritePropertyName(property.Name);
            json.WriteRaw(property.Value);
        }

        if (format == StatementFormat.Canonical)
        {
            WriteDefinition(json, activity);
        }

        json.WriteEndObject();
    }

    /// <summary>What is kept of the activity, else what the statement itself says.</summary>
    private void WriteDefinition(Utf8JsonWriter json, JsonElement activity)
    {
        if (definitions.TryGetValue(activity.GetProperty("id").GetString()!, out var bytes))
        {
            using var definition = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = XapiLimits.DepthMax });
            json.WritePropertyName("definition"u8);
            CanonicalDefinition.Write(json, definition.RootElement, languages);
        }
        else if (activity.TryGetProperty("definition", out var own))
        {
            json.WritePropertyName("definition"u8);
            CanonicalDefinition.Write(json, own, languages);
        }
    }

    private void WriteVerb(Utf8JsonWriter json, JsonElement verb)
    {
        if (format == StatementFormat.Exact)
        {
            json.WriteRaw(verb);
            return;
        }

        json.WriteStartObject();
        json.WriteString("id"u8, verb.GetProperty("id").GetString()!);
        if (format == StatementFormat.Canonical && verb.TryGetProperty("display", out var display))
        {
            json.WritePropertyName("display"u8);
            languages.Write(json, display);
        }

        json.WriteEndObject();
    }

    private void WriteActor(Utf8JsonWriter json, JsonElement actor)
    {
        if (format != StatementFormat.Ids)
        {
            json.WriteRaw(actor);
            return;
        }

        json.WriteStartObject();
        foreach (var property in actor.EnumerateObject().Where(p => IdentityNames.Contains(p.Name)))
        {
            json.WritePropertyName(property.Name);
            json.WriteRaw(property.Value);
        }

        // A group without an identifier is known by its members.
        if (AgentIdentifier.Of(actor) is null && actor.TryGetProperty("member", out var members))
        {
            json.WriteStartArray("member"u8);
            foreach (var member in members.EnumerateArray())
            {
                WriteActor(json, member);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteAttachments(Utf8JsonWriter json, JsonElement attachments)
    {
        json.WriteStartArray();
        foreach (var attachment in attachments.EnumerateArray())
        {
            json.WriteStartObject();
            foreach (var property in attachment.EnumerateObject())
            {
                json.WritePropertyName(property.Name);
                if (property.Name is "display" or "description")
                {
                    languages.Write(json, property.Value);
                }
                else
                {
                    json.WriteRaw(property.Value);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
