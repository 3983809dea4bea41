using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;
using Bangkom.Grains.Planning;

namespace Bangkom.Grains.Tests.Planning;

public sealed class PlanRulesTests
{
    private static readonly CompetencyId Speaking = new("SPEAKING");
    private static readonly CompetencyId Project = new("PROJECT");
    private static readonly DateOnly Today = new(2026, 8, 10);
    private static readonly AgencyId Health = new("HEALTH");

    private static AsnId Person(int i) => AsnId.Parse(i.ToString("x32", CultureInfo.InvariantCulture));

    /// <summary>Difficulty, importance 1; frequency and gap make the priority.</summary>
    private static PersonNeed Need(int person, CompetencyId competency, int gap = 1, int? frequency = null) =>
        new(Person(person), competency, 3, 3 - gap, gap, 1, 1, frequency, false, Today, null, null);

    private static ProgramDefined Program(string code, CompetencyId closes, long? each, long? batch = null, int level = 3, BatchMode? mode = null, string? after = null) => new(
        new(code), code, LearningForm.Technical, 8, [], [new GapClosing(closes, level)], each, batch, after is null ? null : [new(after)], mode);

    private static PlanProposal Propose(
        PersonNeed[] needs, ProgramDefined[] programs, long budget, int seats = 30, int smallest = 1, ProgramHistory[]? histories = null, PersonProgram[]? completed = null) =>
        PlanRules.Propose(
            new NeedsBasis(
                Today, [.. needs], needs.Select(n => n.Person).Distinct().ToImmutableDictionary(p => p, _ => Health),
                programs.ToImmutableSortedDictionary(p => p.Program, p => p), [.. completed ?? []], []),
            new PlanRequest(2027, budget, seats, smallest),
            [.. histories ?? []]);

    private static IEnumerable<(string Program, int Wave, int People, int Needs, long Cost)> Lines(PlanProposal proposal) =>
        proposal.Batches.Select(b => (b.Line.Program.Value, b.Line.Wave, b.Line.People, b.Line.Needs, b.Line.CostRupiah));

    [Fact]
    public void The_most_priority_per_rupiah_comes_first_in_waves_until_the_ceiling()
    {
        // Speaking: 5 people of priority 2 at 100 each; project: 3 people of priority 1 at 100 each; 2 seats; 550 rupiah pay for 5 people.
        PersonNeed[] needs = [.. Enumerable.Range(1, 5).Select(i => Need(i, Speaking, 2)), .. Enumerable.Range(1, 3).Select(i => Need(i, Project))];
        var proposal = Propose(needs, [Program("SPEAK", Speaking, 100), Program("PROJ", Project, 100)], 550, seats: 2);
        Assert.Equal([("SPEAK", 1, 2, 2, 200L), ("SPEAK", 2, 2, 2, 200), ("SPEAK", 3, 1, 1, 100)], Lines(proposal));
        Assert.Equal((500L, 5, 10L, 8, 13L), (proposal.CostRupiah, proposal.ClosedNeeds, proposal.ClosedPriority, proposal.OpenNeeds, proposal.OpenPriority));
        Assert.Equal([new LeftOutProgram(new("PROJ"), LeftOutReason.Ceiling, 3)], proposal.LeftOut);
    }

    [Fact]
    public void A_need_is_closed_once()
    {
        var proposal = Propose([Need(1, Speaking), Need(2, Speaking)], [Program("CHEAP", Speaking, 10), Program("DEAR", Speaking, 20)], 1_000);
        Assert.Equal([("CHEAP", 1, 2, 2, 20L)], Lines(proposal));
        Assert.Equal([new LeftOutProgram(new("DEAR"), LeftOutReason.ClosedByOthers, 2)], proposal.LeftOut);
    }

    [Fact]
    public void A_programme_without_a_known_cost_or_below_the_level_is_not_proposed()
    {
        var proposal = Propose([Need(1, Speaking)], [Program("FREE", Speaking, 0), Program("LOW", Speaking, 1, level: 2), Program("UNKNOWN", Speaking, null)], 0);
        Assert.Equal([("FREE", 1, 1, 1, 0L)], Lines(proposal));
        Assert.Equal([new LeftOutProgram(new("UNKNOWN"), LeftOutReason.NoCost, 1)], proposal.LeftOut);
    }

