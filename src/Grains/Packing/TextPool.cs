using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Bangkom.Grains.Packing;

/// <summary>
/// One copy of each title, code and source for the whole process: a million completions share some thousands of texts.
/// </summary>
internal static class TextPool
{
    /// <summary>Texts kept at most; further ones stay as they came, which costs memory but nothing else.</summary>
    private const int TextsMax = 100_000;

    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Spans = Texts.GetAlternateLookup<ReadOnlySpan<char>>();
    private static int _count;

    /// <summary>The shared copy, or the text itself when there is no room.</summary>
    /// <param name="text">The text.</param>
    public static string Share(string text) => TryShare(text, out var shared) ? shared : text;

    /// <summary>The shared copy; a text that was there before costs no new string.</summary>
    /// <param name="text">The text.</param>
    public static string Share(ReadOnlySpan<char> text) => Spans.TryGetValue(text, out var shared) ? shared : Share(text.ToString());

    /// <summary>Finds or makes the shared copy.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shared">The copy.</param>
    /// <returns>False when there is no room for another one.</returns>
    public static bool TryShare(string text, [MaybeNullWhen(false)] out string shared)
    {
        if (Texts.TryGetValue(text, out shared))
        {
            return true;
        }

        // Counting apart: ConcurrentDictionary.Count takes every lock.
        if (Volatile.Read(ref _count) >= TextsMax)
        {
            return false;
        }

        Interlocked.Increment(ref _count);
        shared = Texts.GetOrAdd(text, text);
        return true;
    }
}
