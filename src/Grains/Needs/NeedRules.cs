using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Needs;

/// <summary>The formulas of the analysis of development needs (AKPK).</summary>
public static class NeedRules
{
    /// <summary>The highest level of a competency (PermenPANRB 38/2017: levels 1 to 5; 0 = none of it).</summary>
    public const int LevelMax = 5;

    /// <summary>The least that a survey's question is answered with.</summary>
    public const int ScaleMin = 1;

    /// <summary>The most that a survey's question is answered with.</summary>
    public const int ScaleMax = 5;

    /// <summary>Gap of a need that a person states without an assessment: there is one, and nobody has measured it.</summary>
    public const int StatedGap = 1;

    /// <summary>The gap of a person in a competency: max(required − actual, 0), in levels. A surplus is no negative gap.</summary>
    /// <param name="required">The level that the post needs.</param>
    /// <param name="actual">The level that was assessed.</param>
    public static int Gap(int required, int actual) => Math.Max(required - actual, 0);

    /// <summary>
    /// The priority of a need: Difficulty × Importance × Frequency × gap, 1 to 625. A person who answered no survey counts with the least
    /// of each: a need that nobody speaks for is there, and comes last.
    /// </summary>
    /// <param name="difficulty">1 to 5; null = not answered.</param>
    /// <param name="importance">1 to 5; null = not answered.</param>
    /// <param name="frequency">1 to 5; null = not answered.</param>
    /// <param name="gap">In levels.</param>
    public static int Priority(int? difficulty, int? importance, int? frequency, int gap) =>
        (difficulty ?? ScaleMin) * (importance ?? ScaleMin) * (frequency ?? ScaleMin) * gap;

    /// <summary>
    /// JPM = 100 · Σ actual / Σ required, over people and competencies that were assessed. It is not capped and can pass 100: a surplus hides
    /// a gap. With Σ min(actual, required) as the numerator it is JPMcapped, which no surplus lifts.
    /// </summary>
    /// <param name="actual">Σ actual, or Σ min(actual, required), in levels.</param>
    /// <param name="required">Σ required, in levels.</param>
    /// <returns>At most 6 decimals, half even; null when nothing is required.</returns>
    public static decimal? Jpm(long actual, long required) => required == 0 ? null : Rounded.To6(100m * actual / required);
}
