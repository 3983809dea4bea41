using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Needs;

/// <summary>A need of a person, on a day.</summary>
/// <param name="Person">Who.</param>
/// <param name="Competency">In what.</param>
/// <param name="Required">The level that the post needs; null = no rule says.</param>
/// <param name="Actual">The level last assessed; null = never.</param>
/// <param name="Gap">max(required − actual, 0); of a need that was stated and never assessed, <see cref="NeedRules.StatedGap"/>. In levels.</param>
/// <param name="Difficulty">As last answered, 1 to 5, or null.</param>
/// <param name="Importance">As last answered, 1 to 5, or null.</param>
/// <param name="Frequency">As last answered, 1 to 5, or null.</param>
/// <param name="Stated">True when the last answer says: I need this.</param>
/// <param name="AroseOn">The day on which it arose.</param>
/// <param name="ClosedOn">The day on which it was closed, or null: it is open.</param>
/// <param name="ClosedBy">The programme whose completion closed it; null = open, or closed by an assessment.</param>
/// <param name="ClosedIn">The batch of that completion, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NeedOfPerson")]
public sealed record PersonNeed(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] CompetencyId Competency,
    [property: Id(2)] int? Required,
    [property: Id(3)] int? Actual,
    [property: Id(4)] int Gap,
    [property: Id(5)] int? Difficulty,
    [property: Id(6)] int? Importance,
    [property: Id(7)] int? Frequency,
    [property: Id(8)] bool Stated,
    [property: Id(9)] DateOnly AroseOn,
    [property: Id(10)] DateOnly? ClosedOn,
    [property: Id(11)] ProgramId? ClosedBy,
    [property: Id(12)] BatchId? ClosedIn = null)
{
    /// <summary>True until it is closed.</summary>
    public bool IsOpen => ClosedOn is null;

    /// <summary>Difficulty × Importance × Frequency × gap.</summary>
    public int Priority => NeedRules.Priority(Difficulty, Importance, Frequency, Gap);
}

/// <summary>Somebody in scope on a figure's date.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The agency on that date.</param>
/// <param name="HasNeed">True when a need was open on any day from 1 January to that date; of several in one competency the latest speaks.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NeedingMember")]
public readonly record struct NeedingMember([property: Id(0)] AsnId Person, [property: Id(1)] AgencyId Agency, [property: Id(2)] bool HasNeed);

/// <summary>A person's assessed level of a competency, against what the post needs, on a day.</summary>
/// <param name="Competency">The competency.</param>
/// <param name="Required">The level that the post needs; null = no rule says.</param>
/// <param name="Actual">The level last assessed.</param>
/// <param name="On">The day of the assessment.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AssessedLevel")]
public sealed record AssessedLevel(
    [property: Id(0)] CompetencyId Competency,
    [property: Id(1)] int? Required,
    [property: Id(2)] int Actual,
    [property: Id(3)] DateOnly On);

/// <summary>What is known of a person's needs, on a day.</summary>
/// <param name="Person">Who.</param>
/// <param name="Needs">Open ones first, the highest priority first; then closed ones.</param>
/// <param name="Levels">Every level assessed, by competency.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PersonNeeds")]
public sealed record PersonNeeds(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] ImmutableArray<PersonNeed> Needs,
    [property: Id(2)] ImmutableArray<AssessedLevel> Levels);

/// <summary>The needs of some people in one competency. People's figures: everyone in scope counts once, in the agency held today.</summary>
/// <param name="Competency">The competency.</param>
/// <param name="Assessed">People with an assessed level and a required one.</param>
/// <param name="Required">Σ required over them, in levels.</param>
/// <param name="Actual">Σ actual over them.</param>
/// <param name="Capped">Σ min(actual, required) over them.</param>
/// <param name="GapSum">Σ gap over them.</param>
/// <param name="Open">People with an open need.</param>
/// <param name="Closed">People whose need was closed.</param>
/// <param name="Stated">People among the open ones who state the need themselves.</param>
/// <param name="Priority">Σ priority of the open needs: people × their mean priority.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NeedTally")]
public sealed record NeedTally(
    [property: Id(0)] CompetencyId Competency,
    [property: Id(1)] int Assessed,
    [property: Id(2)] int Required,
    [property: Id(3)] int Actual,
    [property: Id(4)] int Capped,
    [property: Id(5)] int GapSum,
    [property: Id(6)] int Open,
    [property: Id(7)] int Closed,
    [property: Id(8)] int Stated,
    [property: Id(9)] long Priority)
{
    /// <summary>Nobody's.</summary>
    /// <param name="competency">The competency.</param>
    public static NeedTally None(CompetencyId competency) => new(competency, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>The two together.</summary>
    /// <param name="other">Of the same competency and of other people.</param>
    public NeedTally Plus(NeedTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            Competency, Assessed + other.Assessed, Required + other.Required, Actual + other.Actual, Capped + other.Capped, GapSum + other.GapSum,
            Open + other.Open, Closed + other.Closed, Stated + other.Stated, Priority + other.Priority);
    }
}

