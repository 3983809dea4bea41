using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Planning;

/// <summary>What a plan is asked for.</summary>
/// <param name="Year">The calendar year that it plans.</param>
/// <param name="BudgetRupiah">The ceiling, in rupiah; 0 or more.</param>
/// <param name="SeatsPerBatch">Seats of a scheduled batch, 1 or more.</param>
/// <param name="SmallestBatch">People without whom a batch is not worth running, 1 or more.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PlanRequest")]
public sealed record PlanRequest(
    [property: Id(0)] int Year,
    [property: Id(1)] long BudgetRupiah,
    [property: Id(2)] int SeatsPerBatch = PlanRequest.SeatsUsual,
    [property: Id(3)] int SmallestBatch = 1)
{
    /// <summary>Seats of a batch when nothing else is said.</summary>
    public const int SeatsUsual = 30;
}

/// <summary>Why a programme that would close needs stands in no line of a proposal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeftOutReason>))]
public enum LeftOutReason
{
    /// <summary>Nobody has said what it costs.</summary>
    [JsonStringEnumMemberName("NO_COST")] NoCost,
    /// <summary>Everyone whom it would help must complete another programme first.</summary>
    [JsonStringEnumMemberName("PREREQUISITES")] Prerequisites,
    /// <summary>Its measured effect is nil.</summary>
    [JsonStringEnumMemberName("NO_EFFECT")] NoEffect,
    /// <summary>Other programmes close the same needs for less.</summary>
    [JsonStringEnumMemberName("CLOSED_BY_OTHERS")] ClosedByOthers,
    /// <summary>Too few people for a batch.</summary>
    [JsonStringEnumMemberName("TOO_FEW")] TooFew,
    /// <summary>No batch of it fits into what is left of the ceiling.</summary>
    [JsonStringEnumMemberName("CEILING")] Ceiling,
}

/// <summary>What is known of a programme's last cycle; what is not known is null and says so.</summary>
/// <param name="Program">The programme.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Completions">Event figure: completions that count.</param>
/// <param name="ClosedNeeds">Needs of today's members that these closed.</param>
/// <param name="CostRupiah">What was spent on it in the year, in rupiah; null = not known.</param>
/// <param name="Effect">Estimate of its effect as a share, 1 = everything there was to learn; null = not known.</param>
/// <param name="EffectRefusal">Why there is no estimate; null when there is one.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ProgramHistory")]
public sealed record ProgramHistory(
    [property: Id(0)] ProgramId Program,
    [property: Id(1)] int Year,
    [property: Id(2)] int Completions,
    [property: Id(3)] int ClosedNeeds,
    [property: Id(4)] long? CostRupiah,
    [property: Id(5)] decimal? Effect,
    [property: Id(6)] string? EffectRefusal)
{
    /// <summary>Said of an effect that nobody has measured.</summary>
    public const string NotMeasured = "Nobody has measured it.";

    /// <summary>A programme of which nothing is known in a year.</summary>
    /// <param name="program">The programme.</param>
    /// <param name="year">The calendar year.</param>
    public static ProgramHistory Nothing(ProgramId program, int year) => new(program, year, 0, 0, null, null, NotMeasured);

    /// <summary>Spent / closed needs, in rupiah, rounded half even; null when either is not known or nothing was closed.</summary>
    public long? CostPerClosedNeedRupiah => CostRupiah is { } cost && ClosedNeeds > 0 ? (long)Math.Round((decimal)cost / ClosedNeeds, MidpointRounding.ToEven) : null;

    /// <summary>Spent / completions, in rupiah, rounded half even; null when the cost is not known or nobody completed it.</summary>
    public long? CostPerCompletionRupiah => CostRupiah is { } cost && Completions > 0 ? (long)Math.Round((decimal)cost / Completions, MidpointRounding.ToEven) : null;
}

/// <summary>A batch that is proposed.</summary>
/// <param name="Line">As a plan would hold it.</param>
/// <param name="Priority">Σ priority of the needs that it would close.</param>
/// <param name="EffectWeight">What the priority was multiplied with: the measured effect, or that of the measured programmes on average, or 1.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ProposedBatch")]
public sealed record ProposedBatch([property: Id(0)] PlanLine Line, [property: Id(1)] long Priority, [property: Id(2)] decimal EffectWeight);

/// <summary>A programme that is not proposed.</summary>
/// <param name="Program">The programme.</param>
/// <param name="Reason">Why.</param>
/// <param name="People">People with an open need that it would close.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LeftOutProgram")]
public sealed record LeftOutProgram([property: Id(0)] ProgramId Program, [property: Id(1)] LeftOutReason Reason, [property: Id(2)] int People);

/// <summary>A proposal for a year.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Batches">In the order chosen.</param>
/// <param name="LeftOut">Programmes that would close needs and are not proposed, by code.</param>
/// <param name="OpenNeeds">Open needs before the plan.</param>
/// <param name="OpenPriority">Σ priority of the open needs before the plan.</param>
/// <param name="Histories">The year before, of programmes with anything to tell.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PlanProposal")]
public sealed record PlanProposal(
    [property: Id(0)] PlanRequest Request,
    [property: Id(1)] ImmutableArray<ProposedBatch> Batches,
    [property: Id(2)] ImmutableArray<LeftOutProgram> LeftOut,
    [property: Id(3)] int OpenNeeds,
    [property: Id(4)] long OpenPriority,
    [property: Id(5)] ImmutableArray<ProgramHistory> Histories)
{
    /// <summary>What all batches would cost, in rupiah.</summary>
    public long CostRupiah => Batches.Sum(b => b.Line.CostRupiah);

    /// <summary>Needs that all batches would close.</summary>
    public int ClosedNeeds => Batches.Sum(b => b.Line.Needs);

    /// <summary>Σ priority of these.</summary>
    public long ClosedPriority => Batches.Sum(b => b.Priority);
}

/// <summary>What a plan foresaw of a programme, and what happened.</summary>
/// <param name="Program">The programme.</param>
/// <param name="PlannedBatches">Batches of the plan.</param>
/// <param name="PlannedPeople">People of the plan.</param>
/// <param name="PlannedNeeds">Needs that the plan would close.</param>
/// <param name="PlannedCostRupiah">Cost of the plan, in rupiah.</param>
/// <param name="Batches">Batches of the programme that started in the year, cancelled ones left out; self-paced ones too.</param>
/// <param name="Happened">The programme's year.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PlanOutcome")]
public sealed record PlanOutcome(
    [property: Id(0)] ProgramId Program,
    [property: Id(1)] int PlannedBatches,
    [property: Id(2)] int PlannedPeople,
    [property: Id(3)] int PlannedNeeds,
    [property: Id(4)] long PlannedCostRupiah,
    [property: Id(5)] int Batches,
    [property: Id(6)] ProgramHistory Happened);

/// <summary>A stored plan, held against what happened.</summary>
/// <param name="Definition">The plan.</param>
/// <param name="Outcomes">By programme.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PlanView")]
public sealed record PlanView([property: Id(0)] PlanDefined Definition, [property: Id(1)] ImmutableArray<PlanOutcome> Outcomes);
