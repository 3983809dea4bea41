using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;

namespace Bangkom.Grains.Batches;

/// <summary>A batch's status on a day, from its dates and facts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatchStatus>))]
public enum BatchStatus
{
    /// <summary>Nobody is enrolled yet and it has not begun.</summary>
    [JsonStringEnumMemberName("PLANNED")] Planned,
    /// <summary>People are enrolled and it has not begun; a self-paced batch always.</summary>
    [JsonStringEnumMemberName("OPEN")] Open,
    /// <summary>Between its first and last day.</summary>
    [JsonStringEnumMemberName("RUNNING")] Running,
    /// <summary>Past its last day.</summary>
    [JsonStringEnumMemberName("FINISHED")] Finished,
    /// <summary>It will not run.</summary>
    [JsonStringEnumMemberName("CANCELLED")] Cancelled,
}

/// <summary>A batch and how it goes.</summary>
/// <param name="Batch">Its code.</param>
/// <param name="Plan">Its plan.</param>
/// <param name="Status">On today's date.</param>
/// <param name="Enrolled">People with a seat; who attended or completed without one counts as enrolled.</param>
/// <param name="WaitListed">People who wait for a seat.</param>
/// <param name="Attended">People who attended at least once, or completed.</param>
/// <param name="Completed">People with a completion of it that is not revoked.</param>
/// <param name="AgencyMix">1 − Σ p² over the agencies' shares of the enrolled, 0–1, 6 decimals; null for nobody.</param>
/// <param name="Agencies">By the agency held at enrolment, by code; an agency with a quota also when nobody of it is enrolled.</param>
/// <param name="Position">Every fact of the batch up to here is in it.</param>
/// <param name="RecordedAt">When the newest fact in it was recorded.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchView")]
public sealed record BatchView(
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] BatchPlan Plan,
    [property: Id(2)] BatchStatus Status,
    [property: Id(3)] int Enrolled,
    [property: Id(4)] int WaitListed,
    [property: Id(5)] int Attended,
    [property: Id(6)] int Completed,
    [property: Id(7)] decimal? AgencyMix,
    [property: Id(8)] ImmutableArray<BatchAgency> Agencies,
    [property: Id(9)] long Position,
    [property: Id(10)] DateTimeOffset? RecordedAt);

/// <summary>An agency's people in a batch.</summary>
/// <param name="Agency">The agency held at enrolment.</param>
/// <param name="Enrolled">People enrolled.</param>
/// <param name="Attended">Of these, attended.</param>
/// <param name="Completed">Of these, completed.</param>
/// <param name="Quota">Seats at most for its people and those of the agencies below it; null = no limit of its own.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchAgency")]
public sealed record BatchAgency(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] int Enrolled,
    [property: Id(2)] int Attended,
    [property: Id(3)] int Completed,
    [property: Id(4)] int? Quota = null);

/// <summary>Where a person stands in a batch.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SeatState>))]
public enum SeatState
{
    /// <summary>Enrolled; so is who attended or completed it.</summary>
    [JsonStringEnumMemberName("SEATED")] Seated,
    /// <summary>On the wait-list.</summary>
    [JsonStringEnumMemberName("WAIT_LISTED")] WaitListed,
    /// <summary>Neither.</summary>
    [JsonStringEnumMemberName("NONE")] None,
}

/// <summary>Where a person stands in a batch, and at which place.</summary>
/// <param name="State">Seat, wait-list or neither.</param>
/// <param name="Place">Place on the wait-list, from 1, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchSeat")]
public sealed record BatchSeat([property: Id(0)] SeatState State, [property: Id(1)] int? Place);

/// <summary>What a batch has recorded of somebody.</summary>
[Flags]
public enum BatchSteps
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>An invitation, whatever became of it.</summary>
    Invited = 1,
    /// <summary>A seat, an attendance or a completion.</summary>
    Enrolled = 2,
    /// <summary>An attendance.</summary>
    Attended = 4,
    /// <summary>A completion of the batch that is not revoked.</summary>
    Completed = 8,
    /// <summary>Such a completion with a certificate number.</summary>
    Certified = 16,
}

/// <summary>Somebody's way through a batch.</summary>
/// <param name="Person">Who.</param>
/// <param name="Steps">What is recorded.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchTrail")]
public readonly record struct BatchTrail([property: Id(0)] AsnId Person, [property: Id(1)] BatchSteps Steps);

/// <summary>Somebody on a wait-list.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The agency held on the day of joining the list; a seat counts at the one held on moving up.</param>
/// <param name="Place">From 1.</param>
/// <param name="Since">The day of joining the list.</param>
[GenerateSerializer, Immutable, Alias("bangkom.WaitingPerson")]
public sealed record WaitingPerson(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] int Place,
    [property: Id(3)] DateOnly Since);

/// <summary>What a batch decided.</summary>
/// <param name="Result">What became of the request.</param>
/// <param name="Seat">Where the person that it was about stands now; null for a plan, and when the ledger was busy.</param>
/// <param name="MovedUp">Who got a seat from the wait-list by the same append, in order; also for a repeat.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SeatingResult")]
public sealed record SeatingResult(
    [property: Id(0)] AppendResult Result,
    [property: Id(1)] BatchSeat? Seat,
    [property: Id(2)] ImmutableArray<AsnId> MovedUp);
