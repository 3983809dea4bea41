using Bangkom.Grains.Facts;
using Bangkom.Grains.Learning;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Learning;

public sealed class ParticipationTests
{
    private static readonly FiguresDate Date = new(2026, Day("2026-07-02"));

    [Fact]
    public void An_agency_of_nobody_has_no_means_and_no_shares()
    {
        var figures = ParticipationFigures.Of(new ParticipationTotals(Date).ToSummary());
        Assert.Equal((0, null, null), (figures.Headcount, figures.JpMean, figures.JpMedian));
        Assert.All(
            [figures.Reach, figures.Compliance, figures.Fulfilment, figures.Pace],
            ratio => Assert.Equal(new Ratio(0, 0, null), ratio));
    }

    [Fact]
    public void An_agency_of_one_person_has_that_persons_figures()
    {
        var figures = FiguresOf(Pns(15));
        Assert.Equal((1, 1, 0, 15m, 15m, 15m), (figures.Headcount, figures.Participants, figures.Compliant, figures.JpTotal, figures.JpMean, figures.JpMedian));
        Assert.Equal(new Ratio(1, 1, 1), figures.Reach);
        Assert.Equal(new Ratio(0, 1, 0), figures.Compliance);
        Assert.Equal(new Ratio(15, 20, 0.75m), figures.Fulfilment);
        // 2 July is day 183: the target due is 20 × 183 / 365 = 10.027397…; 15 of it are 1.495902 (15 × 365 / 3660 = 1.4959016…).
        Assert.Equal(new Ratio(15, 10.027397m, 1.495902m), figures.Pace);
        Assert.Equal(1, figures.ForecastCompliant);
    }

    [Fact]
    public void A_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle()
    {
        var figures = FiguresOf(Pns(1), Pns(30), Pns(4), Pns(7));
        Assert.Equal((5.5m, 10.5m, 42m), (figures.JpMedian, figures.JpMean, figures.JpTotal));
        // min(30, 20) + 1 + 4 + 7 = 32 of 80.
        Assert.Equal(new Ratio(32, 80, 0.4m), figures.Fulfilment);
    }

    [Fact]
    public void Who_is_out_of_scope_adds_events_but_no_people()
    {
        var totals = new ParticipationTotals(Date);
        var cpns = new Story().Joined("2020-01-01", status: EmployeeStatus.Cpns);
        cpns.Completed(Content("2026-02-01"));
        totals.Add(cpns.Year("2026-07-02"));
        totals.AddEvents(cpns.Record.EventsOf(cpns.Rules.Policies, 2026, Date.On, Health));
        var summary = totals.ToSummary();
        Assert.Equal((0, 0m, 1, 10m), (summary.Headcount, summary.JpTotal, summary.Completions, summary.JpCredited));
    }

    [Fact]
    public void Parts_of_another_day_are_refused()
    {
        var other = ParticipationSummary.Empty(new(2026, Day("2026-07-03")));
        Assert.Throws<ArgumentException>(() => ParticipationSummary.Combine(Date, [other]));
        Assert.Throws<ArgumentException>(() => new ParticipationTotals(new(2026, Day("2026-07-03"))).Add(Pns(1).Year("2026-07-02")));
    }

    private static Story Pns(decimal jp)
    {
        var story = new Story().Joined("2020-01-01");
        story.Completed(Content("2026-02-01", quantity: jp));
        return story;
    }

    private static ParticipationFigures FiguresOf(params Story[] people)
    {
        var totals = new ParticipationTotals(Date);
        foreach (var person in people)
        {
            totals.Add(person.Year("2026-07-02"));
        }

        return ParticipationFigures.Of(totals.ToSummary());
    }
}
