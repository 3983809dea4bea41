using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Learning;

/// <summary>One version of a completion: what was claimed, what was credited, and why.</summary>
/// <param name="Position">Position of the version: the <see cref="Completed"/> or <see cref="CompletionCorrected"/>.</param>
/// <param name="Completion">Position of the <see cref="Completed"/>: the completion's id.</param>
/// <param name="Source">Source of the completion's identity.</param>
/// <param name="Key">Key of the completion's identity.</param>
/// <param name="Day">Completion day in the region's zone; decides month and year.</param>
/// <param name="CompletedAt">The instant; a bare date counts as 12:00 in the zone.</param>
/// <param name="Content">What the version says.</param>
/// <param name="Agency">The agency credited.</param>
/// <param name="EnrolledAgency">With a batch: the agency held on the day of the start, when it is another one.</param>
/// <param name="Claimed">Quantity × conversion, in JP.</param>
/// <param name="Credited">In JP.</param>
/// <param name="Reason">One of <see cref="CreditReasons"/>.</param>
/// <param name="Limit">Of a cap: in JP, in times for month caps; else null.</param>
/// <param name="LimitOn">The day, or the first day of the month, that the limit holds for; else null.</param>
/// <param name="Other">Position of the other version that the reason speaks of; else null.</param>
/// <param name="Counts">True when it is a completion in figures: not corrected, revoked or a look-alike.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CreditedLine")]
public sealed record CreditedLine(
    [property: Id(0)] long Position,
    [property: Id(1)] long Completion,
    [property: Id(2)] string Source,
    [property: Id(3)] string Key,
    [property: Id(4)] DateOnly Day,
    [property: Id(5)] DateTimeOffset CompletedAt,
    [property: Id(6)] CompletionContent Content,
    [property: Id(7)] AgencyId Agency,
    [property: Id(8)] AgencyId? EnrolledAgency,
    [property: Id(9)] decimal Claimed,
    [property: Id(10)] decimal Credited,
    [property: Id(11)] string Reason,
    [property: Id(12)] decimal? Limit,
    [property: Id(13)] DateOnly? LimitOn,
    [property: Id(14)] long? Other,
    [property: Id(15)] bool Counts);
