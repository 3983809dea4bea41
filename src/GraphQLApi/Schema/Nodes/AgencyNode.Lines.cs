using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>What figures are made of.</content>
internal sealed partial class AgencyNode
{
    [Authorize(Roles = Roles.Planning)]
    [Cost(CompletionLineList.Price)]
    [Description("""
        The completions behind `participation.completions` and `jpCredited` of a year, and those left out of them, by position. `counted` left out: both;
        `reason`: FULL, OVERLAP, a cap, DUPLICATE, REVOKED, CORRECTED. Those with `counted: true` are as many as `completions`.
        """)]
    public Task<Connection<CompletionLineNode>?> CompletionLines(
        int? year, bool? counted, string? reason, bool includeChildren = true, int first = 50, string? after = null) =>
        CompletionLineList.ReadAsync(read, info.Agency, includeChildren, year, counted, reason, first, after);
}
