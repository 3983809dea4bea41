using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Professionalism;
using Bangkom.Grains.Tests.Learning;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.Professionalism;

/// <summary>PermenPANRB 38/2018 and BKN 8/2019, by hand.</summary>
public sealed class IpAsnTests
{
    private static readonly IpAsnRules Rules = IpAsnRules.Named("BKN-2019")!;
    private static readonly AsnId Person = AsnId.New();
    private static readonly DateOnly On = new(2026, 6, 1);

    [Fact]
    public void A_structural_post_with_everything_has_one_hundred_points()
    {
        var index = Of(PostKind.Jpt, 20, hasSeminar: true, hasLeadership: true, profile: Known(Qualification.S3, PerformanceRating.VeryGood, DisciplineRecord.None))!;
        Assert.Equal((25m, 40m, 30m, 5m), (index.QualificationPoints, index.CompetencePoints, index.PerformancePoints, index.DisciplinePoints));
        Assert.Equal((100m, "VERY_HIGH"), (index.Total, index.Band));
        Assert.Empty(index.Winnable);
    }

    [Theory]
    // The hours are all or nothing; who needs no post training gets more for hours and seminar.
    [InlineData(PostKind.Pengawas, 19.999999, false, false, false, 0)]
    [InlineData(PostKind.Pengawas, 20, false, false, false, 15)]
    [InlineData(PostKind.Pengawas, 20, true, false, false, 25)]
    [InlineData(PostKind.Administrator, 0, true, true, false, 25)]
    [InlineData(PostKind.Pengawas, 0, false, false, true, 0)]
    [InlineData(PostKind.Fungsional, 20, true, false, true, 40)]
    [InlineData(PostKind.Fungsional, 20, true, true, false, 25)]
    [InlineData(PostKind.Pelaksana, 20, false, false, false, 22.5)]
    [InlineData(PostKind.Pelaksana, 0, true, true, true, 17.5)]
    [InlineData(PostKind.Pelaksana, 20, true, false, false, 40)]
    public void Competence_is_training_for_the_post_hours_and_a_seminar(PostKind post, double jp, bool seminar, bool leadership, bool functional, double points) =>
        Assert.Equal((decimal)points, Of(post, (decimal)jp, seminar, leadership, functional)!.CompetencePoints);

    [Theory]
    // 20 JP are asked for: a workshop day is 5 JP, and hours that leave some missing add nothing.
    [InlineData(LearningForm.Technical, 8, 12, 22.5)]
    [InlineData(LearningForm.Technical, 7.999999, 12, 0)]
    [InlineData(LearningForm.Workshop, 2, 10, 22.5)]
    [InlineData(LearningForm.Seminar, 1, 0, 17.5)]
    [InlineData(LearningForm.Seminar, 1, 16, 40)]
    [InlineData(LearningForm.Leadership, 900, 20, 0)]
    public void A_programme_adds_the_points_of_what_its_completion_would_bring(LearningForm form, double quantity, double jp, double points)
    {
        var index = Of(PostKind.Pelaksana, (decimal)jp)!;
        var program = new ProgramDefined(new ProgramId("P"), "Program", form, (decimal)quantity, []);
        var policies = DefaultPolicies.All.Select((policy, i) => (policy, i)).Aggregate(PolicyBook.Empty, (book, p) => book.With(p.policy, p.i + 1));
        Assert.Equal((decimal)points, IpAsnGains.PointsOf(program, index.Winnable, Rules, policies.On(On)));
    }

    [Theory]
    [InlineData("GURU", 15)]
    [InlineData("DOKTER", 15)]
    [InlineData("PERAWAT", 15)]
    [InlineData("ARSIPARIS", 0)]
    public void Holders_of_an_exempted_functional_post_count_as_trained(string post, double points)
    {
        var profile = Profile.Unknown.With(Entry(1, On, functionalPost: post));
        Assert.Equal((decimal)points, Of(PostKind.Fungsional, 0, profile: profile)!.CompetencePoints);
        // A teacher who leads a school as a structural post needs leadership training.
        Assert.Equal(0, Of(PostKind.Pengawas, 0, profile: profile)!.CompetencePoints);
    }

    [Fact]
    public void A_post_held_before_exempts_no_more()
    {
        var profile = Profile.Unknown.With(Entry(1, On.AddYears(-5), functionalPost: "GURU")).With(Entry(2, On.AddYears(-1), functionalPost: "ARSIPARIS"));
        Assert.Equal(0, Of(PostKind.Fungsional, 0, profile: profile)!.CompetencePoints);
    }

