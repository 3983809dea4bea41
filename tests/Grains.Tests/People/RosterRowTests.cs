using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.People;

public class RosterRowTests
{
    private const string FirstContract = "199001012022211001";
    private const string SecondContract = "199001012026211005";
    private readonly DecidingRegion _region = new();

    private static RosterRow Row(string? nip = null) =>
        new(nip ?? NipOf(1), "Person 1", Health, Employment(), null, null, null, null, Day(8, 10), null);

    private static RosterRow Contract(string nip) => Row(nip) with { Employment = Employment(EmployeeStatus.Pppk) };

    [Fact]
    public void Somebody_new_joins_on_the_day_of_joining()
    {
        var fact = Assert.Single(_region.Accept(Row()));
        Assert.Equal(Day(1, 1, 2015), ((PersonJoined)fact.Fact).EffectiveOn);
        Assert.Equal(new PersonalPart(NipOf(1), "Person 1"), fact.Personal);
    }

    [Fact]
    public void A_row_that_says_what_is_known_is_repeated()
    {
        _region.Accept(Row());
        Assert.IsType<Decision.Same>(_region.Decide(Row()));
    }

    [Fact]
    public void A_row_with_another_agency_is_a_transfer_on_the_import_day()
    {
        _region.Accept(Row());
        var moved = (PersonTransferred)Assert.Single(_region.Accept(Row() with { Agency = School })).Fact;
        Assert.Equal((School, Health, Day(8, 10)), (moved.Agency, moved.From, moved.EffectiveOn));
    }

    [Fact]
    public void A_new_name_stands_in_the_personal_part()
    {
        _region.Accept(Row());
        var fact = Assert.Single(_region.Accept(Row() with { Name = " Person One " }));
        Assert.IsType<EmploymentChanged>(fact.Fact);
        Assert.Equal(new PersonalPart(Name: "Person One"), fact.Personal);
    }

    [Fact]
    public void A_row_about_somebody_gone_records_the_departure_once()
    {
        _region.Accept(Row());
        var row = Row() with { LeftOn = Day(7, 1) };
        Assert.Equal(Day(7, 1), ((PersonLeft)Assert.Single(_region.Accept(row)).Fact).EffectiveOn);
        Assert.IsType<Decision.Same>(_region.Decide(row));
    }

    [Fact]
    public void A_departure_overrules_a_later_transfer_that_the_row_knows_of()
    {
        _region.Accept(Row());
        _region.Accept(Row() with { Agency = School, EffectiveOn = Day(6, 1) });
        _region.Accept(Row() with { LeftOn = Day(5, 1) });
        Assert.Null(_region.Roster.People.Values.Single().Person.AgencyOn(Day(8, 10), _region.Tree));
    }

    [Fact]
    public void A_departure_that_comes_later_than_recorded_is_moved()
    {
        _region.Accept(Row());
        _region.Accept(Row() with { LeftOn = Day(9, 1) });
        _region.Accept(Row() with { LeftOn = Day(10, 1) });
        var person = _region.Roster.People.Values.Single().Person;
        Assert.Equal(Health, person.AgencyOn(Day(9, 30), _region.Tree));
        Assert.Null(person.AgencyOn(Day(10, 1), _region.Tree));
    }

    [Fact]
    public void Who_had_left_comes_back_from_nowhere()
    {
        _region.Accept(Row());
        _region.Accept(Row() with { LeftOn = Day(7, 1) });
        var back = (PersonTransferred)Assert.Single(_region.Accept(Row() with { Agency = School })).Fact;
        Assert.Equal((School, null), (back.Agency, back.From));
    }

    [Fact]
    public void A_renewed_contract_is_the_same_person()
    {
        _region.Accept(Contract(FirstContract));
        var fact = Assert.Single(_region.Accept(Contract(SecondContract) with { PreviousNip = FirstContract }));
        Assert.IsType<NipRenewed>(fact.Fact);
        Assert.Single(_region.Roster.People);
        Assert.True(_region.Roster.TryFind(FirstContract, out AsnId old) && _region.Roster.TryFind(SecondContract, out AsnId now) && old == now);
    }

    [Fact]
    public void A_contract_that_looks_renewed_needs_the_former_NIP()
    {
        _region.Accept(Contract(FirstContract));
        _region.Refuses("POSSIBLE_RENEWAL", "previousNip", Contract(SecondContract) with { NipsInFile = [SecondContract] });
        _region.Accept(Contract(SecondContract) with { NipsInFile = ImmutableHashSet.Create(FirstContract, SecondContract) });
        Assert.Equal(2, _region.Roster.People.Count);
    }

    [Fact]
    public void Wrong_rows_are_refused_by_the_field()
    {
        _region.Accept(Row(NipOf(7)) with { Name = "Person 7" });
        _region.Accept(Row(NipOf(8)) with { Name = "Person 8" });
        _region.Refuses("INVALID_NIP", "nip", Row("1.99E+17"));
        _region.Refuses("INVALID_NAME", "name", Row() with { Name = " " });
        _region.Refuses("UNKNOWN_AGENCY", "agency", Row() with { Agency = new("NOWHERE") });
        _region.Refuses("UNKNOWN_SUPERIOR", "superiorNip", Row() with { SuperiorNip = NipOf(2) });
        _region.Refuses("UNKNOWN_PREVIOUS_NIP", "previousNip", Row() with { PreviousNip = NipOf(3) });
        _region.Refuses("NIP_TAKEN", "nip", Row(NipOf(7)) with { PreviousNip = NipOf(8) });
        _region.Refuses("LEFT_BEFORE_JOINED", "leftOn", Row() with { LeftOn = Day(1, 1, 2015) });
        _region.Refuses("INVALID_RANK", "rank", Row() with { Employment = Employment() with { Rank = "III/e" } });
        _region.Refuses("INVALID_RANK", "rank", Row() with { Employment = Employment(EmployeeStatus.Pppk) with { Rank = "XVIII" } });
        _region.Refuses("CONTRACT_DATES", "contractTo", Row() with
        {
            Employment = Employment() with { ContractFrom = Day(2, 1), ContractTo = Day(1, 1) },
        });
    }

    [Fact]
    public void The_superior_is_found_by_NIP()
    {
        var superior = _region.Join(2, Health);
        var joined = (PersonJoined)Assert.Single(_region.Accept(Row() with { SuperiorNip = NipOf(2) })).Fact;
        Assert.Equal(superior, joined.Employment.Superior);
    }

    [Fact]
    public void Somebody_born_on_a_leap_day_joins() =>
        Assert.Single(_region.Accept(Row("200002292024012001")));
}
