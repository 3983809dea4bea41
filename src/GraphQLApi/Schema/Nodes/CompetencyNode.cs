using System.ComponentModel;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Competency")]
[Description("A competency of the catalogue: levels 1 to 5 (PermenPANRB 38/2017).")]
internal sealed class CompetencyNode(CompetencyDefined definition)
{
    public string Code => definition.Competency.Value;

    public string Name => definition.Name;

    public CompetencyKind Kind => definition.Type;

    public CompetencyDimension Dimension => definition.Dimension;
}
