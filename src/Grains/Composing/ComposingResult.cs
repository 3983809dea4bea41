using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Composing;

/// <summary>A set of participants that keeps every limit.</summary>
/// <param name="Seats">Who gets a new seat where; without the held ones.</param>
/// <param name="LeftOut">Everyone else who has a gap or had to come, and why not.</param>
/// <param name="Batches">What each batch becomes.</param>
/// <param name="Value">The objective's value, held seats included, in points.</param>
/// <param name="Gaps">Of it, the priority of closed gaps.</param>
/// <param name="Mix">Of it, the bonus for mixed batches.</param>
/// <param name="Conflicts">Wishes that can't be met together; none = every wish is met.</param>
/// <param name="Steps">Looks at one person for one batch: the work that it took, whatever the machine.</param>
/// <param name="Bound">No set is worth more, where that was proven; else null.</param>
/// <param name="IsCut">True when time ran out before the work was done: a faster machine finds more.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ComposingResult")]
public sealed record ComposingResult(
    [property: Id(0)] ImmutableArray<ComposedSeat> Seats,
    [property: Id(1)] ImmutableArray<LeftOutPerson> LeftOut,
    [property: Id(2)] ImmutableArray<ComposedBatch> Batches,
    [property: Id(3)] decimal Value,
    [property: Id(4)] decimal Gaps,
    [property: Id(5)] decimal Mix,
    [property: Id(6)] ImmutableArray<ComposingConflict> Conflicts,
    [property: Id(7)] long Steps,
    [property: Id(8)] decimal? Bound = null,
    [property: Id(9)] bool IsCut = false);

/// <summary>A new seat.</summary>
/// <param name="Person">Who.</param>
/// <param name="Batch">Where.</param>
/// <param name="Value">What the set would lose without it, in points; wishes are not in it.</param>
/// <param name="Closes">The gaps that it closes.</param>
/// <param name="Reasons">Why, the strongest first.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ComposedSeat")]
public sealed record ComposedSeat(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] BatchId Batch,
    [property: Id(2)] decimal Value,
    [property: Id(3)] ImmutableArray<CandidateNeed> Closes,
    [property: Id(4)] ImmutableArray<SeatReason> Reasons);

/// <summary>Why a person gets a seat.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeatReason>))]
public enum SeatReason
{
    /// <summary>The person must take part.</summary>
    [JsonStringEnumMemberName("MANDATORY")] Mandatory,
    /// <summary>An agency's least number of seats would be missed without the seat.</summary>
    [JsonStringEnumMemberName("AGENCY_MINIMUM")] AgencyMinimum,
    /// <summary>The programme closes gaps of the person.</summary>
    [JsonStringEnumMemberName("CLOSES_GAPS")] ClosesGaps,
    /// <summary>The seat makes the batch more mixed.</summary>
    [JsonStringEnumMemberName("MIXES_AGENCIES")] MixesAgencies,
}

/// <summary>Somebody without a new seat.</summary>
/// <param name="Person">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="Batch">The batch that came nearest, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LeftOutPerson")]
public sealed record LeftOutPerson([property: Id(0)] AsnId Person, [property: Id(1)] NoSeatReason Reason, [property: Id(2)] BatchId? Batch);

/// <summary>Why a person gets no seat.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoSeatReason>))]
public enum NoSeatReason
{
    /// <summary>No programme closes a gap that is still open.</summary>
    [JsonStringEnumMemberName("NO_GAP")] NoGap,
    /// <summary>A programme that must come first was not completed.</summary>
    [JsonStringEnumMemberName("PREREQUISITE")] Prerequisite,
    /// <summary>The person is not to be had for the batches, or completed the programme.</summary>
    [JsonStringEnumMemberName("UNAVAILABLE")] Unavailable,
    /// <summary>The seats close more elsewhere.</summary>
    [JsonStringEnumMemberName("SEATS_TAKEN")] SeatsTaken,
    /// <summary>The agency's quota is used up.</summary>
    [JsonStringEnumMemberName("QUOTA_FULL")] QuotaFull,
    /// <summary>Too many of the unit would be away at once.</summary>
    [JsonStringEnumMemberName("UNIT_LIMIT")] UnitLimit,
    /// <summary>The person has a seat in a batch at the same time.</summary>
    [JsonStringEnumMemberName("OVERLAP")] Overlap,
    /// <summary>The seat would cost more mix than it closes.</summary>
    [JsonStringEnumMemberName("WORTH_LESS")] WorthLess,
}

/// <summary>What a batch becomes.</summary>
/// <param name="Batch">Its code.</param>
/// <param name="Taken">Seats taken, held ones included.</param>
/// <param name="Mix">1 − Σ p² over the agencies' shares of those in it, 6 decimals; null for nobody.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ComposedBatch")]
public sealed record ComposedBatch([property: Id(0)] BatchId Batch, [property: Id(1)] int Taken, [property: Id(2)] decimal? Mix);

/// <summary>Wishes that can't be met together.</summary>
/// <param name="Code">A stable code, see <see cref="ComposingConflicts"/>.</param>
/// <param name="Message">Which wishes, in numbers, and what would help; never a name.</param>
/// <param name="Batches">The batches concerned.</param>
/// <param name="Agencies">The agencies concerned.</param>
/// <param name="People">The people concerned.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ComposingConflict")]
public sealed record ComposingConflict(
    [property: Id(0)] string Code,
    [property: Id(1)] string Message,
    [property: Id(2)] ImmutableArray<BatchId> Batches,
    [property: Id(3)] ImmutableArray<AgencyId> Agencies,
    [property: Id(4)] ImmutableArray<AsnId> People);
