using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

[Name("Query")]
[Authorize(Roles = Roles.Figures)]
internal sealed partial class Query
{
    [AskedAlone]
    public static Task<INode?> Node([FromServices] NodeFinder finder, IResolveFieldContext context, [GqlId] string id) => finder.FindAsync(id, context.User);

    public static RegionNode Region([FromServices] Snapshot read) => new(read);

    public static Task<AgencyNode?> Agency([FromServices] NodeFinder finder, string code) => finder.AgencyAsync(code);

    public static Task<BatchNode?> Batch([FromServices] NodeFinder finder, string code) => finder.BatchAsync(code);

    public static Task<Connection<BatchNode>> Batches(
        [FromServices] Snapshot read, BatchFilter? filter, BatchOrder orderBy = BatchOrder.StartsOnDesc, int first = 50, string? after = null) =>
        BatchList.PageAsync(read, filter, orderBy, first, after);

    public static Task<ProgramNode?> Program([FromServices] NodeFinder finder, string code) => finder.ProgramAsync(code);

    public static Task<Connection<ProgramNode>> Programs([FromServices] Snapshot read, ProgramFilter? filter, int first = 50, string? after = null) =>
        ProgramList.PageAsync(read, filter, first, after);

    [Authorize(Roles = Roles.Answers)]
    [AskedAlone]
    [Description("By surrogate id; needs the right to see people, or to be the person; the opening is logged.")]
    public static Task<PersonNode?> Person([FromServices] NodeFinder finder, IResolveFieldContext context, [GqlId] string id) =>
        finder.PersonAsync(id, context.User);

    [Authorize(Roles = Roles.Administrator)]
    [AskedAlone]
    [KeepOutOfUrls]
    [Description("Refused on GET and unless `nip` is a variable; needs the right to see people; logged.")]
    public static Task<PersonNode?> PersonByNip([FromServices] NodeFinder finder, IResolveFieldContext context, string nip) =>
        finder.PersonByNipAsync(nip, context.User);

    [Authorize(Roles = Roles.Pushes)]
    public static Task<PartnerNode?> Partner([FromServices] NodeFinder finder, IResolveFieldContext context, string code) =>
        finder.PartnerAsync(code, context.User);

    [Authorize(Roles = Roles.Pushes)]
    public static async Task<IEnumerable<PartnerNode>> Partners([FromServices] Snapshot read, IResolveFieldContext context) =>
        (await read.CatalogAsync()).Partners.Where(p => context.User.MaySee(p.Key)).Select(p => new PartnerNode(read, p.Key, p.Value));

    [Description("Rules in force on a date (targets, caps, scope, weights, bands), with their source.")]
    public static async Task<IEnumerable<PolicyNode>> Policies([FromServices] Snapshot read, DateOnly? on) =>
        (await read.CatalogAsync()).Policies.InForceOn(on ?? read.Desk.Today).Select(p => new PolicyNode(read.Desk, p));

    public static ViewerNode Viewer([FromServices] Snapshot read, IResolveFieldContext context) => new(read, context.User!);
}
