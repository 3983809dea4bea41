using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Needs;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Need")]
[Description("""
    The need of some people in one competency, as of today's roster. People's figures: everyone in scope counts once, in the agency held today.
    A person's need: gap = max(required − actual, 0); a need that is stated and was never assessed has the gap 1.
    """)]
internal sealed class NeedNode(Snapshot read, NeedTally tally, int rank)
{
    [Description("By people × priority, the greatest first.")]
    public int Rank => rank;

    public Task<CompetencyNode> Competency() => read.CompetencyAsync(tally.Competency);

    [Description("People with an open need.")]
    public int People => tally.Open;

    [Description("People × their mean priority: Σ difficulty × importance × frequency × gap over the open needs; who answered no survey counts with 1 × 1 × 1.")]
    public decimal Priority => tally.Priority;

    [Description("Open needs that their people state themselves.")]
    public int Stated => tally.Stated;

    [Description("People with an assessed level whose post requires one.")]
    public int Assessed => tally.Assessed;

    [Description("Mean gap of the assessed, in levels: Σ gap / assessed.")]
    public RatioNode MeanGap => new(Ratio.Of(tally.GapSum, tally.Assessed));

    [Description("Closed needs / needs: closed by a counted completion of a programme that closes it, or by an assessment at the level, after it arose.")]
    public RatioNode Coverage => new(Ratio.Of(tally.Closed, tally.Open + tally.Closed));
}
