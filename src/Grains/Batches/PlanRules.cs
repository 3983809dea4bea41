using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Batches;

/// <summary>What a batch may be planned as.</summary>
internal static class PlanRules
{
    /// <summary>What is wrong with a plan, or null.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="context">The writer's memory.</param>
    public static Decision.Refuse? Check(BatchPlan plan, DecisionContext context)
    {
        if (!Inputs.IsText(plan.Name))
        {
            return new("INVALID_NAME", "name", $"Give a name of 1 to {Inputs.NameLengthMax} characters without control characters.");
        }

        if (!context.Roster.TryFind(plan.Program, out ProgramDefined? _))
        {
            return new("UNKNOWN_PROGRAM", "program", "The catalogue has no programme with this code: define it first.");
        }

        if (plan.Partner is { } partner && !context.Roster.TryFind(partner, out string? _))
        {
            return new("UNKNOWN_PARTNER", "partner", "No partner has this code: define it first, or leave it out.");
        }

        if (plan.Wave < 1)
        {
            return new("INVALID_WAVE", "wave", "Waves are counted from 1.");
        }

        return plan.Mode == BatchMode.SelfPaced ? CheckSelfPaced(plan) : CheckScheduled(plan);
    }

    /// <summary>The plan as it is stored.</summary>
    /// <param name="plan">The plan.</param>
    public static BatchPlan Normalise(BatchPlan plan) => plan with { Name = plan.Name.Trim() };

    /// <summary>Why a batch can't change, or null.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="context">The writer's memory.</param>
    /// <param name="plan">What it is planned as.</param>
    public static Decision.Refuse? FindOpen(BatchId batch, DecisionContext context, out BatchPlan plan)
    {
        if (!context.Roster.TryFind(batch, out BatchPlan? known))
        {
            plan = null!;
            return Unknown;
        }

        plan = known;
        return context.Roster.IsCancelled(batch) ? Cancelled : null;
    }

    /// <summary>No batch has the code.</summary>
    public static Decision.Refuse Unknown { get; } = new("UNKNOWN_BATCH", "batch", "There is no batch with this code: schedule it first.");

    /// <summary>The batch will not run.</summary>
    public static Decision.Refuse Cancelled { get; } = new("BATCH_CANCELLED", "batch", "The batch was cancelled; codes are never used again: schedule another one.");

    private static Decision.Refuse? CheckSelfPaced(BatchPlan plan)
    {
        const string NoDates = "A self-paced batch has no dates.";
        return plan.StartsOn is not null ? new("INVALID_DATES", "startsOn", NoDates)
            : plan.EndsOn is not null ? new("INVALID_DATES", "endsOn", NoDates)
            : plan.Seats is not null ? new("INVALID_SEATS", "seats", "A self-paced batch has no limit of seats.")
            : null;
    }

    private static Decision.Refuse? CheckScheduled(BatchPlan plan)
    {
        if (plan.StartsOn is not { } start || !Inputs.IsDay(start))
        {
            return new("INVALID_DATES", "startsOn", "Give the first day of a scheduled batch.");
        }

        if (plan.EndsOn is not { } end || !Inputs.IsDay(end))
        {
            return new("INVALID_DATES", "endsOn", "Give the last day of a scheduled batch.");
        }

        if (end < start)
        {
            return new("INVALID_DATES", "endsOn", "The last day lies before the first.");
        }

        return plan.Seats < 1 ? new("INVALID_SEATS", "seats", "Give at least one seat, or leave it out: no limit.") : null;
    }
}
