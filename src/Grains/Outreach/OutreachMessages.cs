using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Outreach;

/// <summary>A campaign, and whom it has reached.</summary>
/// <param name="Terms">As launched.</param>
/// <param name="HeldOut">Whom chance leaves out.</param>
/// <param name="Told">Who was told first when and how.</param>
/// <param name="Position">Of the launch.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Campaign")]
public sealed record Campaign(
    [property: Id(0)] CampaignLaunched Terms,
    [property: Id(1)] ImmutableHashSet<AsnId> HeldOut,
    [property: Id(2)] ImmutableDictionary<AsnId, Exposure> Told,
    [property: Id(3)] long Position);

/// <summary>How somebody was told first.</summary>
/// <param name="Channel">How.</param>
/// <param name="On">When.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Exposure")]
public readonly record struct Exposure([property: Id(0)] OutreachChannel Channel, [property: Id(1)] DateOnly On);

/// <summary>A person in a year.</summary>
/// <param name="Person">Who.</param>
/// <param name="Year">The calendar year.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PersonInYear")]
public readonly record struct PersonInYear([property: Id(0)] AsnId Person, [property: Id(1)] int Year);

/// <summary>A campaign and what came of it.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Enrolment">Who enrolled in a batch that it is for, in the outcome window and after the launch.</param>
/// <param name="Completion">Who completed such a training in the window.</param>
/// <param name="IsOver">True when the window is over; until then the figures grow.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CampaignView")]
public sealed record CampaignView(
    [property: Id(0)] Campaign Campaign,
    [property: Id(1)] Lift Enrolment,
    [property: Id(2)] Lift Completion,
    [property: Id(3)] bool IsOver);

/// <summary>Who takes no part, who will miss the target, and until when they can still act.</summary>
/// <param name="On">The figures' date.</param>
/// <param name="InScope">ASN in scope: people's figure.</param>
/// <param name="Absent">Without a completion of the year.</param>
/// <param name="AtRisk">Who will miss their target at their own pace.</param>
[GenerateSerializer, Immutable, Alias("bangkom.OutreachView")]
public sealed record OutreachView(
    [property: Id(0)] DateOnly On,
    [property: Id(1)] int InScope,
    [property: Id(2)] ImmutableArray<AbsentPerson> Absent,
    [property: Id(3)] ImmutableArray<PersonAtRisk> AtRisk);

/// <summary>Somebody without a completion of the year.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The agency on the figure's date.</param>
/// <param name="Reason">As recorded.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AbsentPerson")]
public sealed record AbsentPerson([property: Id(0)] AsnId Person, [property: Id(1)] AgencyId Agency, [property: Id(2)] AbsenceReason Reason);

/// <summary>Somebody who will miss the target at their own pace.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The agency on the figure's date.</param>
/// <param name="Jp">Credited so far.</param>
/// <param name="Target">The own target.</param>
/// <param name="Way">What is missing, and by when to act.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PersonAtRisk")]
public sealed record PersonAtRisk(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] decimal Jp,
    [property: Id(3)] decimal Target,
    [property: Id(4)] WayToTarget Way);

/// <summary>Somebody with a seat in two batches at the same time.</summary>
/// <param name="Person">Who.</param>
/// <param name="First">The batch that starts first.</param>
/// <param name="Second">The other one.</param>
/// <param name="From">First day of both.</param>
/// <param name="To">Last day of both.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DoubleBooking")]
public sealed record DoubleBooking(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] BatchId First,
    [property: Id(2)] BatchId Second,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] DateOnly To);

/// <summary>What a person is told about themselves.</summary>
/// <param name="Person">Who.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Jp">Credited so far.</param>
/// <param name="Target">The own target, or null out of scope.</param>
/// <param name="Way">What is missing, and by when to act; null when nothing is or out of scope.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Awareness")]
public sealed record Awareness(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] int Year,
    [property: Id(2)] decimal Jp,
    [property: Id(3)] decimal? Target,
    [property: Id(4)] WayToTarget? Way);
