using Bangkom.Grains.Facts;
using Bangkom.Grains.History;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Tests.Learning;
using static Bangkom.Grains.Tests.History.PastRegion;

namespace Bangkom.Grains.Tests.History;

public sealed class ExplainerTests
{
    private readonly PastRegion _region = new();

    private static TimeTravel AsOf(string instant) => new(AsOf: Instant(instant));

    [Fact]
    public async Task A_completion_that_came_late_is_told_from_one_that_happened_since()
    {
        var person = _region.Join("2015-01-02");
        var known = new TimeTravel(KnownAt: Instant("2026-03-01T00:00:00+07:00"));
        _region.RecordedFrom("2026-03-02T00:00:00+07:00");
        var late = _region.Complete(person, "2026-02-28");
        var since = _region.Complete(person, "2026-03-01");

        var (before, after, facts) = await _region.ExplainAsync(Metric.Completions, null, known);

        Assert.Equal((0, 2), (before, after));
        Assert.Equal([(late, ChangeReason.LateCompletion), (since, ChangeReason.Completion)], facts.Select(f => (f.Position!.Value, f.Reason)));
        Assert.All(facts, f => Assert.Equal(person, f.Person));
        Assert.All(facts, f => Assert.StartsWith("Course", f.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_people_whose_part_differs_are_listed()
    {
        var (one, other) = (_region.Join("2015-01-02"), _region.Join("2015-01-02"));
        _region.Complete(other, "2026-02-01", 30);
        var known = new TimeTravel(Position: _region.Head);
        _region.Complete(other, "2026-02-02", 30);
        var decisive = _region.Complete(one, "2026-02-03", 20);

        var (before, after, facts) = await _region.ExplainAsync(Metric.Compliance, Health, known);

        Assert.Equal((0.5m, 1m), (before, after));
        Assert.Equal([decisive], facts.Select(f => f.Position));
    }

    [Fact]
    public async Task Corrections_revocations_and_recredits_are_named()
    {
        var person = _region.Join("2015-01-02");
        var (first, second, third) = (_region.Complete(person, "2026-02-01", 20), _region.Complete(person, "2026-02-02", 5), _region.Complete(person, "2026-02-03", 5));
        var known = new TimeTravel(Position: _region.Head);
        _region.Correct(person, first, "2026-02-01", 8);
        _region.Revoke(person, second);
        _region.Recredit(person, third, Schools);

        var (before, after, facts) = await _region.ExplainAsync(Metric.JpCredited, Health, known);

        Assert.Equal((30, 8), (before, after));
        Assert.Equal([ChangeReason.Correction, ChangeReason.Revocation, ChangeReason.Recredit], facts.Select(f => f.Reason));
    }

    [Fact]
    public async Task Transfers_joins_departures_and_changes_of_status_are_named()
    {
        var (mover, leaver, changer) = (_region.Join("2015-01-02"), _region.Join("2015-01-02"), _region.Join("2015-01-02"));
        var known = new TimeTravel(Position: _region.Head);
        _region.Transfer(mover, Schools, "2026-03-01");
        _region.Add(new PersonLeft(leaver, Story.Day("2026-03-01")), Story.Day("2026-03-01"));
        _region.Add(new EmploymentChanged(changer, Story.Day("2026-03-01"), new Employment(EmployeeStatus.Cpns, PostKind.Pelaksana, null, null, Story.Day("2015-01-02"))), Story.Day("2026-03-01"));
        _region.Join("2026-03-01");

        var (_, _, facts) = await _region.ExplainAsync(Metric.Reach, Health, known);

        Assert.Equal([ChangeReason.Transfer, ChangeReason.Left, ChangeReason.Status, ChangeReason.Joined], facts.Select(f => f.Reason));
    }

    [Fact]
    public async Task A_rule_or_a_merge_explains_those_who_did_nothing()
    {
        var person = _region.Join("2015-01-02");
        _region.Complete(person, "2026-02-01", 20);
        var known = new TimeTravel(Position: _region.Head);
        var rule = _region.Policy("JP_TARGET", "PNS", "24", "2026-01-01");
        var (_, _, ofRule) = await _region.ExplainAsync(Metric.Compliance, Health, known);
        Assert.Equal([(rule, ChangeReason.Policy, null)], ofRule.Select(f => (f.Position!.Value, f.Reason, f.Person)));

        known = new TimeTravel(Position: _region.Head);
        var merge = _region.Merge(Health, Schools, "2026-03-01");
        var (before, after, ofMerge) = await _region.ExplainAsync(Metric.JpMean, Schools, known);
        Assert.Equal((null, 20m), (before, after));
        Assert.Equal([(merge, ChangeReason.Tree)], ofMerge.Select(f => (f.Position!.Value, f.Reason)));
    }

    [Fact]
    public async Task Days_passing_explain_what_no_fact_does()
    {
        var person = _region.Join("2015-01-02");
        _region.Complete(person, "2026-02-01", 20);
        _region.Policy("JP_TARGET", "PNS", "24", "2026-03-01");

        var (before, after, facts) = await _region.ExplainAsync(Metric.Compliance, null, AsOf("2026-02-28T12:00:00+07:00"), AsOf("2026-03-01T12:00:00+07:00"));

        Assert.Equal((1, 0), (before, after));
        var days = Assert.Single(facts);
        Assert.Equal((null, ChangeReason.Date), (days.Position, days.Reason));
        Assert.Contains("2026-02-28", days.Kind, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_listed_where_nothing_differs_and_the_order_of_moments_may_be_turned()
    {
        var person = _region.Join("2015-01-02");
        _region.Complete(person, "2024-02-01");
        var known = new TimeTravel(Position: _region.Head);
        _region.Complete(person, "2025-02-01");
        Assert.Empty((await _region.ExplainAsync(Metric.Completions, null, known)).Facts);

        var (before, after, facts) = await _region.ExplainAsync(Metric.Completions, null, new TimeTravel(Position: _region.Head), known, year: 2025);
        Assert.Equal((1, 0), (before, after));
        Assert.Equal([_region.Head], facts.Select(f => f.Position));
    }

    [Fact]
    public async Task Of_many_people_every_fact_is_found()
    {
        var people = Enumerable.Range(0, 250).Select(_ => _region.Join("2015-01-02")).ToArray();
        var known = new TimeTravel(Position: _region.Head);
        var completions = people.Select(p => (long?)_region.Complete(p, "2026-02-01")).ToArray();

        var (_, after, facts) = await _region.ExplainAsync(Metric.Participants, Health, known);

        Assert.Equal(250, after);
        Assert.Equal(completions, facts.Select(f => f.Position));
    }
}
