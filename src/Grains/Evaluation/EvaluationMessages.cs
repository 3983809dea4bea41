using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Measures;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;

namespace Bangkom.Grains.Evaluation;

/// <summary>Groups whose satisfaction is shown: these and no others (domain §6).</summary>
public enum GroupKind
{
    /// <summary>Everyone.</summary>
    Region,
    /// <summary>An agency by itself.</summary>
    Agency,
    /// <summary>An agency and those below it.</summary>
    AgencyWithChildren,
    /// <summary>A programme.</summary>
    Program,
    /// <summary>A batch.</summary>
    Batch,
    /// <summary>A partner.</summary>
    Partner,
}

/// <summary>A group whose satisfaction is shown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">Its code; empty for the region.</param>
[GenerateSerializer, Immutable, Alias("bangkom.EvaluationGroup")]
public readonly record struct EvaluationGroup([property: Id(0)] GroupKind Kind, [property: Id(1)] string Code);

/// <summary>The levels of evaluation of one group, from published answers alone.</summary>
/// <param name="Responses">Participants who answered; null when suppressed.</param>
/// <param name="Index">Kirkpatrick 1: Σ of the answers' indices (0..100) / answers.</param>
/// <param name="Nps">−100 to 100; null when suppressed.</param>
/// <param name="Recommend">How many gave each answer from 0 to 10; empty when suppressed.</param>
/// <param name="LearningGain">Kirkpatrick 2: class gain over every dimension; null when suppressed.</param>
/// <param name="Learning">By dimension.</param>
/// <param name="TransferRate">Kirkpatrick 3: follow-ups at or above the threshold / follow-ups.</param>
/// <param name="Transfers">By month.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SatisfactionView")]
public sealed record SatisfactionView(
    [property: Id(0)] int? Responses,
    [property: Id(1)] Ratio Index,
    [property: Id(2)] decimal? Nps,
    [property: Id(3)] ImmutableArray<int> Recommend,
    [property: Id(4)] decimal? LearningGain,
    [property: Id(5)] ImmutableArray<LearningView> Learning,
    [property: Id(6)] Ratio TransferRate,
    [property: Id(7)] ImmutableArray<TransferView> Transfers)
{
    /// <summary>True when fewer than five answers may be shown.</summary>
    public bool Suppressed => Responses is null;
}

/// <summary>What a group learned in one dimension.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="People">Pairs of tests; null when suppressed.</param>
/// <param name="ClassGain">From the means of all of them; null when suppressed or when the mean before is the highest score.</param>
/// <param name="PreMean">Mean before, 0 to 100.</param>
/// <param name="PostMean">Mean after, 0 to 100.</param>
/// <param name="Low">People with a gain below 0.3.</param>
/// <param name="Medium">From 0.3, below 0.7.</param>
/// <param name="High">From 0.7.</param>
/// <param name="AtMaximum">People who had the highest score before: they have no gain of their own.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LearningView")]
public sealed record LearningView(
    [property: Id(0)] LearningDimension Dimension,
    [property: Id(1)] int? People,
    [property: Id(2)] decimal? ClassGain,
    [property: Id(3)] decimal? PreMean,
    [property: Id(4)] decimal? PostMean,
    [property: Id(5)] int? Low,
    [property: Id(6)] int? Medium,
    [property: Id(7)] int? High,
    [property: Id(8)] int? AtMaximum)
{
    /// <summary>True when fewer than five pairs may be shown.</summary>
    public bool Suppressed => People is null;
}

/// <summary>What a group's participants do differently at work.</summary>
/// <param name="Month">Months after completion.</param>
/// <param name="Rate">At or above the threshold / followed up.</param>
/// <param name="MeanScore">1 to 4; null when suppressed.</param>
[GenerateSerializer, Immutable, Alias("bangkom.TransferView")]
public sealed record TransferView([property: Id(0)] int Month, [property: Id(1)] Ratio Rate, [property: Id(2)] decimal? MeanScore);

