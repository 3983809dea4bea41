using Bangkom.Grains.Facts;
using Bangkom.Grains.Policies;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Policies;

public sealed class PolicyTests
{
    private static readonly RuleSet Rules = Defaults.Policies.On(Day("2026-03-04"));

    [Theory]
    [InlineData(LearningForm.Degree, 20.0, 20.0)]
    [InlineData(LearningForm.Leadership, 1.0, null)]
    [InlineData(LearningForm.Managerial, 1.0, 1.2)]
    [InlineData(LearningForm.Technical, 1.0, 1.2)]
    [InlineData(LearningForm.Functional, 1.0, 1.2)]
    [InlineData(LearningForm.SocioCultural, 1.0, 1.2)]
    [InlineData(LearningForm.Course, 1.0, 1.2)]
    [InlineData(LearningForm.Upgrading, 1.0, 1.2)]
    [InlineData(LearningForm.TechnicalGuidance, 1.0, 1.2)]
    [InlineData(LearningForm.Seminar, 4.0, 6.0)]
    [InlineData(LearningForm.Socialisation, 4.0, 6.0)]
    [InlineData(LearningForm.Workshop, 5.0, 7.0)]
    [InlineData(LearningForm.Coaching, 2.0, 4.0)]
    [InlineData(LearningForm.Mentoring, 2.0, 4.0)]
    [InlineData(LearningForm.ELearning, 1.0, 1.0)]
    [InlineData(LearningForm.Distance, 1.0, 1.2)]
    [InlineData(LearningForm.Secondment, 20.0, 24.0)]
    [InlineData(LearningForm.Outbound, 1.0, 1.2)]
    [InlineData(LearningForm.Benchmarking, 10.0, 20.0)]
    [InlineData(LearningForm.Exchange, 20.0, 24.0)]
    [InlineData(LearningForm.SelfStudy, 1.0, 1.2)]
    [InlineData(LearningForm.Community, 1.0, 1.2)]
    [InlineData(LearningForm.Internship, 20.0, 24.0)]
    public void The_default_conversions_are_those_of_the_annex(LearningForm form, double national, double? international)
    {
        Assert.Equal((decimal)national, Rules.Conversion(form, LearningScope.National));
        Assert.Equal((decimal?)international, Rules.Conversion(form, LearningScope.International));
    }

    [Fact]
    public void The_default_targets_caps_and_scopes_are_those_of_the_domain()
    {
        Assert.Equal((20m, 24m), (Rules.Target(EmployeeStatus.Pns), Rules.Target(EmployeeStatus.Pppk)));
        Assert.Equal((3m, 4m), (Rules.DayCap(LearningForm.ELearning, LearningScope.National), Rules.DayCap(LearningForm.ELearning, LearningScope.International)));
        Assert.Equal((2m, 2.4m), (Rules.DayCap(LearningForm.Community, LearningScope.National), Rules.DayCap(LearningForm.Community, LearningScope.International)));
        Assert.Equal((2m, 2m, null), (Rules.MonthCap(LearningForm.Coaching), Rules.MonthCap(LearningForm.Mentoring), Rules.MonthCap(LearningForm.Workshop)));
        Assert.Equal([true, false, true, false], Enum.GetValues<EmployeeStatus>().Select(Rules.InScope));
        Assert.All(Enum.GetValues<EmployeeStatus>(), status => Assert.Null(Rules.Cap(status)));
    }

    [Fact]
    public void Every_default_rule_is_one_that_could_be_defined() =>
        Assert.All(DefaultPolicies.All, policy => Assert.Empty(PolicyValues.Check(policy)));

