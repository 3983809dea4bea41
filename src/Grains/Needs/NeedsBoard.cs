using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Roster;

namespace Bangkom.Grains.Needs;

/// <summary>A member, today.</summary>
/// <param name="Agency">Of which agency.</param>
/// <param name="Employment">The employment.</param>
/// <param name="InScope">Counted in people's figures.</param>
internal sealed record NeedsMember(AgencyId Agency, Employment Employment, bool InScope);

/// <summary>What needs are looked at with, beside the assessments and answers.</summary>
/// <param name="Today">The figure's date.</param>
/// <param name="Rules">Tree, policies and zone.</param>
/// <param name="Definitions">Competencies and surveys.</param>
/// <param name="Programs">The catalogue.</param>
/// <param name="Members">Everyone who is a member today.</param>
/// <param name="Completions">Completions that count, of everyone.</param>
internal sealed record NeedsSurroundings(
    DateOnly Today,
    RegionRules Rules,
    NeedDefinitions Definitions,
    ImmutableSortedDictionary<ProgramId, ProgramDefined> Programs,
    IReadOnlyDictionary<AsnId, NeedsMember> Members,
    IReadOnlyList<CountedCompletion> Completions);

/// <summary>Everybody's needs as they stand, and what is counted of them. Pure; made at once and never changed.</summary>
internal sealed class NeedsBoard
{
    private readonly Dictionary<AsnId, PersonNeeds> _people = [];
    private readonly Dictionary<AgencyId, Dictionary<CompetencyId, NeedTally>> _tallies = [];
    private readonly NeedsSurroundings _around;
    private readonly Lazy<NeedsBasis> _basis;

    public NeedsBoard(IReadOnlyDictionary<AsnId, ImmutableSortedDictionary<CompetencyId, CompetencyHistory>> people, NeedsSurroundings around)
    {
        _around = around;
        var levels = new RequiredLevels(around.Rules.Policies, around.Rules.Agencies, around.Definitions, around.Today);
        var closings = around.Completions
            .Where(c => c.Program is { } program && around.Programs.GetValueOrDefault(program)?.Closes is not null)
            .ToLookup(c => c.Person, c => new Closing(around.Programs[c.Program!.Value], c.Day, c.Position, c.Batch));
        foreach (var (person, histories) in people)
        {
            if (around.Members.GetValueOrDefault(person) is { } member)
            {
                Look(person, member, histories, levels, [.. closings[person]]);
            }
        }

        View = MakeView();
        _basis = new Lazy<NeedsBasis>(MakeBasis);
    }

    /// <summary>The figures.</summary>
    public NeedsView View { get; }

    /// <summary>What a plan is made from.</summary>
    public NeedsBasis Basis => _basis.Value;

    /// <summary>A person's; nothing of who is no member today.</summary>
    public PersonNeeds Of(AsnId person) => _people.GetValueOrDefault(person) ?? new PersonNeeds(person, [], []);

    /// <summary>People whom a programme would help and who have completed what it presupposes, the highest priority first.</summary>
    public ImmutableArray<RecommendedPerson> RecommendedFor(ProgramId program) => _around.Programs.GetValueOrDefault(program) is not { Closes: not null } definition
        ? []
        :
        [
            .. Basis.OpenNeeds
                .Where(n => definition.ClosesGap(n.Competency, n.Required))
                .GroupBy(n => n.Person)
                .Where(g => Missing(g.Key, definition).IsEmpty)
                .Select(g => new RecommendedPerson(g.Key, Basis.AgencyOf[g.Key], [.. g.OrderByDescending(n => n.Priority).ThenBy(n => n.Competency)]))
                .OrderByDescending(r => r.Priority).ThenBy(r => r.Person),
        ];

    /// <summary>Programmes that would close a person's open needs, the most priority first.</summary>
    public ImmutableArray<NextTraining> NextFor(AsnId person)
    {
        var open = Of(person).Needs.Where(n => n.IsOpen).ToList();
        return
        [
            .. _around.Programs.Values
                .Select(p => new NextTraining(p.Program, [.. open.Where(n => p.ClosesGap(n.Competency, n.Required))], Missing(person, p)))
                .Where(t => !t.Closes.IsEmpty)
                .OrderByDescending(t => t.Priority).ThenBy(t => t.Program),
        ];
    }

    /// <summary>Everyone in scope, and whether a need of theirs was open in the year of the board's day.</summary>
    public ImmutableArray<NeedingMember> MembersIn(int year) =>
    [
        .. _around.Members.Where(m => m.Value.InScope)
            .Select(m => new NeedingMember(m.Key, m.Value.Agency, Of(m.Key).Needs.Any(n => n.ClosedOn is not { } closed || closed.Year >= year))),
    ];

