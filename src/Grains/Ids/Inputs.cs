namespace Bangkom.Grains.Ids;

/// <summary>What texts and dates that people write may hold, whatever they are about.</summary>
internal static class Inputs
{
    /// <summary>Characters a name may have at most.</summary>
    public const int NameLengthMax = 200;

    private static readonly DateOnly FirstDay = new(1900, 1, 1);
    private static readonly DateOnly LastDay = new(2199, 12, 31);

    /// <summary>True for a text that holds something and is no longer than allowed once trimmed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lengthMax">Characters at most.</param>
    public static bool IsText(string? text, int lengthMax = NameLengthMax) =>
        text is not null && text.AsSpan().Trim().Length is var length && length > 0 && length <= lengthMax && IsPlain(text);

    /// <summary>
    /// True when every store can keep the text. A NUL or half a surrogate pair in one item would make the database refuse the
    /// whole group that it is written with.
    /// </summary>
    /// <param name="text">The text.</param>
    public static bool IsPlain(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && !char.IsWhiteSpace(text[i]))
            {
                return false;
            }

            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }

    /// <summary>True for a day that a living roster may name; anything else is a slip, and arithmetic on it could overflow.</summary>
    /// <param name="day">The day; null is no slip.</param>
    public static bool IsDay(DateOnly? day) => day is null || (day >= FirstDay && day <= LastDay);
}
