using System.Collections.Immutable;
using System.ComponentModel;
using Bangkom.Grains.Aggregates;
using Bangkom.Grains.Learning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Aggregate")]
[Description("""
    Event figures in parallel columns: row i is the group `keys[d].codes[i]` of every dimension d in the bucket that starts on `starts[i]`. Groups without a
    completion are absent; rows are ordered by bucket, then by code; at most 10,000. Without `bucket` all days are one. Each completion counts at the agency
    held on its day; the same figures as `Series` and `Participation`. `peopleReached` counts a person once a row, so rows of it do not add up.
    """)]
internal sealed class AggregateNode(ImmutableArray<Dimension> dimensions, Bucket? bucket, string zone, AggregateColumns columns)
{
    internal AggregateColumns Columns => columns;

    public Bucket? Bucket => bucket;

    [Description("Whose days buckets are; hours are credited by the region's own.")]
    public string Zone => zone;

    [Description("In the order of `groupBy`.")]
    public IEnumerable<AggregateKeysNode> Keys => dimensions.Select((d, i) => new AggregateKeysNode(d, [.. columns.Keys.Select(k => k[i])]));

    public IEnumerable<DateOnly> Starts => columns.Starts;

    [Description("Verified completions, revoked and look-alikes left out.")]
    public IEnumerable<int> Completions => columns.Completions;

    public IEnumerable<decimal> JpCredited => columns.JpCredited;

    [Description("Distinct people.")]
    public IEnumerable<int> PeopleReached => columns.PeopleReached;
}

[Name("AggregateKeys")]
internal sealed record AggregateKeysNode(Dimension Dimension, [property: Description("A code, or the name of a form, status or post; null where a completion names none.")] IReadOnlyList<string?> Codes);