/// <summary>The needs of an agency's people or of a region's.</summary>
/// <param name="Tallies">By competency, ordinally; competencies without anything to tell are left out.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NeedFigures")]
public sealed record NeedFigures([property: Id(0)] ImmutableArray<NeedTally> Tallies)
{
    /// <summary>Nobody's.</summary>
    public static NeedFigures None { get; } = new([]);

    /// <summary>Closed needs / needs.</summary>
    public Ratio Coverage => Ratio.Of(Tallies.Sum(t => t.Closed), Tallies.Sum(t => t.Open + t.Closed));

    /// <summary>Several together.</summary>
    /// <param name="parts">Of different people.</param>
    public static NeedFigures Sum(IEnumerable<NeedFigures> parts) => new(
    [
        .. parts.SelectMany(p => p.Tallies).GroupBy(t => t.Competency).OrderBy(g => g.Key).Select(g => g.Aggregate((a, b) => a.Plus(b))),
    ]);

    /// <summary>As they rank: the greatest people × priority first, then the most people, then by code.</summary>
    public ImmutableArray<NeedTally> Ranked() =>
        [.. Tallies.OrderByDescending(t => t.Priority).ThenByDescending(t => t.Open).ThenBy(t => t.Competency)];
}

/// <summary>An agency's needs.</summary>
/// <param name="Own">Of its own people.</param>
/// <param name="WithChildren">With the agencies below, as the tree stands today.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyNeeds")]
public sealed record AgencyNeeds([property: Id(0)] NeedFigures Own, [property: Id(1)] NeedFigures WithChildren);

/// <summary>The needs of a region, from one set: its parts add up.</summary>
/// <param name="On">The figure's date.</param>
/// <param name="Definitions">Competencies and surveys.</param>
/// <param name="Whole">The region's.</param>
/// <param name="Agencies">Those of each agency with anything to tell.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NeedsView")]
public sealed record NeedsView(
    [property: Id(0)] DateOnly On,
    [property: Id(1)] Roster.NeedDefinitions Definitions,
    [property: Id(2)] NeedFigures Whole,
    [property: Id(3)] ImmutableDictionary<AgencyId, AgencyNeeds> Agencies);

/// <summary>Somebody whom a programme would help.</summary>
/// <param name="Person">Who.</param>
/// <param name="Agency">The agency today.</param>
/// <param name="Needs">Open needs that it would close, the highest priority first.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RecommendedPerson")]
public sealed record RecommendedPerson(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] ImmutableArray<PersonNeed> Needs)
{
    /// <summary>Σ priority of the needs.</summary>
    public int Priority => Needs.Sum(n => n.Priority);
}

/// <summary>What became of a programme in a year.</summary>
/// <param name="Program">The programme.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Completions">Event figure: completions that count.</param>
/// <param name="ClosedNeeds">Needs of today's members that its completions of the year closed.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ProgramYear")]
public sealed record ProgramYear(
    [property: Id(0)] ProgramId Program,
    [property: Id(1)] int Year,
    [property: Id(2)] int Completions,
    [property: Id(3)] int ClosedNeeds);

/// <summary>Everything that a plan of a year is made from.</summary>
/// <param name="On">The day.</param>
/// <param name="OpenNeeds">Open needs of people in scope, by person.</param>
/// <param name="AgencyOf">Where the people are today.</param>
/// <param name="Programs">The catalogue.</param>
/// <param name="Completed">Programmes that people with open needs have completed, of those that another one presupposes.</param>
/// <param name="Years">What became of programmes, by year.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NeedsBasis")]
public sealed record NeedsBasis(
    [property: Id(0)] DateOnly On,
    [property: Id(1)] ImmutableArray<PersonNeed> OpenNeeds,
    [property: Id(2)] ImmutableDictionary<AsnId, AgencyId> AgencyOf,
    [property: Id(3)] ImmutableSortedDictionary<ProgramId, ProgramDefined> Programs,
    [property: Id(4)] ImmutableHashSet<PersonProgram> Completed,
    [property: Id(5)] ImmutableArray<ProgramYear> Years);

/// <summary>Needs of people in scope that completions closed.</summary>
/// <param name="Agency">The agency of the people today.</param>
/// <param name="Program">The programme that closed them.</param>
/// <param name="Batch">The batch that closed them, or null.</param>
/// <param name="Count">How many.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ClosedNeeds")]
public sealed record ClosedNeeds(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] ProgramId Program,
    [property: Id(2)] BatchId? Batch,
    [property: Id(3)] int Count);

/// <summary>A person and a programme.</summary>
/// <param name="Person">Who.</param>
/// <param name="Program">The programme.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PersonProgram")]
public readonly record struct PersonProgram([property: Id(0)] AsnId Person, [property: Id(1)] ProgramId Program);
