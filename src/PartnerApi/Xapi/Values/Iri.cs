using System.Buffers;

namespace Bangkom.PartnerApi.Xapi.Values;

/// <summary>Internationalised resource identifiers (RFC 3987), which must have a scheme.</summary>
internal static class Iri
{
    private static readonly SearchValues<char> SchemeTail = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>\"{}|\\^` ");

    public static bool IsValid(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon == text.Length - 1 || !char.IsAsciiLetter(text[0]) || text.AsSpan(1, colon - 1).ContainsAnyExcept(SchemeTail))
        {
            return false;
        }

        var rest = text.AsSpan(colon + 1);
        if (rest.ContainsAny(Forbidden) || rest.StartsWith("///") && rest.Length == 3)
        {
            return false;
        }

        for (var i = 0; i < rest.Length; i++)
        {
            if (char.IsControl(rest[i]) || char.IsWhiteSpace(rest[i]) || (rest[i] == '%' && !IsEscape(rest[i..])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsEscape(ReadOnlySpan<char> text) => text.Length >= 3 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);
}
