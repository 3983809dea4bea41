using System.ComponentModel;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Needs;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Description("A competency of the catalogue; the latest definition holds for all time. The level that posts need is a policy, REQUIRED_LEVEL.")]
internal sealed class DefineCompetencyInput : MutationInput
{
    public string Code { get; set; } = null!;

    public string Name { get; set; } = null!;

    public CompetencyKind Kind { get; set; }

    [DefaultAstValue("KNOWLEDGE")]
    public CompetencyDimension Dimension { get; set; }

    internal override Command ToCommand(InputCheck check) => new DefineCompetency(check.Code<CompetencyId>(Code, "code"), Name, Kind, Dimension);
}

[Description("A survey of needs; the latest definition holds for all time.")]
internal sealed class DefineNeedsSurveyInput : MutationInput
{
    public string Code { get; set; } = null!;

    public string Name { get; set; } = null!;

    public DateOnly OpensOn { get; set; }

    [Description("Last day.")]
    public DateOnly ClosesOn { get; set; }

    [Description("What it asks about.")]
    public IEnumerable<string> Competencies { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new DefineNeedsSurvey(
        check.Code<NeedsSurveyId>(Code, "code"), Name, OpensOn, ClosesOn, [.. Competencies.Select(c => check.Code<CompetencyId>(c, "competencies"))]);
}

[Description("A person's level of a competency was assessed. The later day holds; of one day the later record.")]
internal sealed class AssessCompetencyInput : MutationInput
{
    [GqlId]
    public string Person { get; set; } = null!;

    public string Competency { get; set; } = null!;

    [Description("0, none of it, to 5.")]
    public int Level { get; set; }

    [Description("Left out: today.")]
    public DateOnly? On { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new AssessCompetency(null, check.Person(Person), check.Code<CompetencyId>(Competency, "competency"), Level, On);
}

[Description("A person answers a survey of needs. An answer is about its person: it is not anonymous, and shown to the person and to administrators alone.")]
internal sealed class AnswerNeedsSurveyInput : MutationInput
{
    [GqlId]
    [Description("Left out: the person whose key it is.")]
    public string? Person { get; set; }

    public string Survey { get; set; } = null!;

    [Description("A day of the survey; left out: today.")]
    public DateOnly? On { get; set; }

    public IEnumerable<NeedAnswerInput> Answers { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new AnswerNeeds(
        null,
        check.Person(Person ?? ""),
        check.Code<NeedsSurveyId>(Survey, "survey"),
        On,
        [.. Answers.Select(a => new NeedAnswer(check.Code<CompetencyId>(a.Competency, "competency"), a.Difficulty, a.Importance, a.Frequency, a.Stated))]);
}

[Name("NeedAnswerInput")]
[Description("What a person says of one competency.")]
internal sealed class NeedAnswerInput
{
    public string Competency { get; set; } = null!;

    [Description("How hard the tasks are that need it, 1 to 5.")]
    public int Difficulty { get; set; }

    [Description("How much depends on them, 1 to 5.")]
    public int Importance { get; set; }

    [Description("How often they come, 1 to 5.")]
    public int Frequency { get; set; }

    [DefaultAstValue("false")]
    [Description("True: I need this.")]
    public bool Stated { get; set; }
}
