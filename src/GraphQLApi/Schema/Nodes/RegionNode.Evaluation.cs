using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Evaluation;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>What participants and superiors say.</content>
internal sealed partial class RegionNode
{
    [Description(SatisfactionReader.Description)]
    public Task<SatisfactionNode?> Satisfaction(int? year, int? quarter) =>
        SatisfactionReader.ReadAsync(read, new EvaluationGroup(GroupKind.Region, ""), year ?? read.Desk.Today.Year, quarter);
}
