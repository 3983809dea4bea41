using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>Activities in statements, and the canonical definition that the store keeps of each.</summary>
public static class Activities
{
    /// <summary>The activities of one property of <c>contextActivities</c>.</summary>
    internal static IEnumerable<JsonElement> In(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray() : [property.Value];

    /// <summary>Every activity of a valid statement that comes with a definition.</summary>
    internal static IEnumerable<(string Id, JsonElement Definition)> DefinitionsIn(JsonElement statement)
    {
        foreach (var activity in AllIn(statement))
        {
            if (activity.TryGetProperty("definition", out var definition))
            {
                yield return (activity.GetProperty("id").GetString()!, definition);
            }
        }
    }

    /// <summary>
    /// Takes what a newer definition says into an older one: properties are replaced, language maps and extensions joined.
    /// </summary>
    /// <param name="older">What is kept, or null.</param>
    /// <param name="newer">A valid definition.</param>
    /// <returns>The definition to keep; <paramref name="older"/> itself when it says all that already.</returns>
    public static byte[] Merge(byte[]? older, byte[] newer)
    {
        if (older is null)
        {
            return newer;
        }

        if (older.AsSpan().SequenceEqual(newer))
        {
            return older;
        }

        var merged = JsonNode.Parse(older)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(newer)!.AsObject())
        {
            if (name is "name" or "description" or "extensions" && merged[name] is JsonObject known && value is JsonObject more)
            {
                foreach (var (key, one) in more)
                {
                    known[key] = one?.DeepClone();
                }
            }
            else
            {
                merged[name] = value?.DeepClone();
            }
        }

        var buffer = new ArrayBufferWriter<byte>(newer.Length + older.Length);
        using (var json = new Utf8JsonWriter(buffer, JsonOutput.Options))
        {
            merged.WriteTo(json);
        }

        return buffer.WrittenSpan.SequenceEqual(older) ? older : buffer.WrittenSpan.ToArray();
    }

    /// <summary>Ids of every activity of a valid statement.</summary>
    internal static IEnumerable<string> IdsIn(JsonElement statement) => AllIn(statement).Select(activity => activity.GetProperty("id").GetString()!);

    private static IEnumerable<JsonElement> AllIn(JsonElement statement)
    {
        var target = statement.GetProperty("object");
        switch (target.TryGetProperty("objectType", out var type) ? type.GetString() : "Activity")
        {
            case "Activity":
                yield return target;
                break;
            case "SubStatement":
                foreach (var inside in AllIn(target))
                {
                    yield return inside;
                }

                break;
        }

        if (statement.TryGetProperty("context", out var context) && context.TryGetProperty("contextActivities", out var groups))
        {
            foreach (var activity in groups.EnumerateObject().SelectMany(In))
            {
                yield return activity;
            }
        }
    }
}
