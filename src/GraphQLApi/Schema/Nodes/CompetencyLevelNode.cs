using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Needs;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("CompetencyLevel")]
[Description("A level as it was last assessed.")]
internal sealed class CompetencyLevelNode(Snapshot read, AssessedLevel level)
{
    public Task<CompetencyNode> Competency() => read.CompetencyAsync(level.Competency);

    [Description("The level that the post needs; null: no rule says.")]
    public int? Required => level.Required;

    public int Actual => level.Actual;

    [Description("The day of the assessment.")]
    public DateOnly On => level.On;
}
