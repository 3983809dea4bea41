using System.Diagnostics.CodeAnalysis;
using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Ids;

/// <summary>
/// A human key inside a region: upper case A–Z, 0–9, <c>-</c> and <c>_</c>, 1 to <see cref="Codes.LengthMax"/> characters,
/// never changed and never reused.
/// </summary>
/// <typeparam name="T">The implementing type.</typeparam>
public interface ICode<T> where T : struct, ICode<T>
{
    /// <summary>The code's text.</summary>
    string Value { get; }

    /// <summary>Wraps a text that <see cref="Codes.IsValid"/> has accepted.</summary>
    /// <param name="value">The code's text.</param>
    static abstract T Of(string value);
}

/// <summary>The rule that every code follows.</summary>
public static class Codes
{
    /// <summary>Characters a code may have at most.</summary>
    public const int LengthMax = 32;

    /// <summary>Wraps a stored code; equal ones share their text.</summary>
    /// <typeparam name="T">The code's type.</typeparam>
    /// <param name="text">A text that <see cref="IsValid"/> has accepted.</param>
    public static T Stored<T>(ReadOnlySpan<char> text)
        where T : struct, ICode<T> => T.Of(TextPool.Share(text));

    /// <summary>Tells whether a text is a code.</summary>
    /// <param name="text">The text, or null.</param>
    public static bool IsValid([NotNullWhen(true)] string? text)
    {
        if (text is null || text.Length is 0 or > LengthMax)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (c is not (>= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
