using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Evaluation;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>What participants and superiors say.</content>
internal sealed partial class BatchNode
{
    [Description(SatisfactionReader.Description)]
    public Task<SatisfactionNode?> Satisfaction() => SatisfactionReader.ReadAsync(read, new EvaluationGroup(GroupKind.Batch, Code), null, null);
}