    [Fact]
    public void A_batch_that_is_too_small_or_presupposes_something_else_is_not_proposed()
    {
        PersonNeed[] needs = [Need(1, Speaking), Need(2, Speaking), Need(3, Project)];
        ProgramDefined[] programs = [Program("SPEAK", Speaking, 10), Program("PROJ", Project, 10, after: "SPEAK")];
        Assert.Equal([LeftOutReason.Prerequisites, LeftOutReason.TooFew], Propose(needs, programs, 1_000, smallest: 3).LeftOut.Select(l => l.Reason));
        var ready = Propose(needs, programs, 1_000, completed: [new(Person(3), new("SPEAK"))]);
        Assert.Equal(["SPEAK", "PROJ"], ready.Batches.Select(b => b.Line.Program.Value).OrderDescending());
    }

    [Fact]
    public void A_self_paced_programme_has_no_seats_and_takes_everyone()
    {
        var line = Assert.Single(Propose([.. Enumerable.Range(1, 50).Select(i => Need(i, Speaking))], [Program("SELF", Speaking, 1, 10, mode: BatchMode.SelfPaced)], 1_000, seats: 5).Batches).Line;
        Assert.Equal(((int?)null, 50, 60L), (line.Seats, line.People, line.CostRupiah));
    }

    [Fact]
    public void The_last_cycle_moves_the_ranking_visibly()
    {
        PersonNeed[] needs = [Need(1, Speaking), Need(2, Speaking)];
        ProgramDefined[] programs = [Program("A", Speaking, 10), Program("B", Speaking, 10)];
        Assert.Equal("A", Propose(needs, programs, 1_000).Batches.Single().Line.Program.Value);
        // A costs what was planned but teaches a third of what B does.
        var weighed = Propose(needs, programs, 1_000, histories: [new(new("A"), 2026, 5, 5, null, 0.2m, null), new(new("B"), 2026, 5, 5, null, 0.6m, null)]).Batches.Single();
        Assert.Equal(("B", 0.6m), (weighed.Line.Program.Value, weighed.EffectWeight));
        Assert.Contains("effect 0.6 as measured in 2026", weighed.Line.Reason);
        // B really cost four times as much as was defined: 200 rupiah for 5 completions.
        var spent = Propose(needs, programs, 1_000, histories: [new(new("B"), 2026, 5, 5, 200, null, "too few answers")]);
        Assert.Equal("A", spent.Batches.Single().Line.Program.Value);
        Assert.Contains("effect not measured, counted as 1", spent.Batches.Single().Line.Reason);
        Assert.Equal(LeftOutReason.NoEffect, Propose(needs, [programs[0]], 1_000, histories: [new(new("A"), 2026, 5, 5, null, 0, null)]).LeftOut.Single().Reason);
    }

    [Fact]
    public void No_needs_no_programmes_or_no_money_propose_nothing()
    {
        Assert.Empty(Propose([], [Program("A", Speaking, 1)], 1_000).Batches);
        Assert.Empty(Propose([Need(1, Speaking)], [], 1_000).Batches);
        Assert.Empty(Propose([Need(1, Speaking)], [Program("A", Speaking, 1)], 0).Batches);
    }

    [Fact]
    public void Any_proposal_keeps_to_the_ceiling_and_closes_no_need_twice()
    {
        var random = new Random(20_261_124);
        for (var round = 0; round < 50; round++)
        {
            PersonNeed[] needs = [.. Enumerable.Range(1, 40).SelectMany(i => new[] { Speaking, Project }.Where(_ => random.Next(3) > 0).Select(c => Need(i, c, 1 + random.Next(3), 1 + random.Next(5))))];
            ProgramDefined[] programs = [.. Enumerable.Range(0, 6).Select(i => Program($"P{i}", i % 2 == 0 ? Speaking : Project, random.Next(100), random.Next(500)))];
            var budget = random.Next(5_000);
            var proposal = Propose(needs, programs, budget, 1 + random.Next(12));
            Assert.InRange(proposal.CostRupiah, 0, budget);
            foreach (var competency in new[] { Speaking, Project })
            {
                Assert.InRange(proposal.Batches.SelectMany(b => b.Line.Closes).Where(c => c.Competency == competency).Sum(c => c.Needs), 0, needs.Count(n => n.Competency == competency));
            }
        }
    }
}
