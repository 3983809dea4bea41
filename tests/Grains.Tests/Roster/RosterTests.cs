using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Roster;
using static Bangkom.Grains.Tests.Learning.Story;

namespace Bangkom.Grains.Tests.Roster;

public sealed class RosterTests
{
    private static readonly AsnId Someone = new(new Guid(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    private static readonly AgencyId A = new("A");
    private static readonly AgencyId B = new("B");
    private static readonly AgencyId C = new("C");
    private static readonly AgencyTree Tree = AgencyTree.Empty
        .Apply(new AgencyDefined(A, "A"), 1).Apply(new AgencyDefined(B, "B"), 2).Apply(new AgencyDefined(C, "C", B), 3);

    [Fact]
    public void The_agency_on_the_day_of_the_transfer_is_the_new_one()
    {
        var person = Joined("2020-01-01").Apply(new PersonTransferred(Someone, B, A, Day("2026-05-01")), 11);
        Assert.Equal((A, B), (person.AgencyOn(Day("2026-04-30"), Tree), person.AgencyOn(Day("2026-05-01"), Tree)));
        Assert.Null(person.AgencyOn(Day("2019-12-31"), Tree));
    }

    [Fact]
    public void A_back_dated_transfer_stands_before_the_later_one_and_the_highest_position_of_a_day_holds()
    {
        var person = Joined("2020-01-01")
            .Apply(new PersonTransferred(Someone, B, A, Day("2026-05-01")), 13)
            .Apply(new PersonTransferred(Someone, C, A, Day("2026-03-01")), 14)
            .Apply(new PersonTransferred(Someone, A, A, Day("2026-05-01")), 12);
        Assert.Equal((A, C, B), (person.AgencyOn(Day("2026-02-01"), Tree), person.AgencyOn(Day("2026-03-01"), Tree), person.AgencyOn(Day("2026-06-01"), Tree)));
        Assert.Equal(B, person.LastEntry?.Agency);
        Assert.Same(person, person.Apply(new PersonTransferred(Someone, A, A, Day("2026-05-01")), 12));
    }

    [Fact]
    public void Who_left_and_came_back_is_a_member_again()
    {
        var person = Joined("2020-01-01").Apply(new PersonLeft(Someone, Day("2026-02-01")), 11)
            .Apply(new PersonJoined(Someone, B, Day("2026-04-01"), Pns("2026-04-01")), 12);
        Assert.Equal(
            [true, false, true],
            new[] { "2026-01-31", "2026-02-01", "2026-04-01" }.Select(day => person.IsMemberOn(Day(day), Tree)));
    }

    [Fact]
    public void A_contracts_last_day_is_the_last_day_in()
    {
        var contract = Pns("2020-01-01") with { Status = EmployeeStatus.Pppk, ContractTo = Day("2026-03-31") };
        var person = RosterPerson.Unknown(Someone).Apply(new PersonJoined(Someone, A, Day("2020-01-01"), contract), 10);
        Assert.True(person.IsMemberOn(Day("2026-03-31"), Tree));
        Assert.False(person.IsMemberOn(Day("2026-04-01"), Tree));
        Assert.Equal(A, person.AgencyOn(Day("2026-04-01"), Tree));
    }

    [Fact]
    public void Before_the_first_employment_the_first_one_holds()
    {
        var changed = Pns("2020-01-01") with { Rank = "III/b" };
        var person = Joined("2020-01-01").Apply(new EmploymentChanged(Someone, Day("2026-01-01"), changed), 11);
        Assert.Null(person.EmploymentOn(Day("2019-01-01"))?.Rank);
        Assert.Equal("III/b", person.EmploymentOn(Day("2026-01-01"))?.Rank);
    }

    [Fact]
    public void A_roster_row_that_says_what_is_known_is_told_as_such()
    {
        var person = Joined("2020-01-01");
        Assert.True(person.Says(A, Pns("2020-01-01"), Day("2026-01-01"), Tree));
        Assert.False(person.Says(B, Pns("2020-01-01"), Day("2026-01-01"), Tree));
        Assert.False(person.Says(A, Pns("2020-01-01") with { Rank = "IV/a" }, Day("2026-01-01"), Tree));
    }

    [Fact]
    public void Chains_of_merges_are_followed_by_date()
    {
        var merged = Tree.Apply(new AgencyMerged(A, B, Day("2026-03-01"), []), 4).Apply(new AgencyMerged(B, C, Day("2026-05-01"), []), 5);
        var person = Joined("2020-01-01");
        Assert.Equal(
            [A, B, C],
            new[] { "2026-02-28", "2026-03-01", "2026-05-01" }.Select(day => person.AgencyOn(Day(day), merged)!.Value));
        Assert.Equal([A, B, C], person.EverAgencies(merged));
        Assert.Equal((true, false), (merged.IsOpenOn(A, Day("2026-02-28")), merged.IsOpenOn(A, Day("2026-03-01"))));
        Assert.Equal((B, Day("2026-03-01")), (merged.Successor(A), merged.ClosedOn(A)));
    }

    [Fact]
    public void Children_of_a_closed_agency_hang_under_its_successor()
    {
        var merged = Tree.Apply(new AgencyMerged(B, A, Day("2026-03-01"), []), 4);
        Assert.Equal((B, A), (merged.ParentOn(C, Day("2026-02-28")), merged.ParentOn(C, Day("2026-03-01"))));
        Assert.Equal([C], merged.DescendantsOn(A, Day("2026-03-01")));
        Assert.Equal([A, B], merged.TopOn(Day("2026-03-01")));
    }

    [Fact]
    public void A_move_holds_from_its_day_on()
    {
        var moved = Tree.Apply(new AgencyMoved(C, A, Day("2026-03-01")), 4).Apply(new AgencyMoved(C, null, Day("2026-06-01")), 5);
        Assert.Equal(
            [B, A, null],
            new[] { "2026-02-28", "2026-03-01", "2026-06-01" }.Select(day => moved.ParentOn(C, Day(day))));
        Assert.Equal((2, 1), (moved.DepthOn(C, Day("2026-03-01")), moved.DepthOn(C, Day("2026-06-01"))));
    }

    [Fact]
    public void The_latest_name_holds_whatever_comes_first()
    {
        var renamed = AgencyTree.Empty.Apply(new AgencyRenamed(A, "New"), 9).Apply(new AgencyDefined(A, "Old"), 1);
        Assert.Equal("New", renamed.NameOf(A));
        Assert.False(AgencyTree.Empty.Apply(new AgencyRenamed(A, "New"), 9).Contains(A));
    }

    [Fact]
    public void A_move_or_merge_in_a_circle_is_found()
    {
        Assert.True(Tree.WouldCycle(B, C, Day("2026-01-01")));
        Assert.True(Tree.WouldCycle(B, B, Day("2026-01-01")));
        Assert.False(Tree.WouldCycle(A, C, Day("2026-01-01")));
        // C leaves B in June, so B may go under C from then on, but not in May.
        var moved = Tree.Apply(new AgencyMoved(C, null, Day("2026-06-01")), 4);
        Assert.True(moved.WouldCycle(B, C, Day("2026-05-01")));
        Assert.False(moved.WouldCycle(B, C, Day("2026-06-01")));
        Assert.True(Tree.MergeWouldCycle(A, A, Day("2026-01-01")));
        Assert.True(Tree.MergeWouldCycle(B, C, Day("2026-01-01")));
        Assert.True(Tree.Apply(new AgencyMerged(A, B, Day("2026-01-01"), []), 4).MergeWouldCycle(B, A, Day("2026-02-01")));
        Assert.False(Tree.MergeWouldCycle(C, A, Day("2026-01-01")));
    }

    private static Employment Pns(string joinedOn) => new(EmployeeStatus.Pns, PostKind.Pelaksana, null, null, Day(joinedOn));

    private static RosterPerson Joined(string on) =>
        RosterPerson.Unknown(Someone).Apply(new PersonJoined(Someone, A, Day(on), Pns(on)), 10);
}
