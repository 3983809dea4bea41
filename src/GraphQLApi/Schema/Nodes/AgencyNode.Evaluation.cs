using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Evaluation;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>What participants and superiors say.</content>
internal sealed partial class AgencyNode
{
    [Description(SatisfactionReader.Description)]
    public Task<SatisfactionNode?> Satisfaction(int? year, int? quarter, bool includeChildren = true) => SatisfactionReader.ReadAsync(
        read, new EvaluationGroup(includeChildren ? GroupKind.AgencyWithChildren : GroupKind.Agency, Code), year ?? read.Desk.Today.Year, quarter);
}
