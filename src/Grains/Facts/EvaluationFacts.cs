using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>
/// A fact of evaluation. Answers name nobody: who gave one stands in it as a token, an HMAC of the person with the region's secret, which
/// tells that an answer was given and whose only to who already knows the person.
/// </summary>
[GenerateSerializer, Immutable, Alias("bangkom.EvaluationFact")]
public abstract record EvaluationFact : CycleFact
{
    internal const string StreamName = "evaluation";

    internal sealed override string Stream => StreamName;
}

/// <summary>Where an answer counts, as it was on its day.</summary>
/// <param name="Program">The programme.</param>
/// <param name="Batch">The batch, or null: at any time.</param>
/// <param name="Partner">Who held it, or null.</param>
/// <param name="ClosesOn">Last day of the batch, or null: none.</param>
/// <param name="Agency">The agency held by the person.</param>
/// <param name="Above">The agencies above it, the nearest first.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AnswerPlace")]
public sealed record AnswerPlace(
    [property: Id(0)] ProgramId Program,
    [property: Id(1)] BatchId? Batch,
    [property: Id(2)] PartnerId? Partner,
    [property: Id(3)] DateOnly? ClosesOn,
    [property: Id(4)] AgencyId Agency,
    [property: Id(5)] ImmutableArray<AgencyId> Above);

/// <summary>A questionnaire for the participants of one programme or batch; the latest definition holds until it is answered.</summary>
/// <param name="Questionnaire">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Program">The programme.</param>
/// <param name="Batch">The batch, or null: every batch of the programme that has none of its own.</param>
/// <param name="ScaleMax">The highest mark of every item, 2 to 10; the lowest is 1.</param>
/// <param name="Items">What is asked, 1 to 30. Beside them everyone is asked whether they would recommend the training.</param>
[GenerateSerializer, Immutable, Alias("bangkom.QuestionnaireDefined")]
public sealed record QuestionnaireDefined(
    [property: Id(0)] QuestionnaireId Questionnaire,
    [property: Id(1)] string Name,
    [property: Id(2)] ProgramId Program,
    [property: Id(3)] BatchId? Batch,
    [property: Id(4)] int ScaleMax,
    [property: Id(5)] ImmutableArray<string> Items) : EvaluationFact;

/// <summary>A participant answered a questionnaire, every item of it.</summary>
/// <param name="Questionnaire">The questionnaire.</param>
/// <param name="Token">Of the person, the questionnaire and the batch.</param>
/// <param name="Place">Where it counts.</param>
/// <param name="On">The day.</param>
/// <param name="ScaleMax">The highest mark, as asked.</param>
/// <param name="Marks">By item, 1 to <paramref name="ScaleMax"/>.</param>
/// <param name="Recommend">0 to 10.</param>
/// <param name="Comment">In the participant's own words, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.QuestionnaireAnswered")]
public sealed record QuestionnaireAnswered(
    [property: Id(0)] QuestionnaireId Questionnaire,
    [property: Id(1)] string Token,
    [property: Id(2)] AnswerPlace Place,
    [property: Id(3)] DateOnly On,
    [property: Id(4)] int ScaleMax,
    [property: Id(5)] ImmutableArray<int> Marks,
    [property: Id(6)] int Recommend,
    [property: Id(7)] string? Comment = null) : EvaluationFact;

/// <summary>What a test is about (the three domains of learning; Bloom 1956).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LearningDimension>))]
public enum LearningDimension
{
    /// <summary>What is known.</summary>
    [JsonStringEnumMemberName("KNOWLEDGE")] Knowledge,
    /// <summary>What can be done.</summary>
    [JsonStringEnumMemberName("SKILL")] Skill,
    /// <summary>How one stands to it.</summary>
    [JsonStringEnumMemberName("ATTITUDE")] Attitude,
}

/// <summary>When a test was taken.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TestPhase>))]
public enum TestPhase
{
    /// <summary>Before the training.</summary>
    [JsonStringEnumMemberName("PRE")] Pre,
    /// <summary>After it.</summary>
    [JsonStringEnumMemberName("POST")] Post,
}

