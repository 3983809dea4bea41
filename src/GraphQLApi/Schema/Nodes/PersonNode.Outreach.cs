using System.ComponentModel;
using Bangkom.GraphQLApi.Transport;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>Outreach and the professionalism index.</content>
internal sealed partial class PersonNode
{
    [Description("The message that shows the own gap, its deadline, and what closing it is worth.")]
    public async Task<AwarenessNode?> Awareness() =>
        await read.Desk.Audience.GetAwareness(person.Person) is { } awareness ? new AwarenessNode(read, awareness) : null;

    [Cost(20)]
    [Description("The professionalism index; null for who is no member on the day or not measured by the rule set.")]
    public async Task<IpAsnNode?> IpAsn(DateOnly? on, string? ruleSet) =>
        await read.Desk.Professionalism.GetPerson(person.Person, on, ruleSet) is { } index ? new IpAsnNode(index) : null;
}
