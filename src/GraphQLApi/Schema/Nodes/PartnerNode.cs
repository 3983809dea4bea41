using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Partners;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Partner")]
[Implements(typeof(INode))]
internal sealed partial class PartnerNode(Snapshot read, PartnerId partner, string name) : INode
{
    private const int NipDigits = 18;

    [GqlId]
    public string Id => read.Desk.IdOf(NodeTypes.Partner, Code);

    public string Code => partner.Value;

    public string Name => name;

    [Authorize(Roles = Roles.Pushes)]
    [Description("sent = accepted + repeated + quarantined; accepted = counted + not counted.")]
    public async Task<PartnerStatementNode?> Statement(IResolveFieldContext context, DateOnly? from, DateOnly? to) =>
        Guarded(context) ? new PartnerStatementNode(await read.Desk.Partner(partner).GetStatement(from, to)) : null;

    [Authorize(Roles = Roles.Pushes)]
    public async Task<Connection<ReceiptNode>?> Receipts(IResolveFieldContext context, int first = 50, string? after = null) =>
        Guarded(context) ? await PushLists.ReceiptsAsync(read, partner, first, after) : null;

    [Authorize(Roles = Roles.Pushes)]
    public async Task<Connection<QuarantinedItemNode>?> Quarantine(IResolveFieldContext context, string? reason, int first = 50, string? after = null, string? search = null, DateOnly? from = null, DateOnly? to = null) =>
        search?.Count(char.IsAsciiDigit) >= NipDigits
            ? throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, "`search` looks into keys and messages, never for a person: a NIP has no place in an address.")
            : Guarded(context) ? await PushLists.QuarantineAsync(read, partner, new HeldSearch(reason, search, from, to), first, after) : null;

    [Authorize(Roles = Roles.Pushes)]
    [Description("What the activities of its systems are, in the order of their ids.")]
    public async Task<IEnumerable<MappedActivityNode>?> Activities(IResolveFieldContext context) => Guarded(context)
        ? (await read.CatalogAsync()).ActivitiesOf(partner).Values.OrderBy(a => a.Activity, StringComparer.Ordinal).Select(a => new MappedActivityNode(read, a))
        : null;

    [Authorize(Roles = Roles.Pushes)]
    [Description("Its keys, without their secrets, and where each was used from.")]
    public async Task<IEnumerable<PartnerKeyNode>?> Keys(IResolveFieldContext context) =>
        Guarded(context) ? (await read.Desk.Partner(partner).GetKeys()).Select(k => new PartnerKeyNode(k)) : null;

    private bool Guarded(IResolveFieldContext context) => context.User.MaySee(partner) ? true : throw Roles.Forbidden();
}
