using System.ComponentModel;
using Bangkom.Grains.Learning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Ratio")]
[Description("value = numerator / denominator; null when the denominator is 0. All three are null when suppressed.")]
internal sealed class RatioNode(Ratio ratio)
{
    public decimal? Numerator => ratio.Numerator;

    public decimal? Denominator => ratio.Denominator;

    public decimal? Value => ratio.Value;

    public bool Suppressed => ratio.Suppressed;
}
