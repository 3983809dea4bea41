using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Measures;
using Bangkom.Grains.Evaluation.Publishing;
using Bangkom.Grains.Facts;

namespace Bangkom.Grains.Evaluation;

/// <summary>
/// Follow-ups of participants. One counts once all three roles answered, or, when the days for it are over, at the end of the quarter with
/// those who did; the participant's own word alone is not enough. From then on it never changes, since a figure that changed with the same
/// participants would tell of one of them.
/// </summary>
internal sealed class FollowUps
{
    private readonly ImmutableArray<Measure<TransferAnswer>> _measures;
    private readonly SortedDictionary<(string Subject, int Month), ImmutableArray<FollowUpAnswered>> _open;
    private readonly HashSet<string> _followed;

    public FollowUps(ImmutableArray<Measure<TransferAnswer>> measures, IEnumerable<OpenFollowUp> open, IEnumerable<string> followed)
    {
        _measures = measures;
        _open = new(
            open.ToDictionary(o => (o.Subject, o.Month), o => o.Answers),
            Comparer<(string Subject, int Month)>.Create((a, b) => string.CompareOrdinal(a.Subject, b.Subject) is var order and not 0 ? order : a.Month.CompareTo(b.Month)));
        _followed = [.. followed];
    }

    /// <summary>By month.</summary>
    public IReadOnlyList<Measure<TransferAnswer>> Measures => _measures;

    /// <summary>Who answered of whom.</summary>
    public IEnumerable<string> Followed => _followed;

    public ImmutableArray<OpenFollowUp> Pack() => [.. _open.Select(o => new OpenFollowUp(o.Key.Subject, o.Key.Month, o.Value))];

    public bool IsFollowed(string subject, int month, FollowUpRole role) => _followed.Contains($"{subject}/{month}/{role}");

    public bool IsClosed(string subject, int month) => _followed.Contains($"{subject}/{month}/counted");

    public void Take(FollowUpAnswered answer)
    {
        if (IsClosed(answer.Subject, answer.Month) || !EvaluationState.Months.Contains(answer.Month)
            || !_followed.Add($"{answer.Subject}/{answer.Month}/{answer.Role}"))
        {
            return;
        }

        var key = (answer.Subject, answer.Month);
        var answers = _open.GetValueOrDefault(key, []).Add(answer);
        _open[key] = answers;
        if (answers.Length == Enum.GetValues<FollowUpRole>().Length)
        {
            Close(key, answers);
        }
    }

    /// <summary>A quarter ends.</summary>
    /// <param name="next">First day of the next one.</param>
    public void CloseQuarter(DateOnly next)
    {
        foreach (var (key, answers) in _open.Where(o => o.Value[0].DueOn.AddDays(EvaluationLimits.FollowUpDays) < next).ToList())
        {
            Close(key, answers);
        }

        foreach (var measure in _measures)
        {
            measure.CloseQuarter(next);
        }
    }

    private void Close((string Subject, int Month) key, ImmutableArray<FollowUpAnswered> answers)
    {
        _open.Remove(key);
        _followed.Add($"{key.Subject}/{key.Month}/counted");
        if (answers.Any(a => a.Role != FollowUpRole.Self)
            && Transfer.Score(answers.Select(a => ((decimal)a.Marks.Sum() / a.Marks.Length, a.Weight))) is { } score)
        {
            // Of its answers' days the latest, so that it lies in no quarter that is over for all of them.
            _measures[EvaluationState.Months.IndexOf(key.Month)].Add(
                new TransferAnswer(score, score >= answers[0].Threshold), answers[0].Place, answers.Max(a => a.On));
        }
    }
}
