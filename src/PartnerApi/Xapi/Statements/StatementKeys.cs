using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Storage;
using Bangkom.PartnerApi.Xapi.Values;

namespace Bangkom.PartnerApi.Xapi.Statements;

/// <summary>
/// What statements are found by. A key is the first 64 bits of a SHA-256 of its kind and its value: two values of one store meet
/// by chance once in billions of statements, and then a search answers one statement too many.
/// </summary>
public static class StatementKeys
{
    private const int StackBytes = 512;

    /// <summary>Key of a verb.</summary>
    public static long Verb(string id) => Of('v', id);

    /// <summary>Key of the activity that is the object.</summary>
    public static long Activity(string id) => Of('a', id);

    /// <summary>Key of an activity elsewhere in a statement.</summary>
    public static long RelatedActivity(string id) => Of('A', id);

    /// <summary>What finds an activity anywhere in a statement.</summary>
    public static StatementKey AnyActivity(string id) => new(Activity(id), RelatedActivity(id));

    /// <summary>Key of the actor, the object, or a member of them.</summary>
    /// <param name="identifier">The one text of an agent's identifier.</param>
    public static long Agent(string identifier) => Of('g', identifier);

    /// <summary>Key of an agent elsewhere in a statement.</summary>
    /// <param name="identifier">The one text of an agent's identifier.</param>
    public static long RelatedAgent(string identifier) => Of('G', identifier);

    /// <summary>What finds an agent anywhere in a statement.</summary>
    /// <param name="identifier">The one text of an agent's identifier.</param>
    public static StatementKey AnyAgent(string identifier) => new(Agent(identifier), RelatedAgent(identifier));

    /// <summary>Key of a registration.</summary>
    public static long Registration(Guid id) => Of('r', Uuid.Text(id));

    /// <summary>Key of the sender whose statement it is.</summary>
    public static long Owner(string owner) => Of('o', owner);

    /// <summary>Every key of a valid statement but its owner's.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="authority">The authority that the store gives it.</param>
    public static IReadOnlyCollection<long> Of(JsonElement statement, JsonElement authority)
    {
        var keys = new HashSet<long> { Verb(statement.GetProperty("verb").GetProperty("id").GetString()!) };
        AddActor(keys, statement.GetProperty("actor"), isRelated: false);
        AddActor(keys, authority, isRelated: true);
        AddObject(keys, statement.GetProperty("object"), isRelated: false);
        AddContext(keys, statement);
        if (statement.TryGetProperty("context", out var context) && context.TryGetProperty("registration", out var registration))
        {
            keys.Add(Registration(registration.GetGuid()));
        }

        return keys;
    }

    private static void AddObject(HashSet<long> keys, JsonElement value, bool isRelated)
    {
        switch (value.TryGetProperty("objectType", out var type) ? type.GetString() : "Activity")
        {
            case "Activity":
                AddActivity(keys, value, isRelated);
                break;
            case "Agent" or "Group":
                AddActor(keys, value, isRelated);
                break;
            case "SubStatement":
                AddActor(keys, value.GetProperty("actor"), isRelated: true);
                AddObject(keys, value.GetProperty("object"), isRelated: true);
                AddContext(keys, value);
                break;
        }
    }

    private static void AddContext(HashSet<long> keys, JsonElement statement)
    {
        if (!statement.TryGetProperty("context", out var context))
        {
            return;
        }

        foreach (var property in context.EnumerateObject())
        {
            switch (property.Name)
            {
                case "instructor" or "team":
                    AddActor(keys, property.Value, isRelated: true);
                    break;
                case "contextAgents" or "contextGroups":
                    foreach (var related in property.Value.EnumerateArray())
                    {
                        AddActor(keys, related.GetProperty(property.Name == "contextAgents" ? "agent" : "group"), isRelated: true);
                    }

                    break;
                case "contextActivities":
                    foreach (var activity in property.Value.EnumerateObject().SelectMany(Activities.In))
                    {
                        AddActivity(keys, activity, isRelated: true);
                    }

                    break;
            }
        }
    }

    private static void AddActivity(HashSet<long> keys, JsonElement activity, bool isRelated)
    {
        var id = activity.GetProperty("id").GetString()!;
        keys.Add(isRelated ? RelatedActivity(id) : Activity(id));
    }

    private static void AddActor(HashSet<long> keys, JsonElement actor, bool isRelated)
    {
        if (AgentIdentifier.Of(actor) is { } identifier)
        {
            keys.Add(isRelated ? RelatedAgent(identifier) : Agent(identifier));
        }

        if (actor.TryGetProperty("member", out var members))
        {
            foreach (var member in members.EnumerateArray())
            {
                AddActor(keys, member, isRelated);
            }
        }
    }

    private static long Of(char kind, string value)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> text = stackalloc byte[StackBytes];
        text[0] = (byte)kind;
        SHA256.HashData(Encoding.UTF8.TryGetBytes(value, text[1..], out var length) ? text[..(1 + length)] : Encoding.UTF8.GetBytes(kind + value), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