/// <summary>A participant took a test; with the one of the other phase it makes a pair.</summary>
/// <param name="Token">Of the person and the batch, or the programme: the same before and after.</param>
/// <param name="Place">Where it counts.</param>
/// <param name="On">The day.</param>
/// <param name="Dimension">What it is about.</param>
/// <param name="Phase">Before or after.</param>
/// <param name="Score">0 to <paramref name="Max"/>.</param>
/// <param name="Max">The highest score.</param>
[GenerateSerializer, Immutable, Alias("bangkom.TestRecorded")]
public sealed record TestRecorded(
    [property: Id(0)] string Token,
    [property: Id(1)] AnswerPlace Place,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] LearningDimension Dimension,
    [property: Id(4)] TestPhase Phase,
    [property: Id(5)] decimal Score,
    [property: Id(6)] decimal Max) : EvaluationFact;

/// <summary>Who says what a participant does differently at work.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FollowUpRole>))]
public enum FollowUpRole
{
    /// <summary>The superior.</summary>
    [JsonStringEnumMemberName("SUPERIOR")] Superior,
    /// <summary>Somebody of the same agency.</summary>
    [JsonStringEnumMemberName("PEER")] Peer,
    /// <summary>The participant.</summary>
    [JsonStringEnumMemberName("SELF")] Self,
}

/// <summary>Somebody answered, months after a training, what a participant does differently at work.</summary>
/// <param name="Subject">Token of the participant and the batch.</param>
/// <param name="Role">Who answered.</param>
/// <param name="Month">Months after completion: 3 or 6.</param>
/// <param name="Place">Where it counts: the participant's agency on the day it was due.</param>
/// <param name="DueOn">The day from which it was asked.</param>
/// <param name="On">The day of the answer.</param>
/// <param name="Marks">By item, 1 to 4.</param>
/// <param name="Weight">Of this role, by the rule in force on <paramref name="DueOn"/>.</param>
/// <param name="Threshold">The score from which the training counts as transferred, by the rule in force on <paramref name="DueOn"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.FollowUpAnswered")]
public sealed record FollowUpAnswered(
    [property: Id(0)] string Subject,
    [property: Id(1)] FollowUpRole Role,
    [property: Id(2)] int Month,
    [property: Id(3)] AnswerPlace Place,
    [property: Id(4)] DateOnly DueOn,
    [property: Id(5)] DateOnly On,
    [property: Id(6)] ImmutableArray<int> Marks,
    [property: Id(7)] decimal Weight,
    [property: Id(8)] decimal Threshold) : EvaluationFact;

/// <summary>A service unit of an agency; the latest definition holds for all time.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Agency">The agency that it belongs to.</param>
/// <param name="UsersPerQuarter">People it serves in a quarter, or null: unknown.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ServiceUnitDefined")]
public sealed record ServiceUnitDefined(
    [property: Id(0)] ServiceUnitId Unit,
    [property: Id(1)] string Name,
    [property: Id(2)] AgencyId Agency,
    [property: Id(3)] int? UsersPerQuarter = null) : EvaluationFact;

/// <summary>The staff of a service unit were trained; the latest statement about a unit and a programme holds.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Program">The programme.</param>
/// <param name="Batch">The batch, or null.</param>
/// <param name="On">The day; null = they were not, other than was said before.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ServiceUnitTrained")]
public sealed record ServiceUnitTrained(
    [property: Id(0)] ServiceUnitId Unit,
    [property: Id(1)] ProgramId Program,
    [property: Id(2)] BatchId? Batch,
    [property: Id(3)] DateOnly? On) : EvaluationFact;

/// <summary>What the public said of a service unit in a quarter (PermenPANRB 14/2017); a later one replaces it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Quarter">The quarter.</param>
/// <param name="Respondents">People who were asked.</param>
/// <param name="Sums">By element U1 to U9: sum of the marks 1 to 4.</param>
/// <param name="Answers">By element: people who answered it.</param>
/// <param name="Weight">Each element's weight, such as <c>1/9</c> or <c>0.11</c>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SurveyRecorded")]
public sealed record SurveyRecorded(
    [property: Id(0)] ServiceUnitId Unit,
    [property: Id(1)] Quarter Quarter,
    [property: Id(2)] int Respondents,
    [property: Id(3)] ImmutableArray<int> Sums,
    [property: Id(4)] ImmutableArray<int> Answers,
    [property: Id(5)] string Weight) : EvaluationFact;
