using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Needs;

/// <summary>A person answers a survey of needs. Exactly one of <paramref name="Nip"/> and <paramref name="Person"/> is given.</summary>
/// <param name="Nip">18 digits that the person has or ever had, or null.</param>
/// <param name="Person">The person's id, or null.</param>
/// <param name="Survey">The survey.</param>
/// <param name="On">The day; null = today.</param>
/// <param name="Answers">One or more, each about another competency of the survey.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AnswerNeeds")]
public sealed record AnswerNeeds(
    [property: Id(0)] string? Nip,
    [property: Id(1)] AsnId? Person,
    [property: Id(2)] NeedsSurveyId Survey,
    [property: Id(3)] DateOnly? On,
    [property: Id(4)] ImmutableArray<NeedAnswer> Answers) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var on = On ?? context.Today;
        if (NeedChecks.FindPerson(Nip, Person, context, out var person) is { } nobody)
        {
            return nobody;
        }

        return (NeedChecks.CheckDay(on, context) ?? CheckSurvey(on, context)) is { } refusal
            ? refusal
            : new Decision.Accept(new NewFact(new NeedsAnswered(person.Person.Person, Survey, on, Answers), context.NoonOf(on)));
    }

    /// <summary>The command's name alone: a NIP stands in no log.</summary>
    public override string ToString() => nameof(AnswerNeeds);

    private Decision.Refuse? CheckSurvey(DateOnly on, DecisionContext context)
    {
        if (!context.Roster.Needs.Surveys.TryGetValue(Survey, out var survey))
        {
            return new Decision.Refuse("UNKNOWN_SURVEY", "survey", "No survey of needs has this code.");
        }

        if (on < survey.OpensOn || on > survey.ClosesOn)
        {
            return new Decision.Refuse("SURVEY_CLOSED", "on", $"The survey is answered from {survey.OpensOn:yyyy-MM-dd} to {survey.ClosesOn:yyyy-MM-dd}.");
        }

        if (Answers.IsDefaultOrEmpty || Answers.Length > survey.Competencies.Length || Answers.DistinctBy(a => a.Competency).Count() != Answers.Length)
        {
            return new Decision.Refuse("INVALID_ANSWERS", "answers", "Answer about one or more of the survey's competencies, each once.");
        }

        return Answers.Any(a => !survey.Competencies.Contains(a.Competency))
            ? new Decision.Refuse("NOT_ASKED", "competency", "The survey does not ask about this competency.")
            : Answers.Select(NeedChecks.Check).FirstOrDefault(wrong => wrong is not null);
    }
}
