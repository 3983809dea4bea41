using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

/// <content>What a person sees of themselves.</content>
internal sealed partial class Query
{
    [Authorize(Roles = Roles.Person)]
    [AskedAlone]
    [Cost(100)]
    [Description("The reader's own message: the gap, its deadline, and what closing it is worth.")]
    public static async Task<AwarenessNode?> OwnAwareness([FromServices] Snapshot read, IResolveFieldContext context) =>
        Roles.PersonOf(context.User) is { } person && await read.Desk.Audience.GetAwareness(person) is { } awareness ? new AwarenessNode(read, awareness) : null;

    [Authorize(Roles = Roles.Person)]
    [AskedAlone]
    [Cost(100)]
    [Description("The reader's own professionalism index; null for who is not measured by the rule set.")]
    public static async Task<IpAsnNode?> OwnIpAsn([FromServices] Snapshot read, IResolveFieldContext context, DateOnly? on, string? ruleSet) =>
        Roles.PersonOf(context.User) is { } person && await read.Desk.Professionalism.GetPerson(person, on, ruleSet) is { } index ? new IpAsnNode(index) : null;
}
