using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.Grains.Planning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("ProgramHistory")]
[Description("What is known of a programme's year. What is not known is null.")]
internal sealed class ProgramHistoryNode(Snapshot read, ProgramHistory history)
{
    public async Task<ProgramNode> Program() => await read.ProgramAsync(history.Program) ?? throw Snapshot.Behind("programme");

    public int Year => history.Year;

    [Description("Event figure: completions that count.")]
    public int Completions => history.Completions;

    [Description("Needs of today's members that these closed.")]
    public int ClosedNeeds => history.ClosedNeeds;

    [Description("Spent on it in the year.")]
    public Rupiah? CostRupiah => Rupiah.Of(history.CostRupiah);

    [Description("Spent / closed needs; null when nothing was closed.")]
    public Rupiah? CostPerClosedNeedRupiah => Rupiah.Of(history.CostPerClosedNeedRupiah);

    [Description("Measured effect as a share: 1 = everything there was to learn.")]
    public decimal? Effect => history.Effect;

    [Description("Why there is no estimate of the effect.")]
    public string? EffectRefusal => history.EffectRefusal;
}
