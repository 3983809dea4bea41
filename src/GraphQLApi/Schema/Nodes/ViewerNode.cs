using System.ComponentModel;
using System.Security.Claims;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Viewer")]
internal sealed partial class ViewerNode(Snapshot read, ClaimsPrincipal user)
{
    public string Name => user.Identity?.Name ?? "";

    public IEnumerable<string> Roles => user.FindAll(ClaimTypes.Role).Select(c => c.Value).Distinct();

    [Authorize(Roles = Schema.Roles.Answers)]
    [Description("The person whose key it is; null for others.")]
    public Task<PersonNode?> Person() => read.PersonAsync(Schema.Roles.PersonOf(user));

    [Authorize(Roles = Schema.Roles.Person)]
    [Cost(1_000)]
    [Description("Accepted invitations that wait for the person whose key it is.")]
    public async Task<IEnumerable<ApprovalNode>?> Approvals() =>
        Schema.Roles.PersonOf(user) is { } superior ? (await read.Desk.Approvals.GetDue(superior)).Select(d => new ApprovalNode(read, d)) : null;

    public RegionNode Region => new(read);

    [Description("The agencies whose people the reader may see; null = all.")]
    public IEnumerable<AgencyNode>? Agencies => user.IsInRole(Schema.Roles.Administrator) ? null : [];
}
