using System.Text.Json;

namespace Bangkom.Grains.Packing;

/// <summary>Texts of JSON that many facts have in common: one copy each, and no string for what is there already.</summary>
internal static class SharedTexts
{
    /// <summary>Characters of a text that is looked up without making a string of it.</summary>
    private const int CharactersMax = 128;

    /// <summary>The text that the reader stands on, or null.</summary>
    /// <param name="reader">The reader.</param>
    public static string? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.HasValueSequence || reader.ValueSpan.Length > CharactersMax)
        {
            return TextPool.Share(reader.GetString()!);
        }

        Span<char> text = stackalloc char[CharactersMax];
        return TextPool.Share(text[..reader.CopyString(text)]);
    }
}
