using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Needs;

/// <summary>A completion of a programme that may close needs.</summary>
/// <param name="Program">The programme.</param>
/// <param name="Day">The completion day.</param>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="Batch">Its batch, or null.</param>
internal readonly record struct Closing(ProgramDefined Program, DateOnly Day, long Position, BatchId? Batch = null);

/// <summary>
/// One person and one competency over time, as it looks on a day. Pure. A need arises with an assessment below the required level, or when
/// the person states it and no assessment shows the level to be reached. It is closed by a counted completion of a programme that brings
/// people to the required level, or by an assessment at or above it; a later assessment below opens it anew. The required level is that of
/// the day looked from. On one day a statement comes first, then completions, then the assessment: it has the day's last word, so a course
/// closes what was stated in the morning and not what was measured at its end.
/// </summary>
internal static class NeedTimeline
{
    /// <summary>The need as it stands, or null: there never was one.</summary>
    /// <param name="person">Who.</param>
    /// <param name="required">The level that the post needs today; null or 0 = none.</param>
    /// <param name="history">What was assessed and answered about the competency.</param>
    /// <param name="closings">Counted completions of the person, of any programme.</param>
    /// <param name="today">What is dated later has not happened.</param>
    public static PersonNeed? Of(AsnId person, int? required, CompetencyHistory history, IReadOnlyList<Closing> closings, DateOnly today)
    {
        var standing = new Standing(required);
        foreach (var (_, _, _, happen) in Events(history, closings, required, today))
        {
            happen(standing);
        }

        if (standing.AroseOn is not { } arose)
        {
            return null;
        }

        var answer = history.AnswerOn(today)?.Answer;
        return new PersonNeed(
            person, history.Competency, required, standing.Actual, standing.Gap, answer?.Difficulty, answer?.Importance, answer?.Frequency, answer?.Stated ?? false,
            arose, standing.ClosedOn, standing.By?.Program.Program, standing.By?.Batch);
    }

    private static IEnumerable<(DateOnly Day, int Order, long Position, Action<Standing> Happen)> Events(
        CompetencyHistory history, IReadOnlyList<Closing> closings, int? required, DateOnly today) =>
        history.Answers.Where(a => a.Answer.Stated).Select(a => (a.On, 0, a.Position, (Action<Standing>)(s => s.State(a.On))))
            .Concat(closings.Where(c => c.Program.ClosesGap(history.Competency, required)).Select(c => (c.Day, 1, c.Position, (Action<Standing>)(s => s.Close(c)))))
            .Concat(history.Levels.Select(l => (l.On, 2, l.Position, (Action<Standing>)(s => s.Assess(l.Level, l.On)))))
            .Where(e => e.Item1 <= today)
            .OrderBy(e => e.Item1).ThenBy(e => e.Item2).ThenBy(e => e.Item3);

    private sealed class Standing(int? required)
    {
        public DateOnly? AroseOn { get; private set; }

        public DateOnly? ClosedOn { get; private set; }

        public Closing? By { get; private set; }

        public int? Actual { get; private set; }

        public int Gap => required is > 0 and { } level && Actual is { } actual ? NeedRules.Gap(level, actual) : NeedRules.StatedGap;

        private bool IsOpen => AroseOn is not null && ClosedOn is null;

        private bool IsReached => required is { } level && Actual >= level;

        public void State(DateOnly on)
        {
            if (!IsReached)
            {
                Open(on);
            }
        }

        public void Close(Closing by)
        {
            if (IsOpen)
            {
                (ClosedOn, By) = (by.Day, by);
            }
        }

        public void Assess(int level, DateOnly on)
        {
            Actual = level;
            if (required is null)
            {
                return;
            }

            if (!IsReached)
            {
                Open(on);
            }
            else if (IsOpen)
            {
                (ClosedOn, By) = (on, null);
            }
        }

        private void Open(DateOnly on)
        {
            if (!IsOpen)
            {
                (AroseOn, ClosedOn, By) = (on, null, null);
            }
        }
    }
}
