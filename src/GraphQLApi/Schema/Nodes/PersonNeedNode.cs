using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Needs;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("PersonNeed")]
[Description("A need of one person.")]
internal sealed class PersonNeedNode(Snapshot read, PersonNeed need)
{
    public Task<CompetencyNode> Competency() => read.CompetencyAsync(need.Competency);

    [Description("The level that the post needs; null: no rule says.")]
    public int? Required => need.Required;

    [Description("The level last assessed; null: never.")]
    public int? Actual => need.Actual;

    [Description("max(required − actual, 0); 1 of a need that was stated and never assessed.")]
    public int Gap => need.Gap;

    public int? Difficulty => need.Difficulty;

    public int? Importance => need.Importance;

    public int? Frequency => need.Frequency;

    [Description("Difficulty × importance × frequency × gap; an answer not given counts as 1.")]
    public int Priority => need.Priority;

    [Description("The person states it.")]
    public bool Stated => need.Stated;

    public DateOnly AroseOn => need.AroseOn;

    [Description("Null: open.")]
    public DateOnly? ClosedOn => need.ClosedOn;

    [Description("The programme whose completion closed it; null: open, or closed by an assessment.")]
    public Task<ProgramNode?> ClosedBy() => read.ProgramAsync(need.ClosedBy);
}
