using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("NeedHeat")]
[Description("A table of agencies × competencies as columns: the values of a column stand in the order of `agencies`. Own people of each agency: rows add up.")]
internal sealed class NeedHeatNode(Snapshot read, IReadOnlyList<AgencyId> agencies, IReadOnlyList<CompetencyId> competencies, Func<AgencyId, NeedFigures> figuresOf)
{
    private readonly List<Dictionary<CompetencyId, NeedTally>> _rows = [.. agencies.Select(a => figuresOf(a).Tallies.ToDictionary(t => t.Competency))];

    [Description("Codes, ordinally: agencies with anything to tell.")]
    public IEnumerable<string> Agencies => agencies.Select(a => a.Value);

    [Description("As they rank over these agencies.")]
    public IEnumerable<NeedHeatColumnNode> Columns =>
        competencies.Select(c => new NeedHeatColumnNode(read, c, [.. _rows.Select(r => r.GetValueOrDefault(c) ?? NeedTally.None(c))]));

    internal static async Task<NeedHeatNode> ReadAsync(Snapshot read, CompetencyKind? kind, Func<AgencyId, bool> shows)
    {
        var view = await read.NeedsAsync();
        NeedFigures FiguresOf(AgencyId agency) => Lists.NeedList.Of(view.Definitions, view.Agencies[agency].Own, kind);
        var agencies = view.Agencies.Keys.Where(a => shows(a) && !FiguresOf(a).Tallies.IsEmpty).Order().ToList();
        return new NeedHeatNode(read, agencies, [.. NeedFigures.Sum(agencies.Select(FiguresOf)).Ranked().Select(t => t.Competency)], FiguresOf);
    }
}
