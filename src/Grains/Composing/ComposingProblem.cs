using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Composing;

/// <summary>
/// Who might get a seat where, and under which limits. The objective is Σ priority of the gaps that are closed, each person's gap once,
/// plus <see cref="MixBonus"/> × mix over the batches: for a full batch the mix is 1 − Σ p² over its agencies' shares; an empty seat adds
/// nothing to it.
/// </summary>
/// <param name="People">Everyone who may be asked.</param>
/// <param name="Programs">What each programme closes and asks for.</param>
/// <param name="Batches">The batches to be filled.</param>
/// <param name="MixBonus">What a batch of which no two people share an agency is worth, in points of priority; 0 = no wish for mixed batches.</param>
/// <param name="AwayShare">Share of a unit's people who may be away on one day, 0–1; a unit may always send one. 1 = no limit.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ComposingProblem")]
public sealed record ComposingProblem(
    [property: Id(0)] ImmutableArray<ComposingPerson> People,
    [property: Id(1)] ImmutableArray<ComposingProgram> Programs,
    [property: Id(2)] ImmutableArray<ComposingBatch> Batches,
    [property: Id(3)] decimal MixBonus,
    [property: Id(4)] decimal AwayShare)
{
    /// <summary>Seats that people have already; they stay, and count in every limit.</summary>
    [Id(5)]
    public ImmutableArray<HeldSeat> Held { get; init; } = [];

    /// <summary>Who must get a seat in some batch of a programme.</summary>
    [Id(6)]
    public ImmutableArray<MandatorySeat> Mandatory { get; init; } = [];

    /// <summary>People of each unit; a unit left out has those of <see cref="People"/>.</summary>
    [Id(7)]
    public ImmutableDictionary<AgencyId, int> UnitSizes { get; init; } = ImmutableDictionary<AgencyId, int>.Empty;
}

/// <summary>Somebody who may be asked.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The agency that the mix counts.</param>
/// <param name="Unit">The unit whose work goes on without the person.</param>
/// <param name="Under">Agencies whose quotas count the person: the own one and those above it.</param>
/// <param name="Needs">Gaps with their priorities; the <see cref="ComposingModel.NeedsMax"/> greatest count.</param>
/// <param name="Completed">Programmes that were completed: they meet prerequisites, and are not taken twice.</param>
/// <param name="Unavailable">Batches that are no choice, such as declined ones.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ComposingPerson")]
public sealed record ComposingPerson(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] AgencyId Unit,
    [property: Id(3)] ImmutableArray<AgencyId> Under,
    [property: Id(4)] ImmutableArray<CandidateNeed> Needs,
    [property: Id(5)] ImmutableHashSet<ProgramId> Completed,
    [property: Id(6)] ImmutableHashSet<BatchId> Unavailable);

/// <summary>A gap of a person.</summary>
/// <param name="Competency">Code of the competency.</param>
/// <param name="Priority">Difficulty × importance × frequency × gap, in points; 0 or more.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CandidateNeed")]
public sealed record CandidateNeed([property: Id(0)] string Competency, [property: Id(1)] decimal Priority);

/// <summary>A programme.</summary>
/// <param name="Program">Its code.</param>
/// <param name="Closes">Codes of the competencies whose gaps it closes.</param>
/// <param name="Prerequisites">Programmes that must have been completed.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ComposingProgram")]
public sealed record ComposingProgram(
    [property: Id(0)] ProgramId Program,
    [property: Id(1)] ImmutableArray<string> Closes,
    [property: Id(2)] ImmutableArray<ProgramId> Prerequisites);

/// <summary>A batch to be filled.</summary>
/// <param name="Batch">Its code.</param>
/// <param name="Program">The programme it runs.</param>
/// <param name="StartsOn">First day away.</param>
/// <param name="EndsOn">Last day away.</param>
/// <param name="Seats">Seats, with those already taken.</param>
/// <param name="Quotas">Seats of agencies, those below them included.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ComposingBatch")]
public sealed record ComposingBatch(
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] ProgramId Program,
    [property: Id(2)] DateOnly StartsOn,
    [property: Id(3)] DateOnly EndsOn,
    [property: Id(4)] int Seats,
    [property: Id(5)] ImmutableArray<SeatRange> Quotas);

/// <summary>How many seats of a batch an agency's people may and must have.</summary>
/// <param name="Agency">The agency, with those below it.</param>
/// <param name="Least">At least so many; 0 = none is wished.</param>
/// <param name="Most">At most so many, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SeatRange")]
public sealed record SeatRange([property: Id(0)] AgencyId Agency, [property: Id(1)] int Least, [property: Id(2)] int? Most);

/// <summary>A seat that a person has.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.HeldSeat")]
public sealed record HeldSeat([property: Id(0)] AsnId Person, [property: Id(1)] BatchId Batch);

/// <summary>A wish that a person takes part in some batch of a programme.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.MandatorySeat")]
public sealed record MandatorySeat([property: Id(0)] AsnId Person, [property: Id(1)] ProgramId Program);
