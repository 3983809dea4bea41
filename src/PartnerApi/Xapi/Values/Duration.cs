using System.Text.RegularExpressions;

namespace Bangkom.PartnerApi.Xapi.Values;

/// <summary>
/// Durations in the format with designators of ISO 8601:2004 4.4.3.2. Parts may have leading zeros, as in Open edX's
/// <c>PT03M15S</c>; only the last part may have a fraction.
/// </summary>
internal static partial class Duration
{
    public static bool IsValid(string text) => text.Length is > 2 and <= 100 && text[^1] != 'T' && Pattern().IsMatch(text);

    /// <summary>The duration without what is finer than 0.01 seconds, which a comparison leaves out (1.0.3 Data 4.6).</summary>
    public static string Comparable(string text)
    {
        var point = text.AsSpan().IndexOfAny('.', ',');
        return point < 0 || text[^1] != 'S' ? text : $"{text.AsSpan(0, point)}.{text.AsSpan(point + 1, Math.Min(2, text.Length - point - 2)).TrimEnd('0')}S";
    }

    [GeneratedRegex(
        @"^P(?:[0-9]+(?:[.,][0-9]+)?W|(?:[0-9]+(?:[.,][0-9]+(?=Y\z))?Y)?(?:[0-9]+(?:[.,][0-9]+(?=M\z))?M)?(?:[0-9]+(?:[.,][0-9]+(?=D\z))?D)?(?:T(?:[0-9]+(?:[.,][0-9]+(?=H\z))?H)?(?:[0-9]+(?:[.,][0-9]+(?=M\z))?M)?(?:[0-9]+(?:[.,][0-9]+)?S)?)?)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
