using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Needs;

namespace Bangkom.GraphQLApi.Schema.Lists;

/// <summary>Needs as they rank.</summary>
internal static class NeedList
{
    /// <summary>What the needs of everyone cost to look at, in plain fields.</summary>
    public const double Cost = 100;

    public static async Task<Connection<NeedNode>> PageAsync(Snapshot read, NeedFigures figures, CompetencyKind? kind, int first, string? after)
    {
        var definitions = (await read.NeedsAsync()).Definitions;
        var ranked = Of(definitions, figures, kind).Ranked().Index().ToList();
        return Connection<NeedNode>.Of(ranked, n => n.Item.Competency.Value, n => new NeedNode(read, n.Item, n.Index + 1), first, after);
    }

    /// <summary>The figures of one kind of competencies.</summary>
    public static NeedFigures Of(Bangkom.Grains.Roster.NeedDefinitions definitions, NeedFigures figures, CompetencyKind? kind) =>
        kind is null ? figures : new NeedFigures([.. figures.Tallies.Where(t => definitions.Competencies.GetValueOrDefault(t.Competency)?.Type == kind)]);
}
