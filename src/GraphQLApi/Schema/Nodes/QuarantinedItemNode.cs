using System.ComponentModel;
using System.Text;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.Partners;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("QuarantinedItem")]
[Implements(typeof(INode))]
[Authorize(Roles = Roles.Pushes)]
internal sealed class QuarantinedItemNode(Snapshot read, HeldView item) : INode
{
    [GqlId]
    [AllowAnonymous]
    public string Id => NodeId.Of(NodeTypes.QuarantinedItem, read.Desk.Info.Id, item.Partner, item.Position).ToString();

    public string Key => item.Key;

    public string Reason => item.Reason;

    public string Message => item.Message;

    public DateTimeOffset ReceivedAt => item.ReceivedAt;

    [Description("The item as it was sent, for its sender and the administrator; null once it was erased.")]
    public async Task<string?> Raw([FromServices] ILedgerReader reader, CancellationToken cancellationToken) =>
        await reader.ReadRowsAsync([item.Position], cancellationToken) is [{ Raw: { } raw }] ? Encoding.UTF8.GetString(raw) : null;

    public async Task<ReceiptNode> Receipt() =>
        item.Receipt is { } position && await read.Desk.Partner(item.Partner).GetReceipt(position) is { } receipt
            ? new ReceiptNode(read, receipt)
            : throw Snapshot.Behind("receipt");
}
