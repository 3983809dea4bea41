using System.Collections.Immutable;
using Bangkom.Grains.Facts;

namespace Bangkom.Grains.Evaluation;

/// <summary>What a participant thought of a training.</summary>
/// <param name="Index">0 to 100.</param>
/// <param name="Recommend">0 to 10.</param>
/// <param name="Comment">Or null.</param>
/// <param name="Token">Orders comments without telling when they came.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ReactionAnswer")]
internal sealed record ReactionAnswer([property: Id(0)] decimal Index, [property: Id(1)] int Recommend, [property: Id(2)] string? Comment, [property: Id(3)] string Token);

/// <summary>A pair of tests, each as a share of its highest score.</summary>
/// <param name="Pre">0 to 1.</param>
/// <param name="Post">0 to 1.</param>
[GenerateSerializer, Immutable, Alias("bangkom.GainAnswer")]
internal sealed record GainAnswer([property: Id(0)] decimal Pre, [property: Id(1)] decimal Post);

/// <summary>What others see of a participant.</summary>
/// <param name="Score">1 to 4.</param>
/// <param name="IsReached">At or above the threshold.</param>
[GenerateSerializer, Immutable, Alias("bangkom.TransferAnswer")]
internal sealed record TransferAnswer([property: Id(0)] decimal Score, [property: Id(1)] bool IsReached);

/// <summary>A questionnaire, and whether anybody answered it.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.AskedQuestionnaire")]
internal sealed record AskedQuestionnaire([property: Id(0)] QuestionnaireDefined Definition, [property: Id(1)] bool IsAnswered);

/// <summary>The test of one phase that waits for the other.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.HalfPair")]
internal sealed record HalfPair([property: Id(0)] string Token, [property: Id(1)] LearningDimension Dimension, [property: Id(2)] decimal? Pre, [property: Id(3)] decimal? Post);

/// <summary>A participant's follow-up while it may still be answered.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.OpenFollowUp")]
internal sealed record OpenFollowUp([property: Id(0)] string Subject, [property: Id(1)] int Month, [property: Id(2)] ImmutableArray<FollowUpAnswered> Answers);

/// <summary>First piece of a snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.EvaluationHead")]
internal sealed record EvaluationHead(
    [property: Id(0)] ImmutableArray<AskedQuestionnaire> Questionnaires,
    [property: Id(1)] ImmutableArray<string> Tokens,
    [property: Id(2)] ImmutableArray<HalfPair> Tests,
    [property: Id(3)] DateOnly? Clock,
    [property: Id(4)] ImmutableArray<OpenFollowUp> FollowUps,
    [property: Id(5)] ImmutableArray<string> Followed,
    [property: Id(6)] ServicesHead Services);

/// <summary>Tokens of answers given.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.TokensPiece")]
internal sealed record TokensPiece([property: Id(0)] bool AreFollowed, [property: Id(1)] ImmutableArray<string> Tokens)
{
    /// <summary>Tokens in one piece at most: less than a megabyte.</summary>
    public const int TokensMax = 10_000;
}

/// <summary>Service units in a snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.ServicesHead")]
internal sealed record ServicesHead(
    [property: Id(0)] ImmutableArray<ServiceUnitDefined> Units,
    [property: Id(1)] ImmutableArray<ServiceUnitTrained> Trained,
    [property: Id(2)] ImmutableArray<SurveyRecorded> Surveys)
{
    public static ServicesHead Empty { get; } = new([], [], []);
}
