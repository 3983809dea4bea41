using System.ComponentModel;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Invitations, sessions, warnings.</content>
internal sealed partial class BatchNode
{
    [Authorize(Roles = Roles.Administrator)]
    [Description("Everyone invited, the earliest first.")]
    public async Task<IEnumerable<BatchInvitationNode>?> Invitations(int first = 50) =>
        (await read.Desk.Batch(batch).GetInvitations(first)).Select(i => new BatchInvitationNode(read, i));

    [Description("The earliest first.")]
    public async Task<IEnumerable<BatchSessionNode>?> Sessions() =>
        (await read.Desk.Batch(batch).GetSessions()).Select(s => new BatchSessionNode(read, batch, s));

    [Description("What somebody should look at: ONE_AGENCY_DOMINATES when the mix is below the policy BATCH_MIX of its first day.")]
    public async Task<IEnumerable<BatchWarningNode>?> Warnings() =>
        (await read.Desk.Batch(batch).GetWarnings()).Select(w => new BatchWarningNode(read, w));
}
