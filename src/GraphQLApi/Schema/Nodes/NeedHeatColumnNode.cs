using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Needs;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("NeedHeatColumn")]
internal sealed class NeedHeatColumnNode(Snapshot read, CompetencyId competency, IReadOnlyList<NeedTally> tallies)
{
    public Task<CompetencyNode> Competency() => read.CompetencyAsync(competency);

    [Description("People with an open need.")]
    public IEnumerable<int> People => tallies.Select(t => t.Open);

    [Description("People with an assessed level whose post requires one: the n of `meanGap`.")]
    public IEnumerable<int> Assessed => tallies.Select(t => t.Assessed);

    [Description("Σ gap / assessed, in levels; null for nobody.")]
    public IEnumerable<decimal?> MeanGap => tallies.Select(t => Ratio.Of(t.GapSum, t.Assessed).Value);

    [Description("Σ priority of the open needs.")]
    public IEnumerable<decimal> Priority => tallies.Select(t => (decimal)t.Priority);
}