    /// <summary>Needs of people in scope that completions closed on some days.</summary>
    public ImmutableArray<ClosedNeeds> ClosedIn(DateOnly from, DateOnly to) =>
    [
        .. _people.Where(p => _around.Members[p.Key].InScope)
            .SelectMany(p => p.Value.Needs.Where(n => n.ClosedBy is not null && n.ClosedOn >= from && n.ClosedOn <= to), (p, n) => (_around.Members[p.Key].Agency, Program: n.ClosedBy!.Value, n.ClosedIn))
            .CountBy(n => n).OrderBy(n => n.Key)
            .Select(n => new ClosedNeeds(n.Key.Agency, n.Key.Program, n.Key.ClosedIn, n.Value)),
    ];

    private void Look(
        AsnId person, NeedsMember member, ImmutableSortedDictionary<CompetencyId, CompetencyHistory> histories, RequiredLevels rules, IReadOnlyList<Closing> closings)
    {
        var (needs, levels) = (new List<PersonNeed>(), new List<AssessedLevel>());
        foreach (var history in histories.Values)
        {
            var required = rules.Of(history.Competency, member.Employment, member.Agency);
            var need = NeedTimeline.Of(person, required, history, closings, _around.Today);
            var level = history.LevelOn(_around.Today) is { } entry ? new AssessedLevel(history.Competency, required, entry.Level, entry.On) : null;
            if (need is not null)
            {
                needs.Add(need);
            }

            if (level is not null)
            {
                levels.Add(level);
            }

            if (member.InScope)
            {
                Count(member.Agency, need, level, history.Competency);
            }
        }

        _people[person] = new PersonNeeds(person, [.. needs.OrderByDescending(n => n.IsOpen).ThenByDescending(n => n.Priority).ThenBy(n => n.Competency)], [.. levels]);
    }

    private void Count(AgencyId agency, PersonNeed? need, AssessedLevel? level, CompetencyId competency)
    {
        var (actual, required) = level is { Required: { } known } ? (level.Actual, known) : (0, 0);
        var tally = new NeedTally(
            competency,
            level?.Required is null ? 0 : 1,
            required,
            actual,
            Math.Min(actual, required),
            NeedRules.Gap(required, actual),
            need is { IsOpen: true } ? 1 : 0,
            need is { IsOpen: false } ? 1 : 0,
            need is { IsOpen: true, Stated: true } ? 1 : 0,
            need is { IsOpen: true } ? need.Priority : 0);
        if (tally == NeedTally.None(competency))
        {
            return;
        }

        var tallies = _tallies.TryGetValue(agency, out var there) ? there : _tallies[agency] = [];
        tallies[competency] = tallies.TryGetValue(competency, out var before) ? before.Plus(tally) : tally;
    }

    private NeedsView MakeView()
    {
        var own = _tallies.ToDictionary(a => a.Key, a => new NeedFigures([.. a.Value.Values.OrderBy(t => t.Competency)]));
        var tree = _around.Rules.Agencies.On(_around.Today);
        var agencies = ImmutableDictionary.CreateBuilder<AgencyId, AgencyNeeds>();
        foreach (var node in _around.Rules.Agencies.Agencies)
        {
            var all = NeedFigures.Sum(tree.DescendantsOf(node.Agency).Append(node.Agency).Select(a => own.GetValueOrDefault(a)).OfType<NeedFigures>());
            if (!all.Tallies.IsEmpty)
            {
                agencies[node.Agency] = new AgencyNeeds(own.GetValueOrDefault(node.Agency, NeedFigures.None), all);
            }
        }

        return new NeedsView(_around.Today, _around.Definitions, NeedFigures.Sum(own.Values), agencies.ToImmutable());
    }

    private NeedsBasis MakeBasis()
    {
        var inScope = _people.Where(p => _around.Members[p.Key].InScope).OrderBy(p => p.Key).ToList();
        var closed = inScope.SelectMany(p => p.Value.Needs).Where(n => n.ClosedBy is not null)
            .GroupBy(n => (n.ClosedBy!.Value, n.ClosedOn!.Value.Year)).ToDictionary(g => g.Key, g => g.Count());
        var presupposed = _around.Programs.Values.SelectMany(p => p.Prerequisites ?? []).ToHashSet();
        return new NeedsBasis(
            _around.Today,
            [.. inScope.SelectMany(p => p.Value.Needs).Where(n => n.IsOpen)],
            inScope.ToImmutableDictionary(p => p.Key, p => _around.Members[p.Key].Agency),
            _around.Programs,
            [.. _around.Completions.Where(c => c.Program is { } p && presupposed.Contains(p)).Select(c => new PersonProgram(c.Person, c.Program!.Value))],
            [
                .. _around.Completions.Where(c => c.Program is not null).GroupBy(c => (Program: c.Program!.Value, c.Day.Year))
                    .OrderBy(g => g.Key)
                    .Select(g => new ProgramYear(g.Key.Program, g.Key.Year, g.Count(), closed.GetValueOrDefault(g.Key))),
            ]);
    }

    private ImmutableArray<ProgramId> Missing(AsnId person, ProgramDefined program) =>
        [.. (program.Prerequisites ?? []).Where(p => !Basis.Completed.Contains(new PersonProgram(person, p)))];
}
