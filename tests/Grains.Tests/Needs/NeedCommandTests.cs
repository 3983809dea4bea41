using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Needs;
using Bangkom.Grains.People;
using Bangkom.Grains.Programs;

namespace Bangkom.Grains.Tests.Needs;

public sealed class NeedCommandTests
{
    private static readonly CompetencyId Speaking = new("SPEAKING");
    private static readonly CompetencyId Project = new("PROJECT");
    private static readonly string Nip = DecidingRegion.NipOf(1);
    private readonly DecidingRegion _region = new();

    public NeedCommandTests()
    {
        _region.Decide(new RecordJoin(Nip, "Orang", DecidingRegion.Health, DecidingRegion.Employment(), null), "admin");
        _region.Decide(new DefineCompetency(Speaking, "Komunikasi publik", CompetencyKind.Managerial, CompetencyDimension.Skill), "admin");
        _region.Decide(new DefineCompetency(Project, "Manajemen proyek", CompetencyKind.Technical, CompetencyDimension.Knowledge), "admin");
        _region.Decide(Survey(), "admin");
    }

    private static DefineNeedsSurvey Survey() => new(new("AKPK-2026"), "AKPK 2026", new(2026, 8, 1), new(2026, 8, 31), [Speaking]);

    private static AnswerNeeds Answer(DateOnly? on = null, params NeedAnswer[] answers) =>
        new(Nip, null, new("AKPK-2026"), on, answers is [] ? [new NeedAnswer(Speaking, 1, 2, 3)] : [.. answers]);

    private string CodeOf(Command command) => Assert.IsType<Decision.Refuse>(_region.Decide(command, "admin")).Code;

    private Fact FactOf(Command command) => Assert.IsType<Decision.Accept>(_region.Decide(command, "admin")).Facts.Single().Fact;

    [Theory]
    [InlineData("ANY")]
    [InlineData("MANAGERIAL")]
    [InlineData("lower")]
    public void A_competency_has_no_code_that_rules_about_levels_use(string code) =>
        Assert.Equal("INVALID_CODE", CodeOf(new DefineCompetency(new(code), "Name", CompetencyKind.Technical, CompetencyDimension.Skill)));

    [Fact]
    public void The_same_definition_again_changes_nothing()
    {
        Assert.IsType<Decision.Same>(_region.Decide(Survey(), "admin"));
        Assert.IsType<Decision.Same>(_region.Decide(new DefineCompetency(Speaking, " Komunikasi publik ", CompetencyKind.Managerial, CompetencyDimension.Skill), "admin"));
    }

    [Fact]
    public void A_survey_asks_about_competencies_that_exist_each_once()
    {
        Assert.Equal("UNKNOWN_COMPETENCY", CodeOf(Survey() with { Survey = new("B"), Competencies = [new("X")] }));
        Assert.Equal("INVALID_COMPETENCY", CodeOf(Survey() with { Survey = new("B"), Competencies = [Speaking, Speaking] }));
        Assert.Equal("INVALID_DATE", CodeOf(Survey() with { Survey = new("B"), ClosesOn = new(2026, 7, 1) }));
    }

    [Fact]
    public void An_answer_lies_on_the_scale_within_the_survey_and_its_days()
    {
        Assert.IsType<NeedsAnswered>(FactOf(Answer()));
        Assert.Equal("OUT_OF_SCALE", CodeOf(Answer(null, new NeedAnswer(Speaking, 0, 2, 3))));
        Assert.Equal("OUT_OF_SCALE", CodeOf(Answer(null, new NeedAnswer(Speaking, 1, 6, 3))));
        Assert.Equal("NOT_ASKED", CodeOf(Answer(null, new NeedAnswer(Project, 1, 2, 3))));
        Assert.Equal("INVALID_ANSWERS", CodeOf(Answer(null, new NeedAnswer(Speaking, 1, 2, 3), new NeedAnswer(Speaking, 1, 2, 3))));
        Assert.Equal("SURVEY_CLOSED", CodeOf(Answer(new(2026, 7, 31))));
        Assert.Equal("IN_THE_FUTURE", CodeOf(Answer(new(2026, 8, 11))));
        Assert.Equal("UNKNOWN_SURVEY", CodeOf(Answer() with { Survey = new("X") }));
        Assert.Equal("UNKNOWN_PERSON", CodeOf(Answer() with { Nip = DecidingRegion.NipOf(9) }));
    }

    [Fact]
    public void A_level_is_0_to_5_of_a_competency_that_exists_on_a_day_that_was()
    {
        Assert.Equal(new DateOnly(2026, 8, 10), Assert.IsType<CompetencyAssessed>(FactOf(new AssessCompetency(Nip, null, Speaking, 5, null))).On);
        Assert.Equal("OUT_OF_SCALE", CodeOf(new AssessCompetency(Nip, null, Speaking, 6, null)));
        Assert.Equal("OUT_OF_SCALE", CodeOf(new AssessCompetency(Nip, null, Speaking, -1, null)));
        Assert.Equal("UNKNOWN_COMPETENCY", CodeOf(new AssessCompetency(Nip, null, new("X"), 1, null)));
        Assert.Equal("IN_THE_FUTURE", CodeOf(new AssessCompetency(Nip, null, Speaking, 1, new(2026, 8, 11))));
    }

    [Fact]
    public void No_fact_about_needs_is_written_of_who_was_erased()
    {
        var person = _region.Roster.People.Keys.Single();
        _region.Decide(new ErasePerson(person), "admin");
        Assert.Equal("ERASED", CodeOf(new AssessCompetency(null, person, Speaking, 1, null)));
    }

    [Fact]
    public void A_programme_says_which_gaps_it_closes_what_it_costs_and_what_comes_first()
    {
        static DefineProgram Program(string code) => new(new(code), code, LearningForm.Technical, 8, []);
        Assert.IsType<ProgramDefined>(FactOf(Program("A") with { Closes = [new(Speaking, 3)], CostPerBatchRupiah = 5_000_000, Mode = BatchMode.Scheduled }));
        Assert.IsType<Decision.Same>(_region.Decide(Program("A") with { Closes = [new(Speaking, 3)], CostPerBatchRupiah = 5_000_000, Mode = BatchMode.Scheduled }, "admin"));
        Assert.IsType<ProgramDefined>(FactOf(Program("B") with { Prerequisites = [new("A")] }));
        Assert.Equal("PREREQUISITE_CYCLE", CodeOf(Program("A") with { Prerequisites = [new("B")] }));
        Assert.Equal("UNKNOWN_PROGRAM", CodeOf(Program("C") with { Prerequisites = [new("X")] }));
        Assert.Equal("UNKNOWN_COMPETENCY", CodeOf(Program("C") with { Closes = [new(new("X"), 3)] }));
        Assert.Equal("INVALID_CLOSES", CodeOf(Program("C") with { Closes = [new(Speaking, 6)] }));
        Assert.Equal("INVALID_AMOUNT", CodeOf(Program("C") with { CostPerParticipantRupiah = -1 }));
    }
}
