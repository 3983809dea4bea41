using System.Globalization;
using System.Security.Claims;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.Grains.Ids;
using Microsoft.Extensions.Logging;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <summary>Finds objects by their codes and ids. What is not there is null; what is not this reader's is refused.</summary>
internal sealed partial class NodeFinder(Snapshot read, ILogger<NodeFinder> logger)
{
    private readonly RegionDesk _desk = read.Desk;

    public Task<INode?> FindAsync(string id, ClaimsPrincipal? user) =>
        NodeId.Parse(id) is { } node && node.Region == _desk.Info.Id.Value ? FindAsync(node, id, user) : Task.FromResult<INode?>(null);

    /// <summary>The agency itself; its own figures come from its own grain.</summary>
    public async Task<AgencyNode?> AgencyAsync(string code) =>
        Codes.IsValid(code) && await _desk.Agency(new AgencyId(code)).GetView(null) is { } view ? new AgencyNode(read, view.Info, isFromRegion: false) : null;

    public async Task<BatchNode?> BatchAsync(string code) =>
        Codes.IsValid(code) && await read.BatchViewAsync(new BatchId(code)) is { } view ? new BatchNode(read, view.Batch, view.Plan) : null;

    public Task<ProgramNode?> ProgramAsync(string code) => read.ProgramAsync(Codes.IsValid(code) ? new ProgramId(code) : null);

    public async Task<PartnerNode?> PartnerAsync(string code, ClaimsPrincipal? user)
    {
        var partner = await read.PartnerAsync(Codes.IsValid(code) ? new PartnerId(code) : null);
        return partner is null || user.MaySee(new PartnerId(code)) ? partner : throw Roles.Forbidden();
    }

    public Task<PersonNode?> PersonAsync(string id, ClaimsPrincipal? user) =>
        AsnId.TryParse(_desk.KeyOf(id, NodeTypes.Person), out var person)
            ? user.MaySee(person) ? OpenAsync(person, user) : throw Roles.Forbidden()
            : Task.FromResult<PersonNode?>(null);

    public async Task<PersonNode?> PersonByNipAsync(string nip, ClaimsPrincipal? user) =>
        Nip.TryParse(nip, _desk.Today, out var number, out _) && await _desk.Ledger.FindByNip(number.Digits) is { } person
            ? await OpenAsync(person, user)
            : null;

    private async Task<INode?> FindAsync(NodeId node, string id, ClaimsPrincipal? user) => node.Type switch
    {
        NodeTypes.Region => node.Key == _desk.Info.Id.Value ? new RegionNode(read) : null,
        NodeTypes.Agency => await AgencyAsync(node.Key),
        NodeTypes.Batch => await BatchAsync(node.Key),
        NodeTypes.Program => await ProgramAsync(node.Key),
        NodeTypes.Partner => await read.PartnerAsync(Codes.IsValid(node.Key) ? new PartnerId(node.Key) : null),
        NodeTypes.Person => await PersonAsync(id, user),
        NodeTypes.Receipt => PlaceOf(node, user) is var (partner, position) && await _desk.Partner(partner).GetReceipt(position) is { } receipt
            ? new ReceiptNode(read, receipt) : null,
        NodeTypes.QuarantinedItem => PlaceOf(node, user) is var (partner, position) && await _desk.Partner(partner).GetHeld(position) is { } held
            ? new QuarantinedItemNode(read, held) : null,
        NodeTypes.Policy => await PolicyAsync(node.Key),
        _ => null,
    };

    private static (PartnerId Partner, long Position)? PlaceOf(NodeId node, ClaimsPrincipal? user)
    {
        if (!node.TryReadPlace(out var code, out var position) || !Codes.IsValid(code))
        {
            return null;
        }

        return user.MaySee(new PartnerId(code)) ? (new PartnerId(code), position) : throw Roles.Forbidden();
    }

    private async Task<PolicyNode?> PolicyAsync(string key) =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        && (await read.CatalogAsync()).Policies.All.FirstOrDefault(p => p.Position == position) is { } policy
            ? new PolicyNode(_desk, policy)
            : null;

    private async Task<PersonNode?> OpenAsync(AsnId id, ClaimsPrincipal? user)
    {
        var person = await read.PersonAsync(id);
        if (person is not null)
        {
            PersonOpened(logger, id, user?.Identity?.Name);
        }

        return person;
    }

    [LoggerMessage(1, LogLevel.Information, "Person {Person} was opened by {Reader}")]
    private static partial void PersonOpened(ILogger logger, AsnId person, string? reader);
}
