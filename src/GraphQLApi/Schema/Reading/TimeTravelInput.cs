using System.ComponentModel;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.History;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <summary>A place in time, as asked. Equal ones are one moment of an answer.</summary>
[Name("TimeTravel")]
[Description("""
    A figure's place in time; left out = now. What had been recorded but not happened by `asOf`, and what had happened but not been recorded by
    `knownAt` or `position`, is not in it; of `knownAt` and `position` the earlier one holds. A correction, revocation or re-credit had happened
    when the completion that it names had. Definitions and names hold for all time, policies for their own days. The figure's date is the day of
    `asOf`, else today; for a year that is over its last day. Everything with the same `at` in one document comes from one set, so parts add up.
    """)]
[CostOnce(1_000)]
internal sealed record TimeTravelInput
{
    [Description("What had happened by then; not in the future.")]
    public DateTimeOffset? AsOf { get; set; }

    [Description("What had been recorded by then; not in the future.")]
    public DateTimeOffset? KnownAt { get; set; }

    [Description("What had been recorded up to this position; not beyond the newest fact.")]
    public long? Position { get; set; }

    /// <summary>The place, or null: now.</summary>
    internal TimeTravel? Place => this is { AsOf: null, KnownAt: null, Position: null } ? null : new TimeTravel(AsOf, KnownAt, Position);
}
