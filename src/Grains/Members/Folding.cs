using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Bangkom.Grains.Members;

/// <summary>
/// Names as lists order and search them: upper case, without accents and punctuation, one space between words. Without a culture: the
/// process runs with none, so the runtime decomposes no letter either.
/// </summary>
internal static class Folding
{
    private static readonly FrozenDictionary<char, string> Plain = Letters(
        ("A", "ÀÁÂÃÄÅĀĂĄǍ"), ("AE", "ÆǢ"), ("C", "ÇĆĈĊČ"), ("D", "ĎĐÐ"), ("E", "ÈÉÊËĒĔĖĘĚ"), ("G", "ĜĞĠĢ"), ("H", "ĤĦ"), ("I", "ÌÍÎÏĨĪĬĮİǏ"), ("J", "Ĵ"), ("K", "Ķ"),
        ("L", "ĹĻĽĿŁ"), ("N", "ÑŃŅŇŊ"), ("O", "ÒÓÔÕÖØŌŎŐǑ"), ("OE", "Œ"), ("R", "ŔŖŘ"), ("S", "ŚŜŞŠȘ"), ("SS", "ẞß"), ("T", "ŢŤŦȚ"), ("TH", "Þ"), ("U", "ÙÚÛÜŨŪŬŮŰŲǓ"),
        ("W", "Ŵ"), ("Y", "ÝŶŸ"), ("Z", "ŹŻŽ"));

    /// <summary>The folded text.</summary>
    /// <param name="text">A name, or words that are looked for in names.</param>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var upper = char.ToUpperInvariant(letter);
            if (Plain.TryGetValue(upper, out var plain))
            {
                folded.Append(plain);
            }
            else if (char.IsWhiteSpace(upper) || upper is '-' or '.' or ',')
            {
                // "M.Si" and "M. Si" are the same; so are "Al-Amin" and "Al Amin".
                Space(folded);
            }
            else if (char.GetUnicodeCategory(upper) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && upper is not ('\'' or '’' or '`'))
            {
                folded.Append(upper);
            }
        }

        return folded.ToString().TrimEnd();
    }

    private static void Space(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ')
        {
            folded.Append(' ');
        }
    }

    private static FrozenDictionary<char, string> Letters(params (string Plain, string Accented)[] letters) =>
        letters.SelectMany(l => l.Accented.Select(a => KeyValuePair.Create(a, l.Plain))).ToFrozenDictionary();
}
