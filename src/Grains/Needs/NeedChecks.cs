using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Needs;

/// <summary>What commands about needs may say.</summary>
internal static class NeedChecks
{
    /// <summary>Finds who is meant. Nobody pushes needs: who sends them is there to mend what is wrong, so nothing is held.</summary>
    /// <param name="nip">18 digits that the person has or ever had, or null.</param>
    /// <param name="id">The person's id, or null.</param>
    /// <param name="context">The writer's memory.</param>
    /// <param name="person">Who.</param>
    /// <returns>Why there is nobody, or null.</returns>
    public static Decision.Refuse? FindPerson(string? nip, AsnId? id, DecisionContext context, out RosterEntry person) =>
        CompletionChecks.FindPerson(nip, id, context, out person) switch
        {
            Decision.Hold hold => new Decision.Refuse(hold.Reason, hold.Field, "Nobody in the region has or had this NIP: record who joined first."),
            Decision.Refuse refused => refused,
            _ => null,
        };

    /// <summary>Why there is no such competency, or null.</summary>
    /// <param name="competency">The competency.</param>
    /// <param name="context">The writer's memory.</param>
    /// <param name="field">The field that names it.</param>
    public static Decision.Refuse? Check(CompetencyId competency, DecisionContext context, string field = "competency") =>
        context.Roster.Needs.Competencies.ContainsKey(competency)
            ? null
            : new Decision.Refuse("UNKNOWN_COMPETENCY", field, "No competency has this code: define it first, or correct the code.");

    /// <summary>Why a day can't be that of an assessment or an answer, or null.</summary>
    /// <param name="on">The day.</param>
    /// <param name="context">The clock.</param>
    public static Decision.Refuse? CheckDay(DateOnly on, DecisionContext context)
    {
        if (!Inputs.IsDay(on))
        {
            return new Decision.Refuse("INVALID_DATE", "on", "Give a day from 1900-01-01 to today.");
        }

        return on > context.Today ? new Decision.Refuse("IN_THE_FUTURE", "on", "The day is yet to come: give the day on which it was, today at the latest.") : null;
    }

    /// <summary>What is wrong with an answer, or null.</summary>
    /// <param name="answer">The answer.</param>
    public static Decision.Refuse? Check(NeedAnswer answer)
    {
        foreach (var (field, value) in new[] { ("difficulty", answer.Difficulty), ("importance", answer.Importance), ("frequency", answer.Frequency) })
        {
            if (value is < NeedRules.ScaleMin or > NeedRules.ScaleMax)
            {
                return new Decision.Refuse("OUT_OF_SCALE", field, $"Answer with a whole number from {NeedRules.ScaleMin} to {NeedRules.ScaleMax}.");
            }
        }

        return null;
    }
}
