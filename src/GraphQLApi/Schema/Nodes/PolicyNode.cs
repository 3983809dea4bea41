using System.ComponentModel;
using System.Globalization;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Policies;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Policy")]
[Implements(typeof(INode))]
[Description("One dated rule: kind JP_TARGET, JP_CAP, SCOPE, CONVERSION, …; value in the kind's unit; source names the regulation.")]
internal sealed class PolicyNode(RegionDesk desk, DatedPolicy policy) : INode
{
    [GqlId]
    public string Id => desk.IdOf(NodeTypes.Policy, policy.Position.ToString(CultureInfo.InvariantCulture));

    public string Kind => policy.Rule.Kind;

    public string? AppliesTo => policy.Rule.AppliesTo;

    public string Value => policy.Rule.Value;

    public DateOnly ValidFrom => policy.Rule.ValidFrom;

    public DateOnly? ValidTo => policy.Rule.ValidTo;

    public string Source => policy.Rule.Source;
}
