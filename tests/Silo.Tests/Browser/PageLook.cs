using Microsoft.Playwright;

namespace Bangkom.Silo.Tests.Browser;

/// <summary>How a reader's browser shows a page.</summary>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Height">In CSS pixels.</param>
/// <param name="IsDark">Whether the reader wants dark colours.</param>
public sealed record PageLook(int Width = 1280, int Height = 900, bool IsDark = false)
{
    /// <summary>Whether the reader's system sets the colours.</summary>
    public bool ForcesColours { get; init; }

    /// <summary>Whether the reader wants nothing to move.</summary>
    public bool ReducesMotion { get; init; }

    internal void Dress(BrowserNewContextOptions options)
    {
        options.ViewportSize = new ViewportSize { Width = Width, Height = Height };
        options.ColorScheme = IsDark ? ColorScheme.Dark : ColorScheme.Light;
        options.ForcedColors = ForcesColours ? ForcedColors.Active : ForcedColors.None;
        options.ReducedMotion = ReducesMotion ? ReducedMotion.Reduce : ReducedMotion.NoPreference;
    }
}
