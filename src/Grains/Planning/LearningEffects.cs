using System.Collections.Immutable;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;

namespace Bangkom.Grains.Planning;

/// <summary>The effect of a programme on its participants' learning: the class gain of the tests before and after, where it may be shown.</summary>
/// <param name="grains">The region's grains.</param>
/// <param name="region">The region.</param>
internal sealed class LearningEffects(IGrainFactory grains, RegionInfo region) : IProgramEffects
{
    /// <summary>Said of a programme whose tests may not be shown: where few answered, a figure would tell of persons.</summary>
    public const string TooFew = "Too few people took its tests before and after for a gain to be shown.";

    /// <inheritdoc/>
    public async Task<ImmutableDictionary<ProgramId, EffectEstimate>> OfYearAsync(int year, ImmutableArray<ProgramId> programs)
    {
        var evaluation = grains.GetGrain<IEvaluationGrain>(region.Key("all"));
        var views = await Task.WhenAll(programs.Select(p => evaluation.GetSatisfaction(new EvaluationGroup(GroupKind.Program, p.Value), year, null)));
        return programs.Zip(views).ToImmutableDictionary(
            v => v.First, v => v.Second.LearningGain is { } gain ? new EffectEstimate(gain, null) : new EffectEstimate(null, TooFew));
    }
}
