using System.Text.Json;
using Bangkom.PartnerApi.Xapi.Values;

namespace Bangkom.PartnerApi.Xapi.Validation;

/// <summary>Agents and groups (1.0.3 Data 2.4.2; IEEE 9274.1.1 4.2.2.1).</summary>
internal static class ActorRules
{
    private static readonly Shape Account = new Shape().Must("homePage", Rules.AnIri).Must("name", Rules.Text);

    private static readonly Shape AgentShape = Identified(new Shape()).May("objectType", Rules.OneOf("Agent")).Also(HasOneIdentifier);

    private static readonly Shape GroupShape = Identified(new Shape())
        .Must("objectType", Rules.OneOf("Group"))
        .May("member", Rules.Array(AgentShape.Check))
        .Also(value => CountIdentifiers(value) switch
        {
            0 => value.TryGetProperty("member", out var members) && members.GetArrayLength() > 0 ? null : Problem.Here("a group without an identifier must have members"),
            1 => null,
            _ => Problem.Here("must have at most one of mbox, mbox_sha1sum, openid, account"),
        });

    public static readonly Rule Agent = AgentShape.Check;

    public static readonly Rule Group = GroupShape.Check;

    /// <summary>An agent, or a group when <c>objectType</c> says so.</summary>
    public static readonly Rule Actor = value => IsGroup(value) ? Group(value) : Agent(value);

    /// <summary>
    /// An agent, or the two agents of a three-legged OAuth: a group without an identifier (1.0.3 Data 2.4.9; IEEE 9274.1.1 4.2.4.2).
    /// </summary>
    public static readonly Rule Authority = value =>
        !IsGroup(value) ? Agent(value)
        : Group(value) ?? (CountIdentifiers(value) == 0 && value.GetProperty("member").GetArrayLength() == 2 ? null : Problem.Here("a group must be two agents and have no identifier"));

    public static bool IsGroup(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("objectType", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals("Group"u8);

    private static Shape Identified(Shape shape) => shape
        .May("name", Rules.Text)
        .May("mbox", Rules.Mbox)
        .May("mbox_sha1sum", Rules.Sha1)
        .May("openid", Rules.AnIri)
        .May("account", Account.Check);

    private static Problem? HasOneIdentifier(JsonElement value) =>
        CountIdentifiers(value) == 1 ? null : Problem.Here("must have exactly one of mbox, mbox_sha1sum, openid, account");

    private static int CountIdentifiers(JsonElement value) => AgentIdentifier.Names.Count(name => value.TryGetProperty(name, out _));
}
