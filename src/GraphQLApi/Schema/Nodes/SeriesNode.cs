using System.ComponentModel;
using Bangkom.Grains.Learning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Series")]
[Description("""
    Parallel columns: starts[i] is the first day of the bucket with values[i]; at most 1,000 points; weeks are ISO.
    COMPLETIONS, JP_CREDITED: per bucket (empty = 0). PARTICIPANTS, REACH, COMPLIANCE, JP_MEAN: from the year's start to the bucket's end,
    today for the running one. Buckets are whole, also the first and the last. Shares and means also carry numerators and denominators.
    Buckets in the future are absent.
    """)]
internal sealed class SeriesNode(Metric metric, SeriesRange range, string zone, SeriesColumns columns)
{
    private readonly MetricColumns _shown = columns.Of(metric);

    public Metric Metric => metric;

    public Bucket Bucket => range.Bucket;

    public string Zone => zone;

    public IEnumerable<DateOnly> Starts => range.Starts;

    public IEnumerable<decimal?> Values => _shown.Values;

    public IEnumerable<decimal?>? Numerators => _shown.Numerators;

    public IEnumerable<decimal?>? Denominators => _shown.Denominators;
}