    [Fact]
    public void What_a_region_lacks_is_every_default_about_something_that_it_has_no_rule_about()
    {
        var ended = new PolicyDefined("AWAY_SHARE", null, "0.5", Day("2020-01-01"), Day("2020-12-31"), "A decision of the region");
        var book = PolicyBook.Empty.With(Target("30", "2026-01-01"), 1).With(ended, 2);
        var missing = DefaultPolicies.MissingFrom(book, Day("2026-03-04"));
        Assert.Equal(DefaultPolicies.All.Count - 2, missing.Length);
        Assert.DoesNotContain(missing, p => (p.Kind, p.AppliesTo) is ("JP_TARGET", "PNS") or ("AWAY_SHARE", null));
        Assert.All(missing, p => Assert.Equal(Day("2026-01-01"), p.ValidFrom));
        Assert.All(missing, p => Assert.Empty(PolicyValues.Check(p)));
        var brought = missing.Select((rule, i) => (rule, i)).Aggregate(book, (b, m) => b.With(m.rule, m.i + 3));
        Assert.Empty(DefaultPolicies.MissingFrom(brought, Day("2027-01-01")));
    }

    [Fact]
    public void The_latest_first_day_holds_then_the_highest_position()
    {
        var book = PolicyBook.Empty
            .With(Target("20", "2020-01-01"), 1)
            .With(Target("30", "2026-01-01", "2026-06-30"), 2)
            .With(Target("25", "2020-01-01"), 5)
            .With(Target("22", "2020-01-01"), 4);
        Assert.Null(TargetOn(book, "2019-12-31"));
        Assert.Equal((25m, 30m, 30m, 25m), (TargetOn(book, "2025-12-31"), TargetOn(book, "2026-01-01"), TargetOn(book, "2026-06-30"), TargetOn(book, "2026-07-01")));
        Assert.Equal(5, book.InForce("JP_TARGET", "PNS", Day("2026-07-01"))?.Position);
        Assert.Same(book, book.With(Target("99", "2020-01-01"), 4));
    }

    [Theory]
    [InlineData("JP_TARGET", "PNS", "20.5", null)]
    [InlineData("JP_TARGET", "PNS", "-1", "value")]
    [InlineData("JP_TARGET", "PNS", "1,5", "value")]
    [InlineData("JP_TARGET", "PNS", "0.0000001", "value")]
    [InlineData("JP_TARGET", "HONORER", "20", "appliesTo")]
    [InlineData("JP_CAP", "PPPK", "NONE", null)]
    [InlineData("JP_CAP", "PPPK", "24 PER CONTRACT", null)]
    [InlineData("JP_CAP", "PPPK", "24 PER MONTH", "value")]
    [InlineData("SCOPE", "CPNS", "IN", null)]
    [InlineData("SCOPE", "CPNS", "YES", "value")]
    [InlineData("CONVERSION", "WORKSHOP NATIONAL", "5", null)]
    [InlineData("CONVERSION", "WORKSHOP", "5", "appliesTo")]
    [InlineData("DAY_CAP", "COACHING NATIONAL", "5", "appliesTo")]
    [InlineData("MONTH_CAP", "MENTORING", "2", null)]
    [InlineData("MONTH_CAP", "WORKSHOP", "2", "appliesTo")]
    [InlineData("WEEK_CAP", "WORKSHOP", "2", "kind")]
    public void A_rule_that_breaks_its_grammar_is_told_what_is_wrong(string kind, string about, string value, string? field)
    {
        var problems = PolicyValues.Check(new PolicyDefined(kind, about, value, Day("2026-01-01"), null, "Decision 1/2026"));
        Assert.Equal(field is null ? [] : [field], problems.Select(problem => problem.Field));
    }

    [Fact]
    public void A_rule_needs_a_source_and_ends_after_it_begins()
    {
        var problems = PolicyValues.Check(new PolicyDefined("SCOPE", "PNS", "IN", Day("2026-01-02"), Day("2026-01-01"), " "));
        Assert.Equal(["validTo", "source"], problems.Select(problem => problem.Field));
    }

    private static PolicyDefined Target(string value, string from, string? to = null) =>
        new("JP_TARGET", "PNS", value, Day(from), to is null ? null : Day(to), "test");

    private static decimal? TargetOn(PolicyBook book, string day) => book.On(Day(day)).Target(EmployeeStatus.Pns);
}
