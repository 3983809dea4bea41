using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Lists;
using Bangkom.Grains.History;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Explanation")]
[Description("""
    A figure at two moments, and the facts that made the difference: those that only one of the moments includes, of the people whose part in the
    figure differs, by position. Who differs without such a fact differs through the tree, a rule, or the days passing, which are then listed.
    """)]
internal sealed class ExplanationNode(ExplanationView view, IReadOnlyList<Edge<ExplainedFactNode>> edges, bool hasPrevious)
{
    [Description("The figure at `from`; null when it has no denominator or there was no such agency.")]
    public decimal? Before => view.Before;

    [Description("The figure at `to`.")]
    public decimal? After => view.After;

    [Description("after − before.")]
    public decimal? Difference => view.After - view.Before;

    public IReadOnlyList<Edge<ExplainedFactNode>> Edges => edges;

    public PageInfo PageInfo => new(view.HasMore, hasPrevious, edges.Count == 0 ? null : edges[0].Cursor, edges.Count == 0 ? null : edges[^1].Cursor);

    public int TotalCount => view.Total;
}
