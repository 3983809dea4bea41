using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Mutations;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

/// <content>Who should get which seat.</content>
internal sealed partial class Query
{
    [Authorize(Roles = Roles.Administrator)]
    [AskedAlone]
    [Cost(CompositionNode.Cost)]
    [Description("""
        A proposal of participants for batches with dates and seats, composed together from the open needs of now; nothing is stored. It is worth
        Σ priority of the gaps that the seats close, each person's gap once, plus mixBonus × mix over the batches. Kept always: seats, quotas, one seat
        a programme, no two places at once, prerequisites, declined invitations, the share of a unit that may be away (seats in other batches count).
        Wishes come before worth, and those that can't be met are named. `inviteToBatch` takes it up.
        """)]
    public static Task<CompositionNode> ComposeBatch([FromServices] Snapshot read, ComposeBatchInput input, CancellationToken cancellationToken) =>
        CompositionNode.ReadAsync(read, input, cancellationToken);
}
