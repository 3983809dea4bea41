using Bangkom.Grains.Facts;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Outreach;

/// <summary>What is missing to a target, and by when to begin with it.</summary>
/// <param name="MissingJp">Target − credited.</param>
/// <param name="Deadline">The year's last day, or the contract's when it ends before.</param>
/// <param name="DaysNeeded">Days of e-learning at its daily cap, which needs no seat; 1 without a cap.</param>
/// <param name="ActBy">The last day on which it is enough to begin; before the figure's date = too late at the cap.</param>
[GenerateSerializer, Immutable, Alias("bangkom.WayToTarget")]
public sealed record WayToTarget(
    [property: Id(0)] decimal MissingJp,
    [property: Id(1)] DateOnly Deadline,
    [property: Id(2)] int DaysNeeded,
    [property: Id(3)] DateOnly ActBy)
{
    /// <summary>The rule by which a list of those at risk is made, as it is shown.</summary>
    public const string Rule =
        "At risk: in scope, with a target, and credited JP × own days of the year / own days gone < target (forecast at the own pace). "
        + "Act by: deadline − days needed + 1; days needed = missing JP / daily cap of national e-learning, rounded up.";

    /// <summary>The rule's code: another rule has another one.</summary>
    public const string RuleCode = "OWN_PACE_AND_DAY_CAP";

    /// <summary>The way; null when nothing is missing.</summary>
    /// <param name="jp">Credited so far.</param>
    /// <param name="target">The own target.</param>
    /// <param name="job">The employment on the figure's date.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="rules">Rules in force on the figure's date.</param>
    public static WayToTarget? Of(decimal jp, decimal target, Employment job, int year, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(rules);
        var missing = target - jp;
        if (missing <= 0)
        {
            return null;
        }

        var end = new DateOnly(year, 12, 31);
        var deadline = job.ContractTo is { } last && last < end ? last : end;
        var days = rules.DayCap(LearningForm.ELearning, LearningScope.National) is { } cap and > 0 ? (int)Math.Ceiling(missing / cap) : 1;
        return new WayToTarget(missing, deadline, days, deadline.AddDays(1 - days));
    }
}
