using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Needs;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Tests.Needs;

public sealed class NeedsBoardTests
{
    private static readonly DateOnly Today = new(2026, 8, 10);
    private static readonly AgencyId Health = new("HEALTH");
    private static readonly AgencyId Clinic = new("CLINIC");
    private static readonly AgencyId School = new("SCHOOL");
    private static readonly CompetencyId Speaking = new("SPEAKING");
    private static readonly CompetencyId Project = new("PROJECT");
    private static readonly AsnId[] People = [.. Enumerable.Range(1, 6).Select(i => AsnId.Parse(i.ToString("x32", System.Globalization.CultureInfo.InvariantCulture)))];

    private readonly NeedsState _state = new();
    private readonly Dictionary<AsnId, NeedsMember> _members = [];
    private readonly List<CountedCompletion> _completions = [];
    private readonly List<ProgramDefined> _programs = [];
    private RegionRules _rules = RegionRules.Start(RegionZone.Of("Asia/Jakarta"));
    private readonly NeedDefinitions _definitions = NeedDefinitions.Empty
        .With(new CompetencyDefined(Speaking, "Speaking", CompetencyKind.Managerial, CompetencyDimension.Skill))
        .With(new CompetencyDefined(Project, "Project", CompetencyKind.Technical, CompetencyDimension.Skill));
    private long _position;

    public NeedsBoardTests()
    {
        foreach (var policy in DefaultPolicies.All)
        {
            Rule(policy);
        }

        Rule(new AgencyDefined(Health, "Health"));
        Rule(new AgencyDefined(Clinic, "Clinic", Health));
        Rule(new AgencyDefined(School, "School"));
    }

    private NeedsBoard Board => new(_state.People, new NeedsSurroundings(
        Today, _rules, _definitions, _programs.ToImmutableSortedDictionary(p => p.Program, p => p), _members, _completions));

    private void Rule(Fact fact) => _rules = _rules.Apply(Recorded(fact));

