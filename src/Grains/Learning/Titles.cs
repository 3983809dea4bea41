namespace Bangkom.Grains.Learning;

/// <summary>
/// Titles as look-alikes compare them: trimmed, runs of white space as one space, upper case without a culture.
/// </summary>
internal static class Titles
{
    /// <summary>Longest title compared without an array on the heap; titles have at most 400 characters.</summary>
    private const int StackMax = 512;

    /// <summary>True when two titles are the same once normalised.</summary>
    public static bool Same(string a, string b)
    {
        if (ReferenceEquals(a, b) || string.Equals(a, b, StringComparison.Ordinal))
        {
            return true;
        }

        Span<char> left = a.Length <= StackMax ? stackalloc char[StackMax] : new char[a.Length];
        Span<char> right = b.Length <= StackMax ? stackalloc char[StackMax] : new char[b.Length];
        return Normalise(a, left).SequenceEqual(Normalise(b, right));
    }

    private static ReadOnlySpan<char> Normalise(ReadOnlySpan<char> title, Span<char> result)
    {
        title = title.Trim();
        var length = title.ToUpperInvariant(result);
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            if (!char.IsWhiteSpace(result[i]))
            {
                result[kept++] = result[i];
            }
            else if (result[kept - 1] != ' ')
            {
                result[kept++] = ' ';
            }
        }

        return result[..kept];
    }
}
