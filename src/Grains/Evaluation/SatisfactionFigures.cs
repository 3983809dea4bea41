using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Measures;
using Bangkom.Grains.Evaluation.Publishing;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Evaluation;

/// <summary>Figures of a group from what is published (domain §6).</summary>
internal static class SatisfactionFigures
{
    private static readonly Ratio Hidden = new(null, null, null, Suppressed: true);

    /// <summary>The figures of a group.</summary>
    /// <param name="state">The fold.</param>
    /// <param name="group">The group.</param>
    /// <param name="tree">Agencies as they stand on the figure's date.</param>
    /// <param name="from">First quarter in which an answer was published.</param>
    /// <param name="to">Last quarter.</param>
    public static SatisfactionView Of(EvaluationState state, EvaluationGroup group, TreeOnDay tree, Quarter from, Quarter to)
    {
        var isPartOf = PartOf(group, tree);
        var reactions = state.Reactions.Published(isPartOf, from, to);
        var gains = state.Gains.Select(g => g.Published(isPartOf, from, to)).ToList();
        var transfers = state.Transfers.Select(t => t.Published(isPartOf, from, to)).ToList();
        var recommend = Enumerable.Range(0, Reaction.RecommendMax + 1).Select(r => reactions.Count(a => a.Recommend == r)).ToImmutableArray();
        return new SatisfactionView(
            reactions.Count == 0 ? null : reactions.Count,
            reactions.Count == 0 ? Hidden : Ratio.Of(reactions.Sum(a => a.Index), reactions.Count),
            Round(Reaction.Nps(recommend)),
            reactions.Count == 0 ? [] : recommend,
            Round(ClassGain([.. gains.SelectMany(g => g)])),
            [.. gains.Select((g, i) => Learning(EvaluationState.Dimensions[i], g))],
            Rate([.. transfers.SelectMany(t => t)]),
            [.. transfers.Select((t, i) => new TransferView(EvaluationState.Months[i], Rate(t), t.Count == 0 ? null : Round(t.Sum(a => a.Score) / t.Count)))]);
    }

    /// <summary>Comments of a batch or programme, by their tokens.</summary>
    public static IEnumerable<string> Comments(EvaluationState state, EvaluationGroup group, TreeOnDay tree) =>
        group.Kind is not (GroupKind.Batch or GroupKind.Program) ? []
        : state.Reactions.Published(PartOf(group, tree), new Quarter(int.MinValue), new Quarter(int.MaxValue))
            .Where(a => a.Comment is not null)
            .OrderBy(a => a.Token, StringComparer.Ordinal)
            .Select(a => a.Comment!);

    /// <summary>Tells which published groups a figure adds up: all of agencies, or all of training.</summary>
    public static Func<Place, bool> PartOf(EvaluationGroup group, TreeOnDay tree)
    {
        if (group.Kind == GroupKind.AgencyWithChildren)
        {
            var family = tree.DescendantsOf(new AgencyId(group.Code)).Select(a => a.Value).Append(group.Code).ToHashSet(StringComparer.Ordinal);
            return p => p.IsOfAgencies && family.Contains(p.Code);
        }

        return group.Kind switch
        {
            GroupKind.Region => p => !p.IsOfAgencies,
            GroupKind.Agency => p => p.Kind == PlaceKind.Agency && p.Code == group.Code,
            GroupKind.Batch => p => p.Kind == PlaceKind.Batch && p.Code == group.Code,
            GroupKind.Program => p => (p.Kind == PlaceKind.Program && p.Code == group.Code) || (p.Kind == PlaceKind.Batch && p.Program == group.Code),
            _ => p => p.Kind is PlaceKind.Program or PlaceKind.Batch && p.Partner == group.Code,
        };
    }

    private static LearningView Learning(LearningDimension dimension, IReadOnlyList<GainAnswer> pairs)
    {
        if (pairs.Count == 0)
        {
            return new LearningView(dimension, null, null, null, null, null, null, null, null);
        }

        var bands = pairs.Select(p => LearningGain.Of(p.Pre, p.Post, 1)).OfType<decimal>().CountBy(LearningGain.BandOf).ToDictionary();
        return new LearningView(
            dimension,
            pairs.Count,
            Round(ClassGain(pairs)),
            Round(100 * pairs.Sum(p => p.Pre) / pairs.Count),
            Round(100 * pairs.Sum(p => p.Post) / pairs.Count),
            bands.GetValueOrDefault(GainBand.Low),
            bands.GetValueOrDefault(GainBand.Medium),
            bands.GetValueOrDefault(GainBand.High),
            pairs.Count(p => p.Pre >= 1));
    }

    /// <summary>The class's gain uses the means of everyone who took both tests, also of who had the highest score before.</summary>
    private static decimal? ClassGain(IReadOnlyList<GainAnswer> pairs) =>
        pairs.Count == 0 ? null : LearningGain.Of(pairs.Sum(p => p.Pre) / pairs.Count, pairs.Sum(p => p.Post) / pairs.Count, 1);

    private static Ratio Rate(IReadOnlyList<TransferAnswer> answers) =>
        answers.Count == 0 ? Hidden : Ratio.Of(answers.Count(a => a.IsReached), answers.Count);

    private static decimal? Round(decimal? value) => value is { } exact ? Rounded.To6(exact) : null;
}