    [Fact]
    public void Training_on_record_elsewhere_counts_as_of_its_day()
    {
        var profile = Profile.Unknown.With(Entry(1, On, training: PostTraining.Leadership));
        Assert.Equal(15, Of(PostKind.Jpt, 0, profile: profile)!.CompetencePoints);
        Assert.Equal(0, IpAsnIndex.Of(Found(PostKind.Jpt, 0), profile, Rules, On.AddDays(-1))!.CompetencePoints);
    }

    [Fact]
    public void What_is_not_known_is_missing_and_never_assumed()
    {
        var index = Of(PostKind.Pelaksana, 20)!;
        Assert.Equal((null, null, null, (decimal?)null, (string?)null), (index.QualificationPoints, index.PerformancePoints, index.DisciplinePoints, index.Total, index.Band));
        Assert.Equal(["QUALIFICATION", "PERFORMANCE", "DISCIPLINE"], index.Missing);
        Assert.Equal(22.5m, index.CompetencePoints);
    }

    [Theory]
    [InlineData("2021-06-01", DisciplineRecord.Severe, 5)]
    [InlineData("2021-06-02", DisciplineRecord.Severe, 1)]
    [InlineData("2026-06-01", DisciplineRecord.Medium, 2)]
    [InlineData("2025-01-01", DisciplineRecord.Light, 3)]
    public void The_worst_punishment_of_five_years_counts_and_an_older_one_shows_that_the_record_is_known(string on, DisciplineRecord record, double points)
    {
        var profile = Profile.Unknown.With(Entry(1, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), discipline: record)).With(Entry(2, On, discipline: DisciplineRecord.None));
        Assert.Equal((decimal)points, Of(PostKind.Pelaksana, 0, profile: profile)!.DisciplinePoints);
    }

    [Theory]
    [InlineData(90.5, "VERY_HIGH")]
    [InlineData(90.4, "HIGH")]
    [InlineData(80.5, "HIGH")]
    [InlineData(70.5, "MEDIUM")]
    [InlineData(60.5, "LOW")]
    [InlineData(60.49, "VERY_LOW")]
    [InlineData(0, "VERY_LOW")]
    public void Bands_are_on_the_rounded_value(double total, string band) => Assert.Equal(band, IpAsnIndex.BandOf((decimal)total, Rules));

    [Fact]
    public void CPNS_and_PPPK_are_not_measured_by_this_rule_set()
    {
        foreach (var status in new[] { EmployeeStatus.Cpns, EmployeeStatus.Pppk, EmployeeStatus.PppkPartTime })
        {
            Assert.Null(IpAsnIndex.Of(Found(PostKind.Pelaksana, 20) with { Employment = Employment(status) }, Profile.Unknown, Rules, On));
        }
    }

    [Fact]
    public void Points_still_winnable_name_what_brings_them_the_most_first()
    {
        var index = Of(PostKind.Fungsional, 12.5m)!;
        Assert.Equal(
            [(PointSource.FunctionalTraining, 15m, null), (PointSource.Hours, 15m, 7.5m), (PointSource.Seminar, 10m, null)],
            index.Winnable.Select(w => (w.By, w.Points, w.MissingJp)));
        Assert.Equal(
            [(PointSource.Hours, 22.5m), (PointSource.Seminar, 17.5m)],
            Of(PostKind.Pelaksana, 0)!.Winnable.Select(w => (w.By, w.Points)));
    }

    [Fact]
    public void A_group_of_less_than_five_tells_nothing_of_discipline_and_a_larger_one_its_means()
    {
        var one = Of(PostKind.Pelaksana, 20, profile: Known(Qualification.S1, PerformanceRating.Good, DisciplineRecord.Light))!;
        // 15 + 22.5 + 25 + 3 = 65.5, rounded 66: low.
        Assert.Equal((65.5m, "LOW"), (one.Total, one.Band));
        var few = IpAsnIndex.Figures([one, one, one, one, Of(PostKind.Pelaksana, 0)!], Rules, On);
        Assert.Equal((5, 4, true, true, false), (few.People, few.Complete, few.Mean.Suppressed, few.Discipline.Suppressed, few.Competence.Suppressed));
        Assert.Empty(few.Bands);
        var five = IpAsnIndex.Figures([one, one, one, one, one, Of(PostKind.Pelaksana, 0)!], Rules, On);
        Assert.Equal((65.5m, 3m, 1), (five.Mean.Value, five.Discipline.Value, five.MissingDiscipline));
        Assert.Equal(5, five.Bands.Single(b => b.Band == "LOW").People);
        // 17.5 for each seminar, and 22.5 for the hours of one: 127.5 over six people.
        Assert.Equal((127.5m, 6m, 21.25m), (five.Winnable.Numerator, five.Winnable.Denominator, five.Winnable.Value));
    }

    [Fact]
    public void Hours_and_seminars_are_looked_for_in_their_months_and_training_ever()
    {
        var story = new Story().Joined("2010-01-01");
        story.Completed(Story.Content("2025-06-01", LearningForm.Technical, 12));
        story.Completed(Story.Content("2025-06-02", LearningForm.Technical, 8));
        story.Completed(Story.Content("2026-06-01", LearningForm.Technical, 11));
        story.Completed(Story.Content("2026-06-02", LearningForm.Technical, 5));
        story.Completed(Story.Content("2024-06-01", LearningForm.Seminar, 1));
        story.Completed(Story.Content("2015-01-01", LearningForm.Functional, 30));
        LearningFound At(DateOnly on) => LearningFound.Of(story.Person, story.Record, story.Rules, Rules.WindowOn(on))!;
        Assert.Equal((19m, false, true, false), (At(On).Jp, At(On).HasSeminar, At(On).HasFunctional, At(On).HasLeadership));
        Assert.Equal((20m, true), (At(new DateOnly(2026, 5, 31)).Jp, At(new DateOnly(2026, 5, 31)).HasSeminar));
    }

    [Fact]
    public void Every_rule_set_names_its_source_and_has_a_point_for_every_answer()
    {
        Assert.All(IpAsnRules.All, rules =>
        {
            Assert.NotEmpty(rules.Source);
            Assert.All(Enum.GetValues<Qualification>(), q => Assert.True(rules.Qualification.ContainsKey(q)));
            Assert.All(Enum.GetValues<PerformanceRating>(), q => Assert.True(rules.Performance.ContainsKey(q)));
            Assert.All(Enum.GetValues<DisciplineRecord>(), q => Assert.True(rules.Discipline.ContainsKey(q)));
            Assert.All(new[] { rules.Structural, rules.Functional, rules.Other }, c => Assert.Equal(40, c.Training + c.Hours + c.Seminar));
        });
        Assert.Null(IpAsnRules.On(new DateOnly(2017, 12, 31)));
        Assert.Same(Rules, IpAsnRules.On(On));
    }

    [Fact]
    public void A_profile_is_about_somebody_known_and_says_something()
    {
        var region = new DecidingRegion();
        var person = region.Join(1, Health);
        region.Refuses("UNKNOWN_PERSON", "nip", new RecordProfile(NipOf(2), null, region.Today, Qualification.S1, null, null, null, null));
        region.Refuses("NOTHING_TO_RECORD", "qualification", new RecordProfile(null, person, region.Today, null, null, null, null, null));
        region.Refuses("INVALID_CODE", "functionalPost", new RecordProfile(null, person, region.Today, null, "guru sd", null, null, null));
        region.Refuses("INVALID_DAY", "on", new RecordProfile(null, person, region.Today.AddDays(1), Qualification.S1, null, null, null, null));
        var fact = Assert.IsType<ProfileRecorded>(region.Accept(new RecordProfile(NipOf(1), null, region.Today, Qualification.S1, null, null, null, null), "admin")[0].Fact);
        Assert.Equal(person, fact.Person);
        var state = new ProfileState();
        state.Apply(region.Facts[^1]);
        Assert.Single(ProfileState.FromParts(state.ToParts()).People[person].Entries);
    }

    private static IpAsn? Of(PostKind post, decimal jp, bool hasSeminar = false, bool hasLeadership = false, bool hasFunctional = false, Profile? profile = null) =>
        IpAsnIndex.Of(Found(post, jp, hasSeminar, hasLeadership, hasFunctional), profile ?? Profile.Unknown, Rules, On);

    private static LearningFound Found(PostKind post, decimal jp, bool hasSeminar = false, bool hasLeadership = false, bool hasFunctional = false) =>
        new(Person, Health, Employment() with { Post = post }, jp, hasSeminar, hasLeadership, hasFunctional);

    private static Profile Known(Qualification qualification, PerformanceRating performance, DisciplineRecord discipline) =>
        Profile.Unknown.With(new ProfileEntry(new ProfileRecorded(Person, On, qualification, null, null, performance, discipline), 1));

    private static ProfileEntry Entry(long position, DateOnly on, string? functionalPost = null, PostTraining? training = null, DisciplineRecord? discipline = null) =>
        new(new ProfileRecorded(Person, on, null, functionalPost, training, null, discipline), position);
}
