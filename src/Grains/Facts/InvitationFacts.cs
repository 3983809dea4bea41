using System.Text.Json.Serialization;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>Why somebody who was invited does not take part.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeclineReason>))]
public enum DeclineReason
{
    /// <summary>Something else is at the same time.</summary>
    [JsonStringEnumMemberName("SCHEDULE_CLASH")] ScheduleClash,
    /// <summary>The work does not allow it.</summary>
    [JsonStringEnumMemberName("WORKLOAD")] Workload,
    /// <summary>The superior did not agree.</summary>
    [JsonStringEnumMemberName("SUPERIOR_REFUSED")] SuperiorRefused,
    /// <summary>On leave, or ill.</summary>
    [JsonStringEnumMemberName("LEAVE_OR_ILLNESS")] LeaveOrIllness,
    /// <summary>Feels competent already.</summary>
    [JsonStringEnumMemberName("FEELS_COMPETENT")] FeelsCompetent,
    /// <summary>Not interested.</summary>
    [JsonStringEnumMemberName("NOT_INTERESTED")] NotInterested,
}

/// <summary>A person is invited to a batch.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Agency">The agency held on that day.</param>
/// <param name="On">The day.</param>
/// <param name="AnswerBy">The last day for an answer, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Invited")]
public sealed record Invited(
    AsnId Person,
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] DateOnly? AnswerBy = null) : PersonFact(Person);

/// <summary>The person accepts the invitation, or declines it with a reason; the latest answer holds.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="On">The day.</param>
/// <param name="Declines">Why not; null = accepted.</param>
[GenerateSerializer, Immutable, Alias("bangkom.InvitationAnswered")]
public sealed record InvitationAnswered(
    AsnId Person,
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] DeclineReason? Declines = null) : PersonFact(Person);

/// <summary>The superior agrees that an invited person takes part, or does not.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="On">The day.</param>
/// <param name="Agrees">True = agreed.</param>
/// <param name="By">Who decided; null = the administrator.</param>
[GenerateSerializer, Immutable, Alias("bangkom.InvitationApproved")]
public sealed record InvitationApproved(
    AsnId Person,
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] bool Agrees,
    [property: Id(3)] AsnId? By = null) : PersonFact(Person);
