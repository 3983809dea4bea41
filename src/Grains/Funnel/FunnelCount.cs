using System.Collections.Immutable;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;

namespace Bangkom.Grains.Funnel;

/// <summary>
/// Counts one cohort at every stage. The cohort is who had a need; a stage counts those of it who came there or further in any batch, so
/// that every stage is a part of the one before also where somebody was enrolled without an invitation.
/// </summary>
internal static class FunnelCount
{
    private static readonly BatchSteps[] _steps = [BatchSteps.None, BatchSteps.Invited, BatchSteps.Enrolled, BatchSteps.Attended, BatchSteps.Completed, BatchSteps.Certified];

    /// <summary>Every stage in order.</summary>
    /// <param name="members">People in scope, each once.</param>
    /// <param name="trails">What batches recorded, in any order and also of others.</param>
    public static ImmutableArray<FunnelStep> Of(IReadOnlyCollection<NeedingMember> members, IEnumerable<BatchTrail> trails)
    {
        var stepsOf = new Dictionary<AsnId, BatchSteps>();
        foreach (var (person, steps) in trails)
        {
            stepsOf[person] = stepsOf.GetValueOrDefault(person) | steps;
        }

        var seen = members.Select(m => (m.HasNeed, Steps: stepsOf.GetValueOrDefault(m.Person))).ToList();
        return
        [
            .. Enum.GetValues<FunnelStage>().Select(stage => new FunnelStep(
                stage,
                seen.Count(m => m.HasNeed && Furthest(m.Steps) >= stage),
                seen.Count(m => m.HasNeed && (m.Steps & _steps[(int)stage]) == _steps[(int)stage] && Furthest(m.Steps) >= stage),
                stage == FunnelStage.Need ? 0 : seen.Count(m => !m.HasNeed && Furthest(m.Steps) >= stage))),
        ];
    }

    private static FunnelStage Furthest(BatchSteps steps) => (FunnelStage)Array.FindLastIndex(_steps, s => (steps & s) == s);
}
