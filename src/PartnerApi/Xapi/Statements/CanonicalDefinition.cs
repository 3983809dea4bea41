using System.Text.Json;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>A definition with one language in each of its language maps.</summary>
internal static class CanonicalDefinition
{
    public static void Write(Utf8JsonWriter json, JsonElement definition, LanguageChoice languages)
    {
        json.WriteStartObject();
        foreach (var property in definition.EnumerateObject())
        {
            json.WritePropertyName(property.Name);
            switch (property.Name)
            {
                case "name" or "description":
                    languages.Write(json, property.Value);
                    break;
                case "choices" or "scale" or "source" or "target" or "steps":
                    WriteComponents(json, property.Value, languages);
                    break;
                default:
                    json.WriteRaw(property.Value);
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static void WriteComponents(Utf8JsonWriter json, JsonElement components, LanguageChoice languages)
    {
        json.WriteStartArray();
        foreach (var component in components.EnumerateArray())
        {
            json.WriteStartObject();
            json.WriteString("id"u8, component.GetProperty("id").GetString()!);
            if (component.TryGetProperty("description", out var description))
            {
                json.WritePropertyName("description"u8);
                languages.Write(json, description);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
