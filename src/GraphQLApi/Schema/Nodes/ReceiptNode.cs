using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Partners;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Receipt")]
[Implements(typeof(INode))]
[Authorize(Roles = Roles.Pushes)]
internal sealed class ReceiptNode(Snapshot read, ReceiptView receipt) : INode
{
    [GqlId]
    [AllowAnonymous]
    public string Id => NodeId.Of(NodeTypes.Receipt, read.Desk.Info.Id, receipt.Partner, receipt.Position).ToString();

    public async Task<PartnerNode> Partner() => await read.PartnerAsync(receipt.Partner) ?? throw Snapshot.Behind("partner");

    public DateTimeOffset ReceivedAt => receipt.ReceivedAt;

    public int Items => receipt.Items;

    public int Accepted => receipt.Accepted;

    public int Repeated => receipt.Repeated;

    public int Quarantined => receipt.Quarantined;

    public long? Position => receipt.Position;
}
