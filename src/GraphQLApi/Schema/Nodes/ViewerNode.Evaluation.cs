using System.ComponentModel;
using Bangkom.GraphQLApi.Transport;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>What the reader is asked for.</content>
internal sealed partial class ViewerNode
{
    [Cost(500)]
    [Description("What the reader, as an ASN or superior, is asked for and gave; empty for everyone else.")]
    public async Task<IEnumerable<FeedbackDutyNode>?> Feedback() =>
        Schema.Roles.PersonOf(user) is { } person ? await FeedbackDutyNode.ReadAsync(read, person) : [];
}
