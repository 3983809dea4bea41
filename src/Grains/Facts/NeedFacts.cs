using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>Kinds of competencies: those of PermenPANRB 38/2017 and the regional ones; information technology is a kind of its own.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CompetencyKind>))]
public enum CompetencyKind
{
    /// <summary>Teknis.</summary>
    [JsonStringEnumMemberName("TECHNICAL")] Technical,
    /// <summary>Manajerial.</summary>
    [JsonStringEnumMemberName("MANAGERIAL")] Managerial,
    /// <summary>Sosial kultural.</summary>
    [JsonStringEnumMemberName("SOCIO_CULTURAL")] SocioCultural,
    /// <summary>Pemerintahan.</summary>
    [JsonStringEnumMemberName("GOVERNMENT")] Government,
    /// <summary>Information technology.</summary>
    [JsonStringEnumMemberName("INFORMATION_TECHNOLOGY")] InformationTechnology,
}

/// <summary>What of a person a competency is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CompetencyDimension>))]
public enum CompetencyDimension
{
    /// <summary>What the person knows.</summary>
    [JsonStringEnumMemberName("KNOWLEDGE")] Knowledge,
    /// <summary>What the person can do.</summary>
    [JsonStringEnumMemberName("SKILL")] Skill,
    /// <summary>How the person goes about it.</summary>
    [JsonStringEnumMemberName("ATTITUDE")] Attitude,
}

/// <summary>A competency of the catalogue; the latest definition holds for all time.</summary>
/// <param name="Competency">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Dimension">Knowledge, skill or attitude.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompetencyDefined")]
public sealed record CompetencyDefined(
    [property: Id(0)] CompetencyId Competency,
    [property: Id(1)] string Name,
    [property: Id(2)] CompetencyKind Type,
    [property: Id(3)] CompetencyDimension Dimension) : Fact;

/// <summary>A survey of needs; the latest definition holds for all time.</summary>
/// <param name="Survey">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="OpensOn">First day on which it is answered.</param>
/// <param name="ClosesOn">Last day.</param>
/// <param name="Competencies">What it asks about.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NeedsSurveyDefined")]
public sealed record NeedsSurveyDefined(
    [property: Id(0)] NeedsSurveyId Survey,
    [property: Id(1)] string Name,
    [property: Id(2)] DateOnly OpensOn,
    [property: Id(3)] DateOnly ClosesOn,
    [property: Id(4)] ImmutableArray<CompetencyId> Competencies) : Fact;

/// <summary>A fact about the needs of one person.</summary>
/// <param name="Person">Whose record shows it: a need is about its person and never anonymous.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NeedFact")]
public abstract record NeedFact([property: Id(0)] AsnId Person) : CycleFact
{
    /// <summary>The stream of needs.</summary>
    internal const string StreamName = "needs";

    internal override string Stream => StreamName;

    internal override AsnId? About => Person;
}

/// <summary>A person's level of a competency was assessed.</summary>
/// <param name="Person">Who.</param>
/// <param name="Competency">The competency.</param>
/// <param name="Level">0, none of it, to 5.</param>
/// <param name="On">The day of the assessment.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompetencyAssessed")]
public sealed record CompetencyAssessed(
    AsnId Person,
    [property: Id(0)] CompetencyId Competency,
    [property: Id(1)] int Level,
    [property: Id(2)] DateOnly On) : NeedFact(Person);

/// <summary>A person answered a survey of needs; of two answers about a competency the later day holds, then the higher position.</summary>
/// <param name="Person">Who.</param>
/// <param name="Survey">The survey.</param>
/// <param name="On">The day.</param>
/// <param name="Answers">One or more.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NeedsAnswered")]
public sealed record NeedsAnswered(
    AsnId Person,
    [property: Id(0)] NeedsSurveyId Survey,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] ImmutableArray<NeedAnswer> Answers) : NeedFact(Person);

/// <summary>What a person says of one competency.</summary>
/// <param name="Competency">The competency.</param>
/// <param name="Difficulty">How hard the tasks are that need it, 1 to 5.</param>
/// <param name="Importance">How much depends on them, 1 to 5.</param>
/// <param name="Frequency">How often they come, 1 to 5.</param>
/// <param name="Stated">True when the person says: I need this.</param>
[GenerateSerializer, Immutable, Alias("bangkom.NeedAnswer")]
public sealed record NeedAnswer(
    [property: Id(0)] CompetencyId Competency,
    [property: Id(1)] int Difficulty,
    [property: Id(2)] int Importance,
    [property: Id(3)] int Frequency,
    [property: Id(4)] bool Stated = false);
