using Bangkom.Grains.Packing;

namespace Bangkom.Grains.Learning;

/// <summary>
/// A title in two parts: one that many completions share, and a rest of its own. Titles of one training often differ by the number
/// at their end alone (<c>Angkatan 12</c>), and a text of its own takes half of what a string takes.
/// </summary>
/// <param name="Shared">The part that is shared.</param>
/// <param name="Rest">What follows it, or null for nothing.</param>
internal readonly record struct SplitTitle(string Shared, string? Rest)
{
    /// <summary>Splits a title.</summary>
    /// <param name="title">The title.</param>
    public static SplitTitle Of(string title)
    {
        var end = title.Length;
        while (end > 0 && char.IsAsciiDigit(title[end - 1]))
        {
            end--;
        }

        return !TextPool.TryShare(title[..end], out var shared) ? new SplitTitle("", title)
            : end == title.Length ? new SplitTitle(shared, null)
            : new SplitTitle(shared, title[end..]);
    }

    /// <summary>The whole title.</summary>
    public override string ToString() => Rest is null ? Shared : Shared + Rest;
}
