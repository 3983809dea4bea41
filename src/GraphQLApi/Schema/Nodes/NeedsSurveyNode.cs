using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("NeedsSurvey")]
internal sealed class NeedsSurveyNode(Snapshot read, NeedsSurveyDefined definition)
{
    public string Code => definition.Survey.Value;

    public string Name => definition.Name;

    public DateOnly OpensOn => definition.OpensOn;

    [Description("Last day.")]
    public DateOnly ClosesOn => definition.ClosesOn;

    public bool IsOpen => definition.OpensOn <= read.Desk.Today && read.Desk.Today <= definition.ClosesOn;

    public async Task<IEnumerable<CompetencyNode>> Competencies() => await Task.WhenAll(definition.Competencies.Select(read.CompetencyAsync));
}
