using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Policies;

/// <summary>What a rule about a required level applies to: a competency, a post, and if wanted the post's level and an agency.</summary>
/// <param name="Competency">A competency's code, a kind such as <c>MANAGERIAL</c>, or <see cref="Any"/>.</param>
/// <param name="Post">The kind of post.</param>
/// <param name="PostLevel">Echelon or functional level, normalised; null = every one.</param>
/// <param name="Agency">The agency with those below it; null = every one.</param>
public sealed record LevelScope(string Competency, PostKind Post, string? PostLevel = null, AgencyId? Agency = null)
{
    /// <summary>Stands for every competency.</summary>
    public const string Any = "ANY";

    /// <summary>Reads <c>COMPETENCY POST [LEVEL] [@AGENCY]</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="scope">What it says.</param>
    public static bool TryParse(string text, out LevelScope? scope)
    {
        ArgumentNullException.ThrowIfNull(text);
        scope = null;
        var words = text.Split(' ').ToList();
        AgencyId? agency = null;
        if (words.Count > 2 && words[^1].StartsWith('@'))
        {
            if (!Codes.IsValid(words[^1][1..]))
            {
                return false;
            }

            agency = new AgencyId(words[^1][1..]);
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count is not (2 or 3) || !words.TrueForAll(Codes.IsValid) || !WireNames.TryParse(words[1], out PostKind post))
        {
            return false;
        }

        scope = new LevelScope(words[0], post, words.Count == 3 ? words[2] : null, agency);
        return true;
    }

    /// <summary>A post's level as rules write it: <c>Ahli Pertama</c> is <c>AHLI_PERTAMA</c>; null when nothing is left of it.</summary>
    /// <param name="postLevel">As the roster has it.</param>
    public static string? Normal(string? postLevel)
    {
        var words = postLevel?.ToUpperInvariant().Split([' ', '-', '_', '\t'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        var normal = string.Join('_', words);
        return Codes.IsValid(normal) ? normal : null;
    }

    /// <summary>The text of a rule.</summary>
    public override string ToString() =>
        $"{Competency} {WireNames.Of(Post)}{(PostLevel is null ? "" : $" {PostLevel}")}{(Agency is { } agency ? $" @{agency.Value}" : "")}";
}
