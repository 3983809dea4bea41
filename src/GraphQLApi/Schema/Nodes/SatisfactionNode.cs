using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("Satisfaction")]
[Description("Kirkpatrick's first three levels. Each level has its own answers and is suppressed by itself; `suppressed` speaks of the first.")]
internal sealed class SatisfactionNode(Snapshot read, EvaluationGroup group, SatisfactionView view)
{
    private const int CommentsMax = 200;

    public int? Responses => view.Responses;

    [Description("Kirkpatrick 1, 0..100.")]
    public decimal? Reaction => view.Index.Value;

    [Description("Kirkpatrick 1: Σ of the answers' own indices 100·(mean − 1)/(k − 1) / answers.")]
    public RatioNode ReactionRatio => new(view.Index);

    [Description("% of 9 and 10 − % of 0 to 6, −100..100.")]
    public decimal? Nps => view.Nps;

    [Description("How many answered each of 0 to 10 to \"would you recommend it\"; null when suppressed.")]
    public IEnumerable<int>? Recommend => view.Recommend.IsEmpty ? null : view.Recommend;

    [Description("Kirkpatrick 2: class normalised gain, from the means over every dimension.")]
    public decimal? LearningGain => view.LearningGain;

    [Description("Kirkpatrick 2 by dimension.")]
    public IEnumerable<LearningFigureNode> Learning => view.Learning.Select(l => new LearningFigureNode(l));

    [Description("Kirkpatrick 3: share of people at or above the threshold, each counted once a batch and month.")]
    public RatioNode TransferRate => new(view.TransferRate);

    [Description("Kirkpatrick 3 by months after completion.")]
    public IEnumerable<TransferFigureNode> Transfer => view.Transfers.Select(t => new TransferFigureNode(t));

    [Authorize(Roles = Roles.Administrator)]
    [Description("Of a batch or programme: comments of published answers, without person, agency or day, in no order of time; empty for other groups. Not divided by year.")]
    public async Task<IEnumerable<string>?> Comments(int first = 50) =>
        await read.Desk.Evaluation.GetComments(group, Math.Clamp(first, 0, CommentsMax));

    public bool Suppressed => view.Suppressed;
}

[Name("LearningFigure")]
[Description("All but `dimension` and `suppressed` are null when suppressed.")]
internal sealed class LearningFigureNode(LearningView view)
{
    public LearningDimension Dimension => view.Dimension;

    [Description("People with a test before and one after.")]
    public int? People => view.People;

    [Description("(mean after − mean before)/(highest score − mean before); null too when the mean before is the highest score.")]
    public decimal? ClassGain => view.ClassGain;

    [Description("0..100.")]
    public decimal? PreMean => view.PreMean;

    [Description("0..100.")]
    public decimal? PostMean => view.PostMean;

    [Description("People with a gain of their own below 0.3.")]
    public int? Low => view.Low;

    [Description("From 0.3, below 0.7.")]
    public int? Medium => view.Medium;

    [Description("From 0.7.")]
    public int? High => view.High;

    [Description("People who had the highest score before: they have no gain of their own.")]
    public int? AtMaximum => view.AtMaximum;

    public bool Suppressed => view.Suppressed;
}

[Name("TransferFigure")]
internal sealed class TransferFigureNode(TransferView view)
{
    [Description("Months after completion.")]
    public int Month => view.Month;

    [Description("At or above the threshold / followed up.")]
    public RatioNode Rate => new(view.Rate);

    [Description("1..4; null when suppressed.")]
    public decimal? MeanScore => view.MeanScore;
}
