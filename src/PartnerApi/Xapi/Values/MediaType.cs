using System.Text.RegularExpressions;

namespace Bangkom.PartnerApi.Xapi.Values;

/// <summary>Internet media types (RFC 2046) by their syntax.</summary>
internal static partial class MediaType
{
    public static bool IsValid(string text) => text.Length <= 500 && Pattern().IsMatch(text);

    [GeneratedRegex(@"^[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \t]*(?:;[\x20-\x7E\t]*)?\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
