using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;

namespace Bangkom.Grains.Tests.Needs;

public sealed class NeedTimelineTests
{
    private static readonly AsnId Ani = AsnId.Parse("0f8fad5bd9cb469fa16570867728950e");
    private static readonly CompetencyId Speaking = new("KOMUNIKASI");
    private static readonly DateOnly Today = new(2026, 12, 31);
    private static readonly ProgramDefined Advanced = Program("ADVANCED", 3);
    private static readonly ProgramDefined Basic = Program("BASIC", 2);

    private static ProgramDefined Program(string code, int level) => new(new(code), code, LearningForm.Technical, 10, [], [new GapClosing(Speaking, level)]);

    private static DateOnly Day(int month, int day = 1) => new(2026, month, day);

    private static LevelEntry Level(int level, DateOnly on, long position = 1) => new(on, level, position);

    private static AnswerEntry Answer(DateOnly on, bool stated = true, long position = 1) => new(on, new NeedAnswer(Speaking, 4, 5, 3, stated), position);

    private static PersonNeed? Need(int? required, LevelEntry[]? levels = null, AnswerEntry[]? answers = null, Closing[]? closings = null, DateOnly? today = null) =>
        NeedTimeline.Of(Ani, required, new CompetencyHistory(Speaking, [.. levels ?? []], [.. answers ?? []]), closings ?? [], today ?? Today);

    [Fact]
    public void An_assessment_below_the_required_level_is_a_need()
    {
        var need = Need(3, [Level(1, Day(3))], [Answer(Day(2), stated: false)]);
        Assert.Equal(new PersonNeed(Ani, Speaking, 3, 1, 2, 4, 5, 3, false, Day(3), null, null), need);
        Assert.Equal(4 * 5 * 3 * 2, need!.Priority);
        Assert.True(need.IsOpen);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(3, 5)]
    [InlineData(0, 0)]
    [InlineData(null, 1)]
    public void Who_reaches_the_level_or_needs_none_has_no_need(int? required, int actual) => Assert.Null(Need(required, [Level(actual, Day(3))], [Answer(Day(2), stated: false)]));

    [Fact]
    public void A_counted_completion_after_the_need_arose_closes_it()
    {
        var need = Need(3, [Level(1, Day(3))], closings: [new Closing(Advanced, Day(4), 9)]);
        Assert.Equal((Day(4), Advanced.Program), (need!.ClosedOn, need.ClosedBy));
        Assert.False(need.IsOpen);
    }

    [Fact]
    public void A_completion_before_the_need_arose_closes_nothing() => Assert.True(Need(3, [Level(1, Day(3))], closings: [new Closing(Advanced, Day(2), 9)])!.IsOpen);

    [Fact]
    public void What_was_measured_at_a_courses_end_is_not_closed_by_the_course() =>
        Assert.True(Need(3, [Level(1, Day(3))], closings: [new Closing(Advanced, Day(3), 9)])!.IsOpen);

    [Fact]
    public void What_was_stated_in_the_morning_is_closed_by_the_days_course() =>
        Assert.Equal(Day(3), Need(3, answers: [Answer(Day(3))], closings: [new Closing(Advanced, Day(3), 9)])!.ClosedOn);

    [Fact]
    public void A_programme_that_does_not_reach_the_level_closes_nothing() => Assert.True(Need(3, [Level(1, Day(3))], closings: [new Closing(Basic, Day(4), 9)])!.IsOpen);

    [Fact]
    public void A_later_assessment_at_the_level_closes_it_and_one_below_opens_it_anew()
    {
        var closed = Need(3, [Level(1, Day(3)), Level(3, Day(5), 2)]);
        Assert.Equal((Day(5), (ProgramId?)null, 0), (closed!.ClosedOn!.Value, closed.ClosedBy, closed.Gap));
        var again = Need(3, [Level(1, Day(3)), Level(3, Day(5), 2), Level(2, Day(7), 3)]);
        Assert.Equal((Day(7), true, 1), (again!.AroseOn, again.IsOpen, again.Gap));
        var relapsed = Need(3, [Level(1, Day(3)), Level(2, Day(7), 3)], closings: [new Closing(Advanced, Day(4), 9)]);
        Assert.Equal((Day(7), true), (relapsed!.AroseOn, relapsed.IsOpen));
    }

    [Fact]
    public void The_day_of_an_assessment_counts_and_not_when_it_came_in() =>
        Assert.Equal(2, Need(3, [Level(2, Day(5), 1), Level(0, Day(3), 2)])!.Actual);

    [Fact]
    public void A_stated_need_without_assessment_has_the_gap_of_one_and_any_level_closes_it_where_no_rule_says()
    {
        var stated = Need(null, answers: [Answer(Day(2))]);
        Assert.Equal((1, true, true, (int?)null), (stated!.Gap, stated.Stated, stated.IsOpen, stated.Actual));
        Assert.Equal(Basic.Program, Need(null, answers: [Answer(Day(2))], closings: [new Closing(Basic, Day(3), 9)])!.ClosedBy);
    }

    [Fact]
    public void A_statement_against_an_assessment_that_shows_the_level_is_no_need() => Assert.Null(Need(3, [Level(3, Day(1))], [Answer(Day(2))]));

    [Fact]
    public void A_need_stated_again_after_it_was_closed_is_open_again()
    {
        var need = Need(3, answers: [Answer(Day(2)), Answer(Day(8), position: 5)], closings: [new Closing(Advanced, Day(3), 9)]);
        Assert.Equal((Day(8), true), (need!.AroseOn, need.IsOpen));
    }

    [Fact]
    public void What_is_dated_later_has_not_happened() =>
        Assert.Null(Need(3, [Level(1, Day(3))], today: Day(2)));
}
