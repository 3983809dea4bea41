using Bangkom.Grains.Agencies;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.Agencies;

public class AgencyCommandTests
{
    private static readonly AgencyId Unit = new("UNIT");
    private readonly DecidingRegion _region = new();

    private static AgencyRow Row(AgencyId agency, AgencyId? parent = null, string? name = null) => new(agency, name ?? agency.Value, parent, Day(8, 10));

    [Fact]
    public void A_row_defines_renames_moves_or_repeats()
    {
        Assert.IsType<AgencyDefined>(Assert.Single(_region.Accept(Row(Unit, Health))).Fact);
        Assert.IsType<Decision.Same>(_region.Decide(Row(Unit, Health)));
        Assert.IsType<AgencyRenamed>(Assert.Single(_region.Accept(Row(Unit, Health, "The unit"))).Fact);
        var moved = (AgencyMoved)Assert.Single(_region.Accept(Row(Unit, School, "The unit"))).Fact;
        Assert.Equal((School, Day(8, 10)), (moved.Parent, moved.EffectiveOn));
    }

    [Fact]
    public void A_wrong_parent_is_refused()
    {
        _region.Accept(Row(Unit, Health));
        _region.Refuses("UNKNOWN_PARENT", "parent", Row(new("A"), new AgencyId("NOWHERE")));
        _region.Refuses("WOULD_CYCLE", "parent", Row(new("A"), new AgencyId("A")));
        _region.Refuses("WOULD_CYCLE", "parent", Row(Health, Unit));
        _region.Refuses("WOULD_CYCLE", "parent", new MoveAgency(Health, Unit, Day(9, 1)));
    }

    [Fact]
    public void The_tree_has_four_levels()
    {
        _region.Accept(Row(Unit, Health));
        _region.Accept(Row(new("C"), Unit));
        _region.Accept(Row(new("D"), new AgencyId("C")));
        _region.Refuses("TOO_DEEP", "parent", Row(new("E"), new AgencyId("D")));
        _region.Refuses("TOO_DEEP", "parent", new MoveAgency(Health, School, Day(9, 1)));
    }

    [Fact]
    public void A_merge_takes_the_members_and_the_completions_since_along()
    {
        var person = _region.Join(1, Health);
        var before = _region.Complete(person, Course(Moment.On(Day(2, 1))));
        var since = _region.Complete(person, Course(Moment.On(Day(3, 1))));

        var facts = _region.Accept(new MergeAgencies(Health, School, Day(3, 1)));

        Assert.Equal([person], ((AgencyMerged)facts[0].Fact).People);
        Assert.Equal((Health, School), (_region.Credited(before), _region.Credited(since)));
        Assert.Equal(School, _region.Person(person).AgencyOn(Day(3, 1), _region.Tree));
        Assert.IsType<Decision.Same>(_region.Decide(new MergeAgencies(Health, School, Day(3, 1))));
    }

    [Fact]
    public void A_merge_to_come_moves_no_credit()
    {
        _region.Complete(_region.Join(1, Health), Course(Moment.On(Day(3, 1))));
        Assert.Single(_region.Accept(new MergeAgencies(Health, School, Day(9, 1))));
    }

    [Fact]
    public void Wrong_merges_are_refused()
    {
        _region.Accept(Row(Unit, Health));
        _region.Refuses("UNKNOWN_AGENCY", "agency", new MergeAgencies(new("X"), School, Day(3, 1)));
        _region.Refuses("UNKNOWN_AGENCY", "into", new MergeAgencies(School, new("X"), Day(3, 1)));
        _region.Refuses("SAME_AGENCY", "into", new MergeAgencies(School, School, Day(3, 1)));
        _region.Refuses("WOULD_CYCLE", "into", new MergeAgencies(Health, Unit, Day(3, 1)));
        _region.Accept(new MergeAgencies(Health, School, Day(3, 1)));
        _region.Refuses("AGENCY_CLOSED", "agency", new MergeAgencies(Health, Fire, Day(3, 1)));
        _region.Refuses("AGENCY_CLOSED", "into", new MergeAgencies(Fire, Health, Day(3, 1)));
        _region.Refuses("AGENCY_CLOSED", "agency", Row(Health));
        _region.Refuses("AGENCY_CLOSED", "agency", new TransferPerson(_region.Join(1, School), Health, Day(4, 1)));
    }
}
