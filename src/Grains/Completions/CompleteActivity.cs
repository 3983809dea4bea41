using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Completions;

/// <summary>
/// A learning system states that somebody completed one of its activities. What it was worth is the mapped programme's: the statement
/// knows neither form nor hours.
/// </summary>
/// <param name="Learner">Who.</param>
/// <param name="Activity">The activity's id.</param>
/// <param name="CompletedAt">When.</param>
/// <param name="Score">0–100, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompleteActivity")]
public sealed record CompleteActivity(
    [property: Id(0)] Learner Learner,
    [property: Id(1)] string Activity,
    [property: Id(2)] Moment CompletedAt,
    [property: Id(3)] decimal? Score) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Partner is not { } partner || !context.Roster.Mappings.TryFind(partner, Activity, out var mapping)
            || !context.Roster.TryFind(mapping.Program, out ProgramDefined? program))
        {
            return new Decision.Hold(
                QuarantineReasons.UnknownActivity,
                "object",
                "The statement's activity is not mapped to a programme. The item is decided anew when it is mapped.",
                WaitKeys.Activity(context.Partner, Activity));
        }

        if (Learner.Find(context.Partner, context, out var person) is { } nobody)
        {
            return nobody;
        }

        var sent = new CompletionContent(
            program.Name,
            mapping.Form ?? program.Form,
            mapping.Scope ?? LearningScope.National,
            mapping.Quantity ?? program.Quantity,
            null,
            CompletedAt,
            mapping.Program,
            mapping.Batch,
            null,
            null,
            Score);
        if (CompletionChecks.Check(sent, person, context, out var completion) is { } held)
        {
            return held;
        }

        var (content, agency, enrolled) = completion;
        return new Decision.Accept(new NewFact(
            new Completed(person.Person.Person, agency, enrolled, content, context.ReceivedAt, Activity),
            content.CompletedAt.InstantIn(context.Zone)));
    }

    /// <summary>The command's name alone: an account stands in no log.</summary>
    public override string ToString() => nameof(CompleteActivity);
}
