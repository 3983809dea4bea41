using System.Collections.Concurrent;

namespace Bangkom.Grains.Learning;

/// <summary>
/// One copy of each title, code and source for the whole process: a million completions share some thousands of texts.
/// </summary>
internal static class TextPool
{
    /// <summary>Texts kept at most; further ones stay as they came, which costs memory but nothing else.</summary>
    private const int TextsMax = 200_000;

    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);
    private static int _count;

    /// <summary>The shared copy.</summary>
    /// <param name="text">The text.</param>
    public static string Share(string text)
    {
        if (Texts.TryGetValue(text, out var shared))
        {
            return shared;
        }

        // Counting apart: ConcurrentDictionary.Count takes every lock.
        if (Volatile.Read(ref _count) >= TextsMax)
        {
            return text;
        }

        Interlocked.Increment(ref _count);
        return Texts.GetOrAdd(text, text);
    }
}
