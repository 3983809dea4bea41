using Bangkom.Grains.Learning;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.People;

/// <summary>Shows a person's record of a year: the same in the person's own grain and in lists of an agency's members.</summary>
internal static class RecordViews
{
    /// <summary>The record with every line.</summary>
    public static RecordView WithLines(RosterPerson person, LearningRecord record, RegionRules rules, FiguresDate date, long position) =>
        WithoutLines(person, record, rules, PersonYear.Of(person, record, rules, date), position) with
        {
            Lines = record.Lines(rules.Policies, date.Year, JpCapView.Of(person, rules, date.On)),
        };

    /// <summary>The record without lines.</summary>
    public static RecordView WithoutLines(RosterPerson person, LearningRecord record, RegionRules rules, PersonYear part, long position)
    {
        var date = part.Date;
        var target = part.IsCounted ? part.Target : null;
        return new RecordView(
            date,
            part.IsCounted,
            part.Jp,
            target is null ? null : Rounded.To6(target.Value),
            JpCapView.Of(person, rules, date.On).Cap?.Amount,
            part.IsCounted ? part.Compliant : null,
            record.LastCompletionAt(rules.Policies, date.Year, date.On),
            [],
            position);
    }
}
