using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Effects;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Orleans.Concurrency;

namespace Bangkom.Grains.Evaluation;

/// <summary>What participants, superiors and the public say of trainings and services. Key: region/all.</summary>
[Alias("bangkom.IEvaluationGrain")]
public interface IEvaluationGrain : ICycleGrain
{
    /// <summary>Satisfaction, learning and transfer of a group, from published answers alone.</summary>
    /// <param name="group">The group; one that is not known has no answers.</param>
    /// <param name="year">The year in which they were published; null = of every year.</param>
    /// <param name="quarter">1 to 4, or null = the whole year.</param>
    [ReadOnly, Alias("GetSatisfaction")]
    Task<SatisfactionView> GetSatisfaction(EvaluationGroup group, int? year, int? quarter);

    /// <summary>Published comments, without person, agency or day, in no order that tells when they came.</summary>
    /// <param name="group">A batch or a programme; another group shows none.</param>
    /// <param name="first">At most.</param>
    [ReadOnly, Alias("GetComments")]
    Task<ImmutableArray<string>> GetComments(EvaluationGroup group, int first);

    /// <summary>Every questionnaire, by code.</summary>
    [ReadOnly, Alias("GetQuestionnaires")]
    Task<ImmutableArray<QuestionnaireDefined>> GetQuestionnaires();

    /// <summary>The index of the region or an agency with those below it.</summary>
    /// <param name="agency">Null = the region.</param>
    /// <param name="from">First quarter.</param>
    /// <param name="to">Last quarter.</param>
    [ReadOnly, Alias("GetIkm")]
    Task<IkmView> GetIkm(AgencyId? agency, Quarter from, Quarter to);

    /// <summary>Service units with their surveys, by code.</summary>
    /// <param name="agency">Those of an agency and the agencies below it; null = all.</param>
    /// <param name="from">First quarter.</param>
    /// <param name="to">Last quarter.</param>
    [ReadOnly, Alias("GetServiceUnits")]
    Task<ImmutableArray<ServiceUnitView>> GetServiceUnits(AgencyId? agency, Quarter from, Quarter to);

    /// <summary>Association between training service units' staff in a programme and what the public says.</summary>
    /// <param name="program">The programme.</param>
    /// <param name="measure">What is compared.</param>
    [ReadOnly, Alias("GetEffect")]
    Task<EffectResult> GetEffect(ProgramId program, EffectMeasure measure);

    /// <summary>What a person is asked for, and whether it was given; never what was said.</summary>
    /// <param name="person">Who.</param>
    [ReadOnly, Alias("GetFeedback")]
    Task<ImmutableArray<FeedbackDuty>> GetFeedback(AsnId person);

    /// <summary>Decides what a command asks for.</summary>
    /// <param name="command">The command.</param>
    /// <param name="asker">The person who answers for themselves: only what they are asked for; null = an administrator.</param>
    /// <param name="item">Its identity.</param>
    [Alias("Decide")]
    Task<AppendResult> Decide(EvaluationCommand command, AsnId? asker, ItemKey item);
}
