using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.Grains.Budget;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Cost")]
[Description("What something cost and what came of it. Event figures: completions count at the agency held on their day.")]
internal sealed class CostNode(CostFigures cost)
{
    /// <summary>What a year's costs cost to ask for, in plain fields: every agency walks through its people once.</summary>
    public const double Price = 500;

    internal static CostNode? Of(CostFigures? cost) => cost is null ? null : new CostNode(cost);

    [Description("Bound, without what was released: the plan of this purpose.")]
    public Rupiah Committed => new(cost.Committed);

    [Description("Spent, corrections included.")]
    public Rupiah Realised => new(cost.Realised);

    [Description("People who completed a batch; of anything else the completions that count.")]
    public int Completed => cost.Completed;

    [Description("JP credited for them.")]
    public decimal Jp => cost.Jp;

    [Description("Planned against actual: realised / committed.")]
    public RatioNode Realisation => new(cost.Realisation);

    [Description("realised / completed, in rupiah.")]
    public RatioNode PerParticipant => new(cost.PerParticipant);

    [Description("realised / Σ JP, in rupiah.")]
    public RatioNode PerJp => new(cost.PerJp);

    [Description("realised / closed competency gaps, in rupiah; null while these are not known.")]
    public RatioNode? PerClosedGap => cost.PerClosedGap is { } ratio ? new RatioNode(ratio) : null;

    [Description("What partners paid and bring in kind / what was spent of the APBD.")]
    public RatioNode Leverage => new(cost.Leverage);
}
