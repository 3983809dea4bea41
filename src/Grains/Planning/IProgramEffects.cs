using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Planning;

/// <summary>An estimate of a programme's effect, or why there is none.</summary>
/// <param name="Share">Of what there was to learn, such as the normalised gain (Hake 1998); null = refused.</param>
/// <param name="Refusal">Why there is no estimate, in words; null when there is one.</param>
public sealed record EffectEstimate(decimal? Share, string? Refusal);

/// <summary>Measured effects of programmes. The concept that measures them registers one as a service; without any, no effect is known.</summary>
public interface IProgramEffects
{
    /// <summary>Effects of programmes in a year; programmes that were not measured may be left out.</summary>
    /// <param name="year">The calendar year.</param>
    /// <param name="programs">Those that anything happened in.</param>
    Task<ImmutableDictionary<ProgramId, EffectEstimate>> OfYearAsync(int year, ImmutableArray<ProgramId> programs);
}

/// <summary>Money spent on programmes. The concept that counts it registers one as a service; without any, no cost is known.</summary>
public interface IProgramSpending
{
    /// <summary>Rupiah realised for the batches of programmes in a year; programmes without any may be left out.</summary>
    /// <param name="year">The calendar year.</param>
    Task<ImmutableDictionary<ProgramId, long>> OfYearAsync(int year);
}
