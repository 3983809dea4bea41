using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Evaluation;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>What participants and superiors say.</content>
internal sealed partial class PartnerNode
{
    [Description(SatisfactionReader.Description)]
    public Task<SatisfactionNode?> Satisfaction(int? year, int? quarter) =>
        SatisfactionReader.ReadAsync(read, new EvaluationGroup(GroupKind.Partner, Code), year ?? read.Desk.Today.Year, quarter);
}
