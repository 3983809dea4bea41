using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("GapClosing")]
internal sealed class GapClosingNode(Snapshot read, GapClosing gap)
{
    public Task<CompetencyNode> Competency() => read.CompetencyAsync(gap.Competency);

    [Description("The level that it brings people to, 1 to 5.")]
    public int Level => gap.Level;
}
