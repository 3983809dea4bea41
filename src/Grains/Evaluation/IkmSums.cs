using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Measures;
using Bangkom.Grains.Evaluation.Publishing;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Evaluation;

/// <summary>Surveys added up.</summary>
internal static class IkmSums
{
    /// <summary>True for a survey that may be shown; one with an element that one to four people answered is in no sum either, so that no difference tells it.</summary>
    public static bool IsShown(SurveyRecorded survey) => survey.Respondents >= Publication.GroupMin && survey.Answers.All(n => n == 0 || n >= Publication.GroupMin);

    /// <summary>The figures of some surveys, every respondent counted once.</summary>
    /// <param name="surveys">The surveys.</param>
    public static IkmView Of(IReadOnlyCollection<SurveyRecorded> surveys)
    {
        var shown = surveys.Where(IsShown).ToList();
        var elements = Enumerable.Range(0, Ikm.Elements)
            .Select(i => new IkmElementView(i + 1, shown.Sum(s => (long)s.Sums[i]), shown.Sum(s => (long)s.Answers[i]), shown.Sum(s => (long)s.Respondents - s.Answers[i])))
            .ToImmutableArray();
        var index = shown.Count == 0 ? null : Index(shown, elements);
        return new IkmView(
            shown.Sum(s => (long)s.Respondents),
            index is { } value ? Math.Round(value, 6, MidpointRounding.ToEven) : null,
            index is { } banded ? Ikm.BandOf(banded) : null,
            elements,
            shown.Count,
            surveys.Count - shown.Count);
    }

    /// <summary>One survey's index, or null when it may not be shown or an element was not answered.</summary>
    public static decimal? IndexOf(SurveyRecorded survey) => IsShown(survey) ? Of([survey]).Index : null;

    /// <summary>One survey's element on the index's scale, or null.</summary>
    public static decimal? ElementOf(SurveyRecorded survey, int element) =>
        IsShown(survey) && survey.Answers[element - 1] > 0 ? Ikm.OfElement((decimal)survey.Sums[element - 1] / survey.Answers[element - 1]) : null;

    // Surveys of different weights are weighted by their respondents.
    private static decimal? Index(List<SurveyRecorded> surveys, ImmutableArray<IkmElementView> elements)
    {
        var weights = surveys.Select(s => (Weight: PolicyValues.TryWeight(s.Weight, out var weight) ? weight : 0, s.Respondents)).ToList();
        var single = weights.Select(w => w.Weight).Distinct().ToList();
        return Ikm.Index(
            [.. elements.Select(e => e.Mean)],
            single.Count == 1 ? single[0] : weights.Sum(w => w.Weight * w.Respondents) / weights.Sum(w => w.Respondents));
    }
}
