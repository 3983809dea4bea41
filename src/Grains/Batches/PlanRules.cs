using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Batches;

/// <summary>What a batch may be planned as.</summary>
internal static class PlanRules
{
    private const string InvalidQuotas = "INVALID_QUOTAS";

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

        return plan.Mode == BatchMode.SelfPaced ? CheckSelfPaced(plan) : CheckScheduled(plan) ?? CheckQuotas(plan, context);
    }

    /// <summary>The plan as it is stored.</summary>
    /// <param name="plan">The plan.</param>
    public static BatchPlan Normalise(BatchPlan plan) => plan with
    {
        Name = plan.Name.Trim(),
        Quotas = plan.Quotas is { IsDefaultOrEmpty: false } quotas ? [.. quotas.OrderBy(q => q.Agency)] : null,
    };

    /// <summary>True when two stored plans say the same.</summary>
    /// <param name="plan">One.</param>
    /// <param name="other">The other, or null.</param>
    public static bool AreSame(BatchPlan plan, BatchPlan? other) => other is not null
        && plan with { Quotas = null } == other with { Quotas = null }
        && (plan.Quotas ?? []).SequenceEqual(other.Quotas ?? []);

    /// <summary>True when a batch's last day is over on a day; a self-paced one never ends.</summary>
    /// <param name="plan">Its plan.</param>
    /// <param name="day">The day.</param>
    public static bool IsOver(BatchPlan plan, DateOnly day) => plan.EndsOn < day;

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

    /// <summary>Nobody gets a seat any more.</summary>
    public static Decision.Refuse Finished { get; } = new(
        "BATCH_FINISHED", "batch", "The batch is over by then: record an attendance or a completion of who was there, or change its last day.");

    private static Decision.Refuse? CheckSelfPaced(BatchPlan plan)
    {
        const string NoDates = "A self-paced batch has no dates.";
        return plan.StartsOn is not null ? new("INVALID_DATES", "startsOn", NoDates)
            : plan.EndsOn is not null ? new("INVALID_DATES", "endsOn", NoDates)
            : plan.Seats is not null ? new("INVALID_SEATS", "seats", "A self-paced batch has no limit of seats.")
            : plan.Quotas is { IsDefaultOrEmpty: false } ? new(InvalidQuotas, "quotas", "A self-paced batch has no quotas.")
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

    /// <summary>Quotas together may pass the seats: who comes first gets in.</summary>
    private static Decision.Refuse? CheckQuotas(BatchPlan plan, DecisionContext context)
    {
        var named = new HashSet<AgencyId>();
        var tree = context.Roster.Rules.Agencies;
        foreach (var (agency, seats) in plan.Quotas ?? [])
        {
            if (!tree.Contains(agency))
            {
                return new("UNKNOWN_AGENCY", "quotas", $"No agency has the code {agency}: define it first, or correct the code.");
            }

            if (!tree.IsOpenOn(agency, context.Today))
            {
                return new("AGENCY_CLOSED", "quotas", $"{agency} has merged: name its successor {tree.Resolve(agency, context.Today)}.");
            }

            if (!named.Add(agency))
            {
                return new(InvalidQuotas, "quotas", $"{agency} has two quotas: give each agency one.");
            }

            if (seats < 0)
            {
                return new(InvalidQuotas, "quotas", $"Give {agency} 0 seats (nobody) or more, or leave its quota out: no limit of its own.");
            }
        }

        return null;
    }
}
