using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Evaluation;

/// <summary>What evaluation is asked to record.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.EvaluationCommand")]
public abstract record EvaluationCommand : Command
{
    /// <summary>One fact, and nothing that the writer remembers.</summary>
    public override bool ChangesRoster => false;

    /// <summary>What the fold adds or refuses.</summary>
    /// <param name="state">The fold.</param>
    /// <param name="secret">The region's secret.</param>
    internal virtual Command Prepare(EvaluationState state, byte[] secret) => this;
}

/// <summary>Where an answer of a person counts.</summary>
internal static class AnswerPlaces
{
    /// <summary>Finds the place.</summary>
    /// <param name="context">The writer's memory.</param>
    /// <param name="person">Who.</param>
    /// <param name="program">The programme.</param>
    /// <param name="batch">The batch, or null.</param>
    /// <param name="on">The day that decides the agency.</param>
    /// <param name="place">The place.</param>
    /// <returns>Why there is none, or null.</returns>
    public static Decision.Refuse? Find(DecisionContext context, AsnId person, ProgramId program, BatchId? batch, DateOnly on, out AnswerPlace place)
    {
        place = null!;
        if (PersonLookup.Find(context, person, out var entry) is { } unknown)
        {
            return unknown;
        }

        BatchPlan? plan = null;
        if (batch is { } named && (!context.Roster.TryFind(named, out plan) || plan.Program != program))
        {
            return new Decision.Refuse("UNKNOWN_BATCH", "batch", "The programme has no batch with this code: correct the code.");
        }

        if (!context.Roster.TryFind(program, out _))
        {
            return new Decision.Refuse("UNKNOWN_PROGRAM", "program", "No programme has this code: define it first, or correct the code.");
        }

        if (on > context.Today || !Inputs.IsDay(on))
        {
            return new Decision.Refuse("INVALID_DATE", "on", "Give a day that is not later than today.");
        }

        var tree = context.Roster.Rules.Agencies;
        if (entry!.Person.MemberOfOn(on, tree) is not { } agency)
        {
            return new Decision.Refuse("NOT_A_MEMBER_THEN", "on", "The person is a member of no agency on that day: mend the roster, or correct the day.");
        }

        place = new AnswerPlace(program, batch, plan?.Partner, plan?.EndsOn, agency, [.. Above(agency, on, tree)]);
        return null;
    }

    private static IEnumerable<AgencyId> Above(AgencyId agency, DateOnly on, AgencyTree tree)
    {
        for (var (above, step) = (tree.ParentOn(agency, on), 0); above is { } parent && step < AgencyTree.StepsMax; above = tree.ParentOn(parent, on), step++)
        {
            yield return parent;
        }
    }
}
