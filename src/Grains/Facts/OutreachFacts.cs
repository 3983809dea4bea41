using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>Why somebody in scope has completed nothing (domain §5).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AbsenceReason>))]
public enum AbsenceReason
{
    /// <summary>Nobody invited them.</summary>
    [JsonStringEnumMemberName("NOT_INVITED")] NotInvited,
    /// <summary>Another duty at the same time.</summary>
    [JsonStringEnumMemberName("SCHEDULE_CLASH")] ScheduleClash,
    /// <summary>Too much work.</summary>
    [JsonStringEnumMemberName("WORKLOAD")] Workload,
    /// <summary>The superior did not let them go.</summary>
    [JsonStringEnumMemberName("SUPERIOR_REFUSED")] SuperiorRefused,
    /// <summary>On leave or ill.</summary>
    [JsonStringEnumMemberName("LEAVE_OR_ILLNESS")] LeaveOrIllness,
    /// <summary>Feels competent already.</summary>
    [JsonStringEnumMemberName("FEELS_COMPETENT")] FeelsCompetent,
    /// <summary>Not interested.</summary>
    [JsonStringEnumMemberName("NOT_INTERESTED")] NotInterested,
    /// <summary>Nobody has said why.</summary>
    [JsonStringEnumMemberName("NOT_RECORDED")] NotRecorded,
}

/// <summary>How somebody is told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OutreachChannel>))]
public enum OutreachChannel
{
    /// <summary>A meeting (sosialisasi).</summary>
    [JsonStringEnumMemberName("MEETING")] Meeting,
    /// <summary>A letter.</summary>
    [JsonStringEnumMemberName("LETTER")] Letter,
    /// <summary>An e-mail.</summary>
    [JsonStringEnumMemberName("EMAIL")] Email,
    /// <summary>A message on a phone.</summary>
    [JsonStringEnumMemberName("MESSAGE")] Message,
    /// <summary>The superior.</summary>
    [JsonStringEnumMemberName("SUPERIOR")] Superior,
    /// <summary>The web page.</summary>
    [JsonStringEnumMemberName("PAGE")] Page,
}

/// <summary>A fact about outreach.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.OutreachFact")]
public abstract record OutreachFact : CycleFact
{
    /// <summary>The stream of outreach.</summary>
    internal const string StreamName = "outreach";

    /// <inheritdoc/>
    internal override string Stream => StreamName;
}

/// <summary>Why a person takes no part in a year; the latest one holds.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.AbsenceExplained")]
public sealed record AbsenceExplained(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] int Year,
    [property: Id(2)] AbsenceReason Reason) : OutreachFact
{
    /// <inheritdoc/>
    internal override AsnId? About => Person;
}

/// <summary>Who is invited: what is null or false lets all in scope pass.</summary>
/// <param name="Agencies">Agencies with those below them, or null.</param>
/// <param name="Statuses">Statuses, or null.</param>
/// <param name="Posts">Kinds of posts, or null.</param>
/// <param name="WithoutCompletion">Only who has no completion of the year.</param>
/// <param name="AtRisk">Only who will not reach the target at their own pace.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AudienceRule")]
public sealed record AudienceRule(
    [property: Id(0)] ImmutableArray<AgencyId>? Agencies,
    [property: Id(1)] ImmutableArray<EmployeeStatus>? Statuses,
    [property: Id(2)] ImmutableArray<PostKind>? Posts,
    [property: Id(3)] bool WithoutCompletion,
    [property: Id(4)] bool AtRisk);

/// <summary>A campaign begins: who is in it is settled for good, and so is whom chance leaves out of it.</summary>
/// <param name="Campaign">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Channel">How people are told.</param>
/// <param name="Rule">By which rule the audience was found.</param>
/// <param name="HoldOutShare">Share that is held out, 0–0.9, at most 6 decimals.</param>
/// <param name="Seed">Whom chance holds out follows from it and the ids alone.</param>
/// <param name="On">First day of the outcome window.</param>
/// <param name="OutcomeTo">Last day of the outcome window.</param>
/// <param name="Program">The programme that it is for; null = any training.</param>
/// <param name="Audience">Everyone whom the rule found, by id.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CampaignLaunched")]
public sealed record CampaignLaunched(
    [property: Id(0)] string Campaign,
    [property: Id(1)] string Name,
    [property: Id(2)] OutreachChannel Channel,
    [property: Id(3)] AudienceRule Rule,
    [property: Id(4)] decimal HoldOutShare,
    [property: Id(5)] long Seed,
    [property: Id(6)] DateOnly On,
    [property: Id(7)] DateOnly OutcomeTo,
    [property: Id(8)] ProgramId? Program,
    [property: Id(9)] ImmutableArray<AsnId> Audience) : OutreachFact;

/// <summary>People were told.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="People">Whom, each of its audience and none held out.</param>
/// <param name="Channel">How.</param>
/// <param name="On">When.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PeopleTold")]
public sealed record PeopleTold(
    [property: Id(0)] string Campaign,
    [property: Id(1)] ImmutableArray<AsnId> People,
    [property: Id(2)] OutreachChannel Channel,
    [property: Id(3)] DateOnly On) : OutreachFact;
