using System.ComponentModel;
using Bangkom.GraphQLApi.Transport;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Invitations.</content>
internal sealed partial class PersonNode
{
    [Cost(100)]
    [Description("To every batch, the latest first.")]
    public async Task<IEnumerable<BatchInvitationNode>?> Invitations()
    {
        var batches = await read.Desk.Person(person.Person).GetInvitedTo();
        var found = await Task.WhenAll(batches.Select(b => read.Desk.Batch(b).GetInvitation(person.Person)));
        return found.Where(i => i is not null).Select(i => new BatchInvitationNode(read, i!));
    }
}
