using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>A programme of the catalogue; the latest definition holds for all time.</summary>
/// <param name="Program">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Form">Its usual form; an item's own form decides its hours.</param>
/// <param name="Quantity">In the form's unit.</param>
/// <param name="Competencies">Codes of the competencies it develops.</param>
/// <param name="Closes">Gaps that it closes: the level that it brings people to; null = it says none.</param>
/// <param name="CostPerParticipantRupiah">Cost for each participant, in rupiah; null = not known.</param>
/// <param name="CostPerBatchRupiah">Cost of a batch beside its participants, in rupiah; null = not known.</param>
/// <param name="Prerequisites">Programmes to complete first; null = none.</param>
/// <param name="Mode">How it is usually run; null = not said.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ProgramDefined")]
public sealed record ProgramDefined(
    [property: Id(0)] ProgramId Program,
    [property: Id(1)] string Name,
    [property: Id(2)] LearningForm Form,
    [property: Id(3)] decimal Quantity,
    [property: Id(4)] ImmutableArray<string> Competencies,
    [property: Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<GapClosing>? Closes = null,
    [property: Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? CostPerParticipantRupiah = null,
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? CostPerBatchRupiah = null,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<ProgramId>? Prerequisites = null,
    [property: Id(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BatchMode? Mode = null) : Fact
{
    /// <summary>True when it closes a need.</summary>
    /// <param name="competency">The competency.</param>
    /// <param name="required">The level that the post needs; null = none is known, so any level will do.</param>
    public bool ClosesGap(CompetencyId competency, int? required) =>
        Closes is { } gaps && gaps.Any(g => g.Competency == competency && (required is null || g.Level >= required));
}

/// <summary>A gap that a programme closes.</summary>
/// <param name="Competency">The competency.</param>
/// <param name="Level">The level that it brings people to, 1 to 5.</param>
[GenerateSerializer, Immutable, Alias("bangkom.GapClosing")]
public sealed record GapClosing([property: Id(0)] CompetencyId Competency, [property: Id(1)] int Level);

/// <summary>How a batch runs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatchMode>))]
public enum BatchMode
{
    /// <summary>Between two dates.</summary>
    [JsonStringEnumMemberName("SCHEDULED")] Scheduled,
    /// <summary>At any time, without dates or seats.</summary>
    [JsonStringEnumMemberName("SELF_PACED")] SelfPaced,
}

/// <summary>What a batch is planned as.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Program">The programme it runs.</param>
/// <param name="Partner">Who holds it, or null.</param>
/// <param name="Wave">Phase of the programme's roll-out, from 1, or null.</param>
/// <param name="Mode">Scheduled or self-paced.</param>
/// <param name="StartsOn">First day, or null.</param>
/// <param name="EndsOn">Last day, or null.</param>
/// <param name="Seats">Seats, or null: no limit.</param>
/// <param name="Quotas">Seats of agencies, by code; null: none has a limit of its own.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchPlan")]
public sealed record BatchPlan(
    [property: Id(0)] string Name,
    [property: Id(1)] ProgramId Program,
    [property: Id(2)] PartnerId? Partner,
    [property: Id(3)] int? Wave,
    [property: Id(4)] BatchMode Mode,
    [property: Id(5)] DateOnly? StartsOn,
    [property: Id(6)] DateOnly? EndsOn,
    [property: Id(7)] int? Seats,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<AgencyQuota>? Quotas = null);

/// <summary>How many seats of a batch people of an agency may have, those of the agencies below it included.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Seats">Seats at most; 0 = nobody.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyQuota")]
public sealed record AgencyQuota([property: Id(0)] AgencyId Agency, [property: Id(1)] int Seats);

/// <summary>A batch is planned; a definition holds for all time.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.BatchScheduled")]
public sealed record BatchScheduled([property: Id(0)] BatchId Batch, [property: Id(1)] BatchPlan Plan) : Fact;

/// <summary>A batch's new plan, whole.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.BatchChanged")]
public sealed record BatchChanged([property: Id(0)] BatchId Batch, [property: Id(1)] BatchPlan Plan) : Fact;

/// <summary>A batch will not run.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.BatchCancelled")]
public sealed record BatchCancelled([property: Id(0)] BatchId Batch) : Fact;

/// <summary>A person has a seat in a batch, counted at the agency held on <paramref name="On"/>.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.Enrolled")]
public sealed record Enrolled(
    AsnId Person,
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] DateOnly On) : PersonFact(Person);

/// <summary>A person waits for a seat in a batch.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.WaitListed")]
public sealed record WaitListed(
    AsnId Person,
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] DateOnly On) : PersonFact(Person);

/// <summary>A person gave up the seat or the place on the wait-list.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.Withdrawn")]
public sealed record Withdrawn(
    AsnId Person,
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] string? Reason = null) : PersonFact(Person);

/// <summary>A person attended a batch on a day; who had no seat is enrolled by it, at the agency held that day.</summary>
/// <param name="Session">Code of the session, or null: the day alone is known.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Attended")]
public sealed record Attended(
    AsnId Person,
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] string? Session = null) : PersonFact(Person);
