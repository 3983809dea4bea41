using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Commands;
using Bangkom.Grains.Evaluation.Effects;
using Bangkom.Grains.Evaluation.Measures;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Roster;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Evaluation;

/// <summary>Folds what was answered and decides who may answer once; it hands out published answers alone.</summary>
[GrainType(EvaluationFact.StreamName)]
internal sealed class EvaluationGrain(ProjectionServices services, RosterReader roster, ILogger<EvaluationGrain> logger)
    : CycleGrain<EvaluationState>(services, logger), IEvaluationGrain
{
    protected override int FoldVersion => EvaluationState.FoldVersion;

    private FeedbackReader Feedback => new(Region, roster, GrainFactory, Region.Today(Time));

    /// <inheritdoc/>
    public async Task<SatisfactionView> GetSatisfaction(EvaluationGroup group, int? year, int? quarter)
    {
        var (from, to) = year is { } asked ? (Quarter.Of(asked, quarter ?? 1), Quarter.Of(asked, quarter ?? 4)) : (new Quarter(int.MinValue), new Quarter(int.MaxValue));
        return SatisfactionFigures.Of(State, group, await TreeAsync(year), from, to);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> GetComments(EvaluationGroup group, int first) =>
        [.. SatisfactionFigures.Comments(State, group, await TreeAsync(null)).Take(first)];

    /// <inheritdoc/>
    public Task<ImmutableArray<QuestionnaireDefined>> GetQuestionnaires() => Task.FromResult(State.Questionnaires.ToImmutableArray());

    /// <inheritdoc/>
    public async Task<IkmView> GetIkm(AgencyId? agency, Quarter from, Quarter to) =>
        IkmSums.Of([.. State.Services.SurveysOf(await PartOfAsync(agency), from, to)]);

    /// <inheritdoc/>
    public async Task<ImmutableArray<ServiceUnitView>> GetServiceUnits(AgencyId? agency, Quarter from, Quarter to)
    {
        var isPartOf = await PartOfAsync(agency);
        return
        [
            .. State.Services.All.Where(isPartOf).Select(unit => new ServiceUnitView(
                unit,
                [.. State.Services.TrainedOf(unit.Unit)],
                [
                    .. State.Services.SurveysOf(u => u.Unit == unit.Unit, from, to).OrderBy(s => s.Quarter)
                        .Select(s => new QuarterIkm(s.Quarter, IkmSums.Of([s]), unit.UsersPerQuarter is { } users ? Ikm.SampleFor(users) : null)),
                ])),
        ];
    }

    /// <inheritdoc/>
    public Task<EffectResult> GetEffect(ProgramId program, EffectMeasure measure) => Task.FromResult(DifferenceInDifferences.Estimate(
        State.Services.Series(program, s => measure switch
        {
            EffectMeasure.StaffCompetence => IkmSums.ElementOf(s, 6),
            EffectMeasure.StaffBehaviour => IkmSums.ElementOf(s, 7),
            _ => IkmSums.IndexOf(s),
        })));

    /// <inheritdoc/>
    public Task<ImmutableArray<FeedbackDuty>> GetFeedback(AsnId person) => Feedback.ReadAsync(person, State);

    /// <inheritdoc/>
    public async Task<AppendResult> Decide(EvaluationCommand command, AsnId? asker, ItemKey item)
    {
        // Who answers for themselves answers now: the day decides the agency and the quarter that the answer counts in.
        var dated = asker is not null && command is AnswerQuestionnaire answer ? answer with { On = Region.Today(Time) } : command;
        var allowed = await Feedback.AllowAsync(dated, asker, State);
        return await DecideAsync(
            // Keys are each asker's own: another's neither collides with them nor tells of them.
            item with { Key = AnswerTokens.OfKey(Region.Secret, asker is { } own ? $"{own}/{item.Key}" : item.Key) },
            () => allowed is EvaluationCommand sound ? sound.Prepare(State, Region.Secret) : allowed,
            Sources.Answers);
    }

    protected override EvaluationState Empty() => new();

    protected override EvaluationState FromParts(IReadOnlyList<object> parts) => EvaluationState.FromParts(parts);

    private async Task<Func<ServiceUnitDefined, bool>> PartOfAsync(AgencyId? agency)
    {
        if (agency is not { } top)
        {
            return _ => true;
        }

        var family = (await TreeAsync(null)).DescendantsOf(top).Append(top).ToHashSet();
        return unit => family.Contains(unit.Agency);
    }

    /// <summary>Agencies as they stand on the figure's date.</summary>
    private Task<TreeOnDay> TreeAsync(int? year)
    {
        var date = FiguresDate.Of(year, Region.Today(Time))?.On ?? Region.Today(Time);
        return roster.ReadAsync(r => r.Rules.Agencies.On(date));
    }
}
