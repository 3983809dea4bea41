using System.ComponentModel;
using Bangkom.GraphQLApi.Transport;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>What the person is asked for.</content>
internal sealed partial class PersonNode
{
    [Cost(500)]
    [Description("What the person is asked for and gave, the first due first; computed from completions, the roster and today.")]
    public async Task<IEnumerable<FeedbackDutyNode>?> Feedback() => await FeedbackDutyNode.ReadAsync(read, person.Person);
}
