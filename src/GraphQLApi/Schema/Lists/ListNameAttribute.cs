using Bangkom.GraphQLApi.Schema.Nodes;
using GraphQL;
using GraphQL.Types;

namespace Bangkom.GraphQLApi.Schema.Lists;

/// <summary>Names the type of a page or an edge after what it holds: <c>BatchConnection</c>.</summary>
/// <param name="suffix">What follows the item's name.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ListNameAttribute(string suffix) : GraphQLAttribute
{
    public override void Modify(IGraphType graphType)
    {
        var item = graphType.GetType().GetGenericArguments()[0].GetGenericArguments()[0];
        var name = (string)item.GetCustomAttributesData().First(a => a.AttributeType == typeof(NameAttribute)).ConstructorArguments[0].Value!;
        graphType.Name = (item == typeof(QuarantinedItemNode) ? "Quarantine" : name) + suffix;
    }
}
