using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Planning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

/// <content>What it closes, what it costs, and what became of it.</content>
internal sealed partial class ProgramNode
{
    [Description("Gaps that it closes.")]
    public IEnumerable<GapClosingNode> Closes => (definition.Closes ?? []).Select(g => new GapClosingNode(read, g));

    public Rupiah? CostPerParticipantRupiah => Rupiah.Of(definition.CostPerParticipantRupiah);

    [Description("Of a batch beside its participants.")]
    public Rupiah? CostPerBatchRupiah => Rupiah.Of(definition.CostPerBatchRupiah);

    [Description("Programmes to complete first.")]
    public async Task<IEnumerable<ProgramNode>> Prerequisites() =>
        (await Task.WhenAll((definition.Prerequisites ?? []).Select(p => read.ProgramAsync(p)))).OfType<ProgramNode>();

    [Description("How it is usually run; null: not said.")]
    public BatchMode? Mode => definition.Mode;

    [Authorize(Roles = Roles.Planning)]
    [Description("What became of it in a year; left out: this one.")]
    public async Task<ProgramHistoryNode> History(int? year)
    {
        var asked = year ?? read.Desk.Today.Year;
        var histories = await read.HistoriesAsync(asked);
        return new ProgramHistoryNode(read, histories.FirstOrDefault(h => h.Program == definition.Program) ?? ProgramHistory.Nothing(definition.Program, asked));
    }
}
