using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Needs;

/// <summary>A survey of needs; another definition of the same code replaces it for all time.</summary>
/// <param name="Survey">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="OpensOn">First day on which it is answered.</param>
/// <param name="ClosesOn">Last day.</param>
/// <param name="Competencies">What it asks about: 1 to <see cref="CompetenciesMax"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DefineNeedsSurvey")]
public sealed record DefineNeedsSurvey(
    [property: Id(0)] NeedsSurveyId Survey,
    [property: Id(1)] string Name,
    [property: Id(2)] DateOnly OpensOn,
    [property: Id(3)] DateOnly ClosesOn,
    [property: Id(4)] ImmutableArray<CompetencyId> Competencies) : Command
{
    /// <summary>Competencies that a survey asks about at most.</summary>
    public const int CompetenciesMax = 50;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Problem(context) is { } problem)
        {
            return problem;
        }

        var definition = new NeedsSurveyDefined(Survey, Name.Trim(), OpensOn, ClosesOn, Competencies);
        return context.Roster.Needs.Surveys.GetValueOrDefault(Survey) is { } known
            && known.Competencies.AsSpan().SequenceEqual(Competencies.AsSpan()) && known with { Competencies = Competencies } == definition
            ? new Decision.Same(null)
            : new Decision.Accept(new NewFact(definition, context.Now));
    }

    private Decision.Refuse? Problem(DecisionContext context)
    {
        if (!Codes.IsValid(Survey.Value))
        {
            return new Decision.Refuse("INVALID_CODE", "code", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _.");
        }

        if (!Inputs.IsText(Name))
        {
            return new Decision.Refuse("INVALID_NAME", "name", $"Give a name of 1 to {Inputs.NameLengthMax} characters without control characters.");
        }

        if (!Inputs.IsDay(OpensOn) || !Inputs.IsDay(ClosesOn) || ClosesOn < OpensOn)
        {
            return new Decision.Refuse("INVALID_DATE", "closesOn", "Give days from 1900-01-01 to 2199-12-31, the last not before the first.");
        }

        if (Competencies.IsDefaultOrEmpty || Competencies.Length > CompetenciesMax || Competencies.Distinct().Count() != Competencies.Length)
        {
            return new Decision.Refuse("INVALID_COMPETENCY", "competencies", $"Ask about 1 to {CompetenciesMax} competencies, each once.");
        }

        return Competencies.Select(c => NeedChecks.Check(c, context, "competencies")).FirstOrDefault(wrong => wrong is not null);
    }
}