/// <summary>The public's satisfaction with some services in some quarters.</summary>
/// <param name="Respondents">People asked, in the surveys counted.</param>
/// <param name="Index">25 to 100, 6 decimals; null while an element has no answer.</param>
/// <param name="Band">Its band.</param>
/// <param name="Elements">U1 to U9.</param>
/// <param name="Surveys">Surveys counted.</param>
/// <param name="LeftOut">Surveys of fewer than five people, or with an element that fewer than five answered: in no figure.</param>
[GenerateSerializer, Immutable, Alias("bangkom.IkmView")]
public sealed record IkmView(
    [property: Id(0)] long Respondents,
    [property: Id(1)] decimal? Index,
    [property: Id(2)] IkmBand? Band,
    [property: Id(3)] ImmutableArray<IkmElementView> Elements,
    [property: Id(4)] int Surveys,
    [property: Id(5)] int LeftOut);

/// <summary>One element of the survey.</summary>
/// <param name="Number">1 to 9; 6 is staff competence, 7 staff behaviour.</param>
/// <param name="Sum">Sum of the marks.</param>
/// <param name="Answers">People who answered it.</param>
/// <param name="Missing">People asked who did not.</param>
[GenerateSerializer, Immutable, Alias("bangkom.IkmElementView")]
public sealed record IkmElementView([property: Id(0)] int Number, [property: Id(1)] long Sum, [property: Id(2)] long Answers, [property: Id(3)] long Missing)
{
    /// <summary>1 to 4, unrounded; null when nobody answered.</summary>
    public decimal? Mean => Answers == 0 ? null : (decimal)Sum / Answers;
}

/// <summary>A service unit with its surveys.</summary>
/// <param name="Definition">The unit.</param>
/// <param name="Trained">When its staff were trained, by programme.</param>
/// <param name="Quarters">Its surveys, by quarter.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ServiceUnitView")]
public sealed record ServiceUnitView(
    [property: Id(0)] ServiceUnitDefined Definition,
    [property: Id(1)] ImmutableArray<ServiceUnitTrained> Trained,
    [property: Id(2)] ImmutableArray<QuarterIkm> Quarters);

/// <summary>The index of a quarter.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Ikm">Its figures.</param>
/// <param name="SampleAdvised">People to ask for an error of 5 % (Krejcie and Morgan); null when the users are not known.</param>
[GenerateSerializer, Immutable, Alias("bangkom.QuarterIkm")]
public sealed record QuarterIkm([property: Id(0)] Quarter Quarter, [property: Id(1)] IkmView Ikm, [property: Id(2)] int? SampleAdvised);

/// <summary>What of the public's answers is compared.</summary>
public enum EffectMeasure
{
    /// <summary>The whole index.</summary>
    Ikm,
    /// <summary>U6, staff competence, on the index's scale.</summary>
    StaffCompetence,
    /// <summary>U7, staff behaviour, on the index's scale.</summary>
    StaffBehaviour,
}

/// <summary>What a person is asked for, and whether it was given.</summary>
/// <param name="Questionnaire">The questionnaire; null for a follow-up.</param>
/// <param name="Program">The programme.</param>
/// <param name="Batch">The batch, or null.</param>
/// <param name="Subject">Of a follow-up: the participant; else null.</param>
/// <param name="Role">Of a follow-up: as whom.</param>
/// <param name="Month">Of a follow-up: months after completion.</param>
/// <param name="DueOn">From when.</param>
/// <param name="ClosesOn">Until when.</param>
/// <param name="Given">True once it was.</param>
[GenerateSerializer, Immutable, Alias("bangkom.FeedbackDuty")]
public sealed record FeedbackDuty(
    [property: Id(0)] QuestionnaireDefined? Questionnaire,
    [property: Id(1)] ProgramId Program,
    [property: Id(2)] BatchId? Batch,
    [property: Id(3)] AsnId? Subject,
    [property: Id(4)] FollowUpRole? Role,
    [property: Id(5)] int? Month,
    [property: Id(6)] DateOnly DueOn,
    [property: Id(7)] DateOnly ClosesOn,
    [property: Id(8)] bool Given);
