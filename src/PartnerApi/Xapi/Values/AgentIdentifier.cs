using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bangkom.PartnerApi.Xapi.Values;

/// <summary>Inverse functional identifiers: what an agent or an identified group is known by.</summary>
internal static partial class AgentIdentifier
{
    /// <summary>The properties that hold one.</summary>
    public static readonly string[] Names = ["mbox", "mbox_sha1sum", "openid", "account"];

    public static bool IsMbox(string text) => text.Length <= 500 && Mbox().IsMatch(text);

    public static bool IsSha1(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigit);

    /// <summary>
    /// The identifier of a valid agent or group as one text; null for an anonymous group. An e-mail address is the same in any case, as it
    /// is where accounts are mapped to people.
    /// </summary>
    public static string? Of(JsonElement actor)
    {
        foreach (var property in actor.EnumerateObject())
        {
            switch (property.Name)
            {
                case "mbox":
                    return Email(property.Value.GetString()!);
                case "mbox_sha1sum":
                    return "sha1 " + property.Value.GetString()!.ToLowerInvariant();
                case "openid":
                    return "openid " + property.Value.GetString();
                case "account":
                    // A home page holds no space, so the parts can't be mistaken.
                    return Account(property.Value.GetProperty("homePage").GetString()!, property.Value.GetProperty("name").GetString()!);
            }
        }

        return null;
    }

    /// <summary>The text of an e-mail address.</summary>
    /// <param name="mbox">The address with <c>mailto:</c>.</param>
    public static string Email(string mbox) => "mbox " + mbox.ToLowerInvariant();

    /// <summary>The text of an account.</summary>
    public static string Account(string homePage, string name) => $"account {homePage} {name}";

    [GeneratedRegex(@"^mailto:[^\s@<>""(),:;\\\[\]]+@[^\s@<>""(),:;\\\[\]]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Mbox();
}
