using System.ComponentModel;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <summary>Anything with an id.</summary>
[Name("Node")]
[Description("id is opaque and unique over all regions; code is the human key inside a region.")]
internal interface INode
{
    [GqlId]
    string Id { get; }
}
