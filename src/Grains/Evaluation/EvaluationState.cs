using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Measures;
using Bangkom.Grains.Evaluation.Publishing;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;

namespace Bangkom.Grains.Evaluation;

/// <summary>
/// The fold of evaluation: what was asked and answered, and which answers are published. Its clock is the latest day that a fact names, so
/// a quarter ends with the first fact of a later one.
/// </summary>
internal sealed class EvaluationState : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 1;

    private readonly Measure<ReactionAnswer> _reactions;
    private readonly ImmutableArray<Measure<GainAnswer>> _gains;
    private readonly FollowUps _followUps;
    private readonly TestPairs _tests;
    private readonly HashSet<string> _tokens;
    private readonly SortedDictionary<QuestionnaireId, AskedQuestionnaire> _questionnaires;

    /// <summary>A state without facts.</summary>
    public EvaluationState()
        : this(new EvaluationHead([], [], [], null, [], [], ServicesHead.Empty), new(), [.. Dimensions.Select(_ => new Measure<GainAnswer>())], [.. Months.Select(_ => new Measure<TransferAnswer>())])
    {
    }

    private EvaluationState(EvaluationHead head, Measure<ReactionAnswer> reactions, ImmutableArray<Measure<GainAnswer>> gains, ImmutableArray<Measure<TransferAnswer>> transfers)
    {
        (_reactions, _gains, Clock) = (reactions, gains, head.Clock);
        _questionnaires = new(head.Questionnaires.ToDictionary(q => q.Definition.Questionnaire));
        _tokens = [.. head.Tokens];
        _tests = new TestPairs(head.Tests);
        _followUps = new FollowUps(transfers, head.FollowUps, head.Followed);
        Services = new ServiceUnits(head.Services);
    }

    /// <summary>The dimensions of learning, in order.</summary>
    public static ImmutableArray<LearningDimension> Dimensions { get; } = [.. Enum.GetValues<LearningDimension>()];

    /// <summary>Months after completion at which transfer is asked for, in order.</summary>
    public static ImmutableArray<int> Months { get; } = [.. Transfer.Months];

    /// <summary>Service units and what the public said of them.</summary>
    public ServiceUnits Services { get; }

    /// <summary>The latest day that a fact named; null before the first.</summary>
    public DateOnly? Clock { get; private set; }

    /// <summary>Reactions.</summary>
    public Measure<ReactionAnswer> Reactions => _reactions;

    /// <summary>Pairs of tests, by dimension.</summary>
    public IReadOnlyList<Measure<GainAnswer>> Gains => _gains;

    /// <summary>Follow-ups, by month.</summary>
    public IReadOnlyList<Measure<TransferAnswer>> Transfers => _followUps.Measures;

    /// <summary>Questionnaires, by code.</summary>
    public IEnumerable<QuestionnaireDefined> Questionnaires => _questionnaires.Values.Select(q => q.Definition);

    /// <summary>Reads what <see cref="ToParts"/> made.</summary>
    public static EvaluationState FromParts(IReadOnlyList<object> parts)
    {
        var number = 1;
        return new EvaluationState(
            (EvaluationHead)parts[0] with { Tokens = [.. parts.OfType<TokensPiece>().Where(p => !p.AreFollowed).SelectMany(p => p.Tokens)], Followed = [.. parts.OfType<TokensPiece>().Where(p => p.AreFollowed).SelectMany(p => p.Tokens)] },
            Measure<ReactionAnswer>.FromParts(0, parts),
            [.. Dimensions.Select(_ => Measure<GainAnswer>.FromParts(number++, parts))],
            [.. Months.Select(_ => Measure<TransferAnswer>.FromParts(number++, parts))]);
    }

    public void Apply(RecordedFact recorded)
    {
        switch (recorded.Fact)
        {
            case QuestionnaireDefined f:
                _questionnaires[f.Questionnaire] = new AskedQuestionnaire(f, IsAnswered(f.Questionnaire));
                break;
            case QuestionnaireAnswered f:
                Advance(f.On);
                if (_tokens.Add(f.Token))
                {
                    if (_questionnaires.TryGetValue(f.Questionnaire, out var asked))
                    {
                        _questionnaires[f.Questionnaire] = asked with { IsAnswered = true };
                    }

                    _reactions.Add(new ReactionAnswer(Reaction.Index(f.Marks, f.ScaleMax), f.Recommend, f.Comment, f.Token), f.Place, f.On);
                }

                break;
            case TestRecorded f:
                Advance(f.On);
                if (_tests.Take(f) is { } pair)
                {
                    _gains[(int)f.Dimension].Add(pair, f.Place, f.On);
                }

                break;
            case FollowUpAnswered f:
                Advance(f.On);
                _followUps.Take(f);
                break;
            default:
                Services.Apply(recorded.Fact);
                break;
        }
    }

    public IReadOnlyList<object> ToParts()
    {
        var number = 1;
        return
        [
            new EvaluationHead([.. _questionnaires.Values], [], _tests.Pack(), Clock, _followUps.Pack(), [], Services.Pack()),
            .. _tokens.Order(StringComparer.Ordinal).Chunk(TokensPiece.TokensMax).Select(c => new TokensPiece(false, [.. c])),
            .. _followUps.Followed.Order(StringComparer.Ordinal).Chunk(TokensPiece.TokensMax).Select(c => new TokensPiece(true, [.. c])),
            .. _reactions.ToParts(0),
            .. _gains.SelectMany(g => g.ToParts(number++)),
            .. _followUps.Measures.SelectMany(m => m.ToParts(number++)),
        ];
    }

    /// <summary>The questionnaire of a batch: its own, else that of its programme; of several the first by code.</summary>
    public QuestionnaireDefined? QuestionnaireOf(ProgramId program, BatchId? batch) =>
        Questionnaires.FirstOrDefault(q => q.Program == program && q.Batch is not null && q.Batch == batch)
        ?? Questionnaires.FirstOrDefault(q => q.Program == program && q.Batch is null);

    /// <summary>A questionnaire, or null.</summary>
    public QuestionnaireDefined? Find(QuestionnaireId questionnaire) => _questionnaires.GetValueOrDefault(questionnaire)?.Definition;

    /// <summary>True once somebody answered it: another wording would mix two questions.</summary>
    public bool IsAnswered(QuestionnaireId questionnaire) => _questionnaires.TryGetValue(questionnaire, out var asked) && asked.IsAnswered;

    /// <summary>True when an answer with this token was given.</summary>
    public bool IsGiven(string token) => _tokens.Contains(token);

    /// <summary>True when a test of this phase was taken.</summary>
    public bool IsTaken(string token, LearningDimension dimension, TestPhase phase) => _tests.IsTaken(token, dimension, phase);

    /// <summary>True when this role answered of a participant.</summary>
    public bool IsFollowed(string subject, int month, FollowUpRole role) => _followUps.IsFollowed(subject, month, role);

    /// <summary>True when a participant's follow-up is counted already: a late answer changes it no more.</summary>
    public bool IsClosed(string subject, int month) => _followUps.IsClosed(subject, month);

    private void Advance(DateOnly day)
    {
        if (Clock is { } clock && Quarter.Of(day) > Quarter.Of(clock))
        {
            var next = Quarter.Of(day).FirstDay;
            _followUps.CloseQuarter(next);
            _reactions.CloseQuarter(next);
            foreach (var gains in _gains)
            {
                gains.CloseQuarter(next);
            }
        }

        Clock = Clock is { } latest && latest > day ? latest : day;
    }
}
