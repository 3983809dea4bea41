using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Outreach;
using Bangkom.Grains.Professionalism;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Awareness")]
[Description("What a person is told about themselves: the own gap, until when it can be closed, and what closing it is worth.")]
[Authorize(Roles = Roles.Answers)]
internal sealed class AwarenessNode(Snapshot read, Awareness awareness)
{
    public int Year => awareness.Year;

    public decimal Jp => awareness.Jp;

    [Description("Null out of scope.")]
    public decimal? Target => awareness.Target;

    [Description("Null when nothing is missing.")]
    public WayToTargetNode? Way => awareness.Way is { } way ? new WayToTargetNode(way) : null;

    [Description("Points of the professionalism index that learning can still add, the most first; empty for who is not measured.")]
    public async Task<IEnumerable<WinnablePointsNode>> Winnable() =>
        (await read.Desk.Professionalism.GetPerson(awareness.Person, null, null))?.Winnable.Select(w => new WinnablePointsNode(w)) ?? [];
}

[Name("WinnablePoints")]
internal sealed class WinnablePointsNode(WinnablePoints points)
{
    public PointSource By => points.By;

    public decimal Points => points.Points;

    [Description("Of hours: how many are missing; all or nothing.")]
    public decimal? MissingJp => points.MissingJp;
}
