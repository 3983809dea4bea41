using System.ComponentModel;
using Bangkom.Grains.Needs;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Jpm")]
[Description("value = 100 × numerator / denominator, at most 6 decimals; null when nothing is required.")]
internal sealed class JpmNode(long actual, long required)
{
    internal static JpmNode Of(NeedFigures figures) => new(figures.Tallies.Sum(t => (long)t.Actual), figures.Tallies.Sum(t => (long)t.Required));

    internal static JpmNode CappedOf(NeedFigures figures) => new(figures.Tallies.Sum(t => (long)t.Capped), figures.Tallies.Sum(t => (long)t.Required));

    public decimal? Value => NeedRules.Jpm(actual, required);

    [Description("Σ levels.")]
    public decimal Numerator => actual;

    [Description("Σ required levels.")]
    public decimal Denominator => required;
}
