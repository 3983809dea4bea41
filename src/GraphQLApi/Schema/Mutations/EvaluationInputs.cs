using System.Collections.Immutable;
using System.ComponentModel;
using Bangkom.Grains.Evaluation.Commands;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Description("A questionnaire for a programme or one of its batches; it may be worded anew until it is answered.")]
internal sealed class DefineQuestionnaireInput : MutationInput
{
    public string Code { get; set; } = null!;

    public string Name { get; set; } = null!;

    public string Program { get; set; } = null!;

    [Description("Left out: every batch of the programme that has none of its own.")]
    public string? Batch { get; set; }

    [Description("The highest mark of every item, 2 to 10; the lowest is 1.")]
    public int ScaleMax { get; set; }

    [Description("What is asked, 1 to 30.")]
    public IEnumerable<string> Items { get; set; } = [];

    internal override Command ToCommand(InputCheck check) => new DefineQuestionnaire(
        check.Code<QuestionnaireId>(Code, "code"), Name, check.Code<ProgramId>(Program, "program"), check.CodeOrNull<BatchId>(Batch, "batch"), ScaleMax, [.. Items]);
}

[Description("A participant's answer to a questionnaire, every item of it. Stored without the person: one answer each.")]
internal sealed class AnswerQuestionnaireInput : MutationInput
{
    [GqlId]
    [Description("Left out: the reader.")]
    public string? Person { get; set; }

    public string Questionnaire { get; set; } = null!;

    [Description("The batch completed; left out: without a batch.")]
    public string? Batch { get; set; }

    [Description("Left out: today.")]
    public DateOnly? On { get; set; }

    [Description("By item, 1 to the questionnaire's scaleMax.")]
    public IEnumerable<int> Marks { get; set; } = [];

    [Description("Would you recommend it: 0 to 10.")]
    public int Recommend { get; set; }

    [Description("Shown only among five answers or more, without person: name nobody in it.")]
    public string? Comment { get; set; }

    internal override Command ToCommand(InputCheck check) => new AnswerQuestionnaire(
        check.Person(Person ?? ""), check.Code<QuestionnaireId>(Questionnaire, "questionnaire"), check.CodeOrNull<BatchId>(Batch, "batch"),
        On ?? check.Today, [.. Marks], Recommend, Comment);
}

[Description("A participant's test before or after a training; the two make a pair. Stored without the person.")]
internal sealed class RecordTestInput : MutationInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    public string Program { get; set; } = null!;

    public string? Batch { get; set; }

    [Description("Left out: today.")]
    public DateOnly? On { get; set; }

    public LearningDimension Dimension { get; set; }

    public TestPhase Phase { get; set; }

    public decimal Score { get; set; }

    [Description("The highest score, above 0.")]
    public decimal Max { get; set; }

    internal override Command ToCommand(InputCheck check) => new RecordTest(
        check.Person(Person), check.Code<ProgramId>(Program, "program"), check.CodeOrNull<BatchId>(Batch, "batch"), On ?? check.Today, Dimension, Phase, Score, Max);
}

[Description("What a participant does differently at work, months after a training. Stored without either person.")]
internal sealed class AnswerFollowUpInput : MutationInput
{
    [GqlId]
    [Description("The participant.")]
    public string Subject { get; set; } = null!;

    public string Batch { get; set; } = null!;

    [Description("Months after completion: 3 or 6.")]
    public int Month { get; set; }

    public FollowUpRole Role { get; set; }

    [Description("Left out: today.")]
    public DateOnly? On { get; set; }

    [Description("By item, 1 to 4.")]
    public IEnumerable<int> Marks { get; set; } = [];

    internal override Command ToCommand(InputCheck check) => new AnswerFollowUp(
        check.Person(Subject, "subject"), check.Code<BatchId>(Batch, "batch"), Month, Role, On ?? check.Today, [.. Marks]);
}

[Description("A service unit of an agency; the latest definition holds for all time.")]
internal sealed class DefineServiceUnitInput : MutationInput
{
    public string Code { get; set; } = null!;

    public string Name { get; set; } = null!;

    public string Agency { get; set; } = null!;

    [Description("People it serves in a quarter: decides how many should be asked.")]
    public int? UsersPerQuarter { get; set; }

    internal override Command ToCommand(InputCheck check) => new DefineServiceUnit(
        check.Code<ServiceUnitId>(Code, "code"), Name, check.Code<AgencyId>(Agency, "agency"), UsersPerQuarter);
}

[Description("The staff of a service unit were trained; the latest statement about a unit and a programme holds.")]
internal sealed class RecordUnitTrainingInput : MutationInput
{
    public string Unit { get; set; } = null!;

    public string Program { get; set; } = null!;

    public string? Batch { get; set; }

    [Description("Left out: the batch's last day; without a batch: they were not trained, other than was said before.")]
    public DateOnly? On { get; set; }

    internal override Command ToCommand(InputCheck check) => new RecordUnitTraining(
        check.Code<ServiceUnitId>(Unit, "unit"), check.Code<ProgramId>(Program, "program"), check.CodeOrNull<BatchId>(Batch, "batch"), On);
}

[Description("What the public said of a service unit in a quarter (PermenPANRB 14/2017); a later one replaces it.")]
internal sealed class RecordSurveyInput : MutationInput
{
    public string Unit { get; set; } = null!;

    [Description("Such as 2026-Q1.")]
    public string Quarter { get; set; } = null!;

    [Description("People asked.")]
    public int Respondents { get; set; }

    [Description("By element U1 to U9: sum of the marks 1 to 4.")]
    public IEnumerable<int> Sums { get; set; } = [];

    [Description("By element: people who answered it; left out: all.")]
    public IEnumerable<int>? Answers { get; set; }

    internal override Command ToCommand(InputCheck check)
    {
        if (!Grains.Ids.Quarter.TryParse(Quarter, out var quarter))
        {
            check.Wrong("quarter", "Write a quarter such as 2026-Q1.");
        }

        ImmutableArray<int> sums = [.. Sums];
        return new RecordSurvey(check.Code<ServiceUnitId>(Unit, "unit"), quarter, Respondents, sums, Answers?.ToImmutableArray() ?? [.. sums.Select(_ => Respondents)]);
    }
}
