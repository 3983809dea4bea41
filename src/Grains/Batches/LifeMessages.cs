using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Batches;

/// <summary>Where an invitation stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InvitationState>))]
public enum InvitationState
{
    /// <summary>The person has not answered.</summary>
    [JsonStringEnumMemberName("INVITED")] Invited,
    /// <summary>The person does not come.</summary>
    [JsonStringEnumMemberName("DECLINED")] Declined,
    /// <summary>The person comes, if the superior agrees.</summary>
    [JsonStringEnumMemberName("ACCEPTED")] Accepted,
    /// <summary>The superior does not agree.</summary>
    [JsonStringEnumMemberName("REFUSED")] Refused,
    /// <summary>The person has a seat.</summary>
    [JsonStringEnumMemberName("SEATED")] Seated,
    /// <summary>The person waits for a seat.</summary>
    [JsonStringEnumMemberName("WAIT_LISTED")] WaitListed,
    /// <summary>The person had a seat or a place, and gave it up.</summary>
    [JsonStringEnumMemberName("WITHDRAWN")] Withdrawn,
}

/// <summary>An invitation.</summary>
/// <param name="Person">Who is invited.</param>
/// <param name="Batch">To which batch.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why the person does not come, or null.</param>
/// <param name="InvitedOn">The day of the invitation.</param>
/// <param name="AnswerBy">The last day for an answer, or null.</param>
/// <param name="ChangedOn">The day of the latest answer or approval, or null.</param>
/// <param name="Answers">How often the person has answered it.</param>
/// <param name="ChangedAt">Position of the latest fact about it.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Invitation")]
public sealed record Invitation(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] BatchId Batch,
    [property: Id(2)] InvitationState State,
    [property: Id(3)] DeclineReason? Reason,
    [property: Id(4)] DateOnly InvitedOn,
    [property: Id(5)] DateOnly? AnswerBy,
    [property: Id(6)] DateOnly? ChangedOn,
    [property: Id(7)] int Answers = 0,
    [property: Id(8)] long ChangedAt = 0);

/// <summary>A session of a batch.</summary>
/// <param name="Session">Its code inside the batch.</param>
/// <param name="Title">Its title.</param>
/// <param name="StartsAt">Its start.</param>
/// <param name="EndsAt">Its end.</param>
/// <param name="Attended">People who were there.</param>
/// <param name="Enrolled">People enrolled in the batch.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchSessionView")]
public sealed record BatchSessionView(
    [property: Id(0)] string Session,
    [property: Id(1)] string Title,
    [property: Id(2)] DateTimeOffset StartsAt,
    [property: Id(3)] DateTimeOffset EndsAt,
    [property: Id(4)] int Attended,
    [property: Id(5)] int Enrolled);

/// <summary>Something about a batch that somebody should look at.</summary>
/// <param name="Code">A stable code: <c>ONE_AGENCY_DOMINATES</c>.</param>
/// <param name="Message">What it is, in numbers, and what would help.</param>
/// <param name="Agency">The agency it speaks of, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchWarning")]
public sealed record BatchWarning([property: Id(0)] string Code, [property: Id(1)] string Message, [property: Id(2)] AgencyId? Agency);

/// <summary>What became of completing a batch by its rule.</summary>
/// <param name="Completed">People who completed by it now.</param>
/// <param name="Known">People who had completed it before.</param>
/// <param name="Missing">People enrolled who do not fulfil the rule.</param>
/// <param name="Held">Completions that are held, with a reason each.</param>
/// <param name="Problem">Why nothing was done: code and message; or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchCompletionResult")]
public sealed record BatchCompletionResult(
    [property: Id(0)] ImmutableArray<AsnId> Completed,
    [property: Id(1)] int Known,
    [property: Id(2)] ImmutableArray<AsnId> Missing,
    [property: Id(3)] int Held,
    [property: Id(4)] LifeProblem? Problem = null);

/// <summary>Why a batch does not do what it was asked for.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What to do.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LifeProblem")]
public sealed record LifeProblem([property: Id(0)] string Code, [property: Id(1)] string Message);