    private void Level(string scope, string level, string from = "2020-01-01") =>
        Rule(new PolicyDefined(PolicyKinds.RequiredLevel, scope, level, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), null, "test"));

    private RecordedFact Recorded(Fact fact) => new(++_position, default, default, "admin", null, FactTargets.Everyone, fact);

    private void Member(int person, AgencyId agency, PostKind post = PostKind.Pengawas, string? level = null, bool inScope = true) =>
        _members[People[person]] = new NeedsMember(agency, new Employment(EmployeeStatus.Pns, post, level, "III/a", new DateOnly(2015, 1, 1)), inScope);

    private void Assessed(int person, CompetencyId competency, int level, int month = 1) =>
        _state.Apply(Recorded(new CompetencyAssessed(People[person], competency, level, new DateOnly(2026, month, 1))));

    private void Answered(int person, params NeedAnswer[] answers) =>
        _state.Apply(Recorded(new NeedsAnswered(People[person], new("S"), new DateOnly(2026, 2, 1), [.. answers])));

    [Fact]
    public void Parts_add_up_to_the_whole_and_rank_by_people_and_priority()
    {
        // Pengawas need level 2 (PermenPANRB 38/2017). Ani 0 and Budi 1 of 2 in speaking, Citra 2 of 2; Dedi 1 of 2 in project, with 5·5·5.
        Member(0, Health);
        Member(1, Clinic);
        Member(2, School);
        Member(3, School);
        Assessed(0, Speaking, 0);
        Assessed(1, Speaking, 1);
        Assessed(2, Speaking, 2);
        Assessed(3, Project, 1);
        Answered(0, new NeedAnswer(Speaking, 2, 3, 4));
        Answered(3, new NeedAnswer(Project, 5, 5, 5, true));
        var view = Board.View;
        Assert.Equal([new(Project, 1, 2, 1, 1, 1, 1, 0, 1, 125), new NeedTally(Speaking, 3, 6, 3, 3, 3, 2, 0, 0, (24 * 2) + 1)], view.Whole.Ranked());
        Assert.Equal([new NeedTally(Speaking, 1, 2, 0, 0, 2, 1, 0, 0, 48)], view.Agencies[Health].Own.Tallies);
        Assert.Equal([new NeedTally(Speaking, 2, 4, 1, 1, 3, 2, 0, 0, 49)], view.Agencies[Health].WithChildren.Tallies);
        Assert.Equal(view.Whole.Tallies, NeedFigures.Sum(view.Agencies.Values.Select(a => a.Own)).Tallies);
        Assert.Equal(Ratio.Of(0, 3), view.Whole.Coverage);
    }

    [Fact]
    public void Who_is_no_member_or_out_of_scope_is_in_no_figure_and_a_person_out_of_scope_has_needs_all_the_same()
    {
        Member(0, Health, inScope: false);
        Assessed(0, Speaking, 0);
        Assessed(1, Speaking, 0);
        Assert.Empty(Board.View.Whole.Tallies);
        Assert.Single(Board.Of(People[0]).Needs);
        Assert.Empty(Board.Of(People[1]).Needs);
    }

    [Fact]
    public void An_agency_of_nobody_has_no_figures_and_no_share()
    {
        Assert.Empty(Board.View.Agencies);
        Assert.Null(NeedFigures.None.Coverage.Value);
    }

    [Fact]
    public void Of_several_rules_about_a_level_the_nearest_holds()
    {
        Member(0, Clinic, PostKind.Fungsional, "Ahli Muda");
        Assessed(0, Speaking, 0);
        int? Required() => Board.Of(People[0]).Levels.Single().Required;
        Assert.Equal(3, Required());
        Level("ANY FUNGSIONAL @HEALTH", "1");
        Assert.Equal(1, Required());
        Level("MANAGERIAL FUNGSIONAL", "4");
        Assert.Equal(4, Required());
        Level("SPEAKING FUNGSIONAL", "2");
        Assert.Equal(2, Required());
        Level("SPEAKING FUNGSIONAL AHLI_MUDA", "5");
        Assert.Equal(5, Required());
        Level("SPEAKING FUNGSIONAL @CLINIC", "0");
        Assert.Equal(0, Required());
        Level("SPEAKING FUNGSIONAL AHLI_MUDA @CLINIC", "1", "2027-01-01");
        Assert.Equal(0, Required());
    }

    [Fact]
    public void A_functional_post_of_unknown_level_has_no_required_level_and_no_gap()
    {
        Member(0, School, PostKind.Fungsional);
        Assessed(0, Speaking, 0);
        Assert.Null(Board.Of(People[0]).Levels.Single().Required);
        Assert.Empty(Board.View.Whole.Tallies);
    }

    [Fact]
    public void A_programme_is_recommended_to_those_whose_gaps_it_closes_and_who_may_begin()
    {
        for (var i = 0; i < 3; i++)
        {
            Member(i, School);
            Assessed(i, Speaking, i);
        }

        var first = new ProgramDefined(new("FIRST"), "First", LearningForm.Technical, 8, [], [new GapClosing(Project, 2)]);
        var second = new ProgramDefined(new("SECOND"), "Second", LearningForm.Technical, 8, [], [new GapClosing(Speaking, 3)], Prerequisites: [first.Program]);
        _programs.AddRange([first, second]);
        Assert.Empty(Board.RecommendedFor(second.Program));
        Assert.Equal([first.Program], Board.NextFor(People[0]).Single().Missing);
        for (var i = 0; i < 2; i++)
        {
            _completions.Add(new CountedCompletion(People[i], new DateOnly(2026, 1, 2), LearningForm.Technical, first.Program, null, 8, 100 + i));
        }

        Assert.Equal([People[0], People[1]], Board.RecommendedFor(second.Program).Select(r => r.Person));
        _completions.Add(new CountedCompletion(People[0], new DateOnly(2026, 3, 2), LearningForm.Technical, second.Program, null, 8, 110));
        Assert.Equal([People[1]], Board.RecommendedFor(second.Program).Select(r => r.Person));
        Assert.Equal(Ratio.Of(1, 2), Board.View.Whole.Coverage);
        Assert.Contains(new ProgramYear(second.Program, 2026, 1, 1), Board.Basis.Years);
    }

    [Fact]
    public void A_snapshot_holds_everything()
    {
        Member(0, Health);
        Assessed(0, Speaking, 0);
        Assessed(0, Speaking, 1, month: 3);
        Answered(0, new NeedAnswer(Speaking, 2, 3, 4, true), new NeedAnswer(Project, 1, 1, 1));
        var restored = NeedsState.FromParts(_state.ToParts());
        Assert.Equal(new DateOnly(2026, 1, 1), restored.FirstDay);
        var around = new NeedsSurroundings(Today, _rules, _definitions, ImmutableSortedDictionary<ProgramId, ProgramDefined>.Empty, _members, []);
        Assert.Equal(Board.Of(People[0]).Needs, new NeedsBoard(restored.People, around).Of(People[0]).Needs);
        Assert.Null(NeedsState.FromParts(new NeedsState().ToParts()).FirstDay);
    }
}
