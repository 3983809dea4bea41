using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.People;

public class RosterCommandTests
{
    private readonly DecidingRegion _region = new();

    [Fact]
    public void A_back_dated_transfer_moves_the_credit_of_the_completions_since()
    {
        var person = _region.Join(1, Health);
        var before = _region.Complete(person, Course(Moment.On(Day(2, 1))));
        var since = _region.Complete(person, Course(Moment.On(Day(4, 1))));

        var facts = _region.Accept(new TransferPerson(person, School, Day(3, 1)));

        Assert.Equal(new CompletionRecredited(person, since, School), facts[1].Fact);
        Assert.Equal(_region.Facts.Single(f => f.Position == since).OccurredAt, facts[1].OccurredAt);
        Assert.Equal((Health, School), (_region.Credited(before), _region.Credited(since)));
    }

    [Fact]
    public void Only_the_effective_version_is_credited_anew_and_a_revoked_one_never()
    {
        var person = _region.Join(1, Health);
        var corrected = _region.Complete(person, Course(Moment.On(Day(4, 1))));
        _region.Accept(new CorrectItem(null, corrected, null, person, Course(Moment.On(Day(5, 1)))));
        var version = _region.Facts[^1].Position;
        _region.Accept(new RevokeItem(null, _region.Complete(person, Course(Moment.On(Day(4, 2))))));

        var facts = _region.Accept(new TransferPerson(person, School, Day(3, 1)));
        Assert.Equal([version], facts.Select(f => f.Fact).OfType<CompletionRecredited>().Select(f => f.Of));
    }

    [Fact]
    public void A_transfer_to_come_needs_no_history()
    {
        var person = _region.Join(1, Health);
        _region.Complete(person, Course(Moment.On(Day(8, 10))));
        Assert.Single(_region.Accept(new TransferPerson(person, School, Day(9, 1))));
    }

    [Fact]
    public void A_back_dated_departure_leaves_the_credit_where_it_was()
    {
        var person = _region.Join(1, Health);
        var completion = _region.Complete(person, Course(Moment.On(Day(4, 1))));
        Assert.Single(_region.Accept(new RecordDeparture(person, Day(3, 1))));
        Assert.Equal(Health, _region.Credited(completion));
    }

    [Fact]
    public void A_longer_contract_credits_the_agency_held_within_it()
    {
        var contract = Employment(EmployeeStatus.Pppk) with { ContractTo = Day(6, 30) };
        var person = _region.Join(1, Health, contract);
        var completion = _region.Complete(person, Course(Moment.On(Day(6, 1))));
        _region.Accept(new ChangeEmployment(person, contract with { ContractTo = Day(1, 31) }, Day(1, 1, 2020)));
        _region.Accept(new TransferPerson(person, School, Day(5, 1)));
        Assert.Equal(Health, _region.Credited(completion));

        _region.Accept(new ChangeEmployment(person, contract, Day(1, 1, 2020)));
        Assert.Equal(School, _region.Credited(completion));
    }

    [Fact]
    public void What_is_known_is_repeated()
    {
        var person = _region.Join(1, Health);
        Assert.IsType<Decision.Same>(_region.Decide(new TransferPerson(person, Health, Day(3, 1))));
        Assert.IsType<Decision.Same>(_region.Decide(new ChangeEmployment(person, Employment(), Day(3, 1))));
        Assert.IsType<Decision.Same>(_region.Decide(new RenewNip(person, NipOf(1), Day(3, 1))));
        _region.Accept(new RecordDeparture(person, Day(3, 1)));
        Assert.IsType<Decision.Same>(_region.Decide(new RecordDeparture(person, Day(3, 1))));
    }

    [Fact]
    public void Unknown_people_are_not_found()
    {
        var nobody = AsnId.New();
        _region.Refuses("NOT_FOUND", "person", new TransferPerson(nobody, Health, Day(3, 1)));
        _region.Refuses("NOT_FOUND", "person", new ChangeEmployment(nobody, Employment(), Day(3, 1)));
        _region.Refuses("NOT_FOUND", "person", new RenewNip(nobody, NipOf(1), Day(3, 1)));
        _region.Refuses("NOT_FOUND", "person", new RecordDeparture(nobody, Day(3, 1)));
        _region.Refuses("NOT_FOUND", "person", new ErasePerson(nobody));
    }

    [Fact]
    public void Nothing_is_written_about_an_erased_person()
    {
        var person = _region.Join(1, Health);
        Assert.IsType<PersonErased>(Assert.Single(_region.Accept(new ErasePerson(person))).Fact);
        Assert.IsType<Decision.Same>(_region.Decide(new ErasePerson(person)));
        _region.Refuses("ERASED", "person", new RenewNip(person, NipOf(1), Day(3, 1)));
    }

    [Fact]
    public void A_NIP_belongs_to_one_person()
    {
        var person = _region.Join(1, Health);
        _region.Join(2, School);
        _region.Refuses("NIP_TAKEN", "nip", new RenewNip(person, NipOf(2), Day(3, 1)));
        _region.Refuses("NIP_TAKEN", "nip", new RecordJoin(NipOf(2), "Person 2", Health, Employment(), Day(3, 1)));
    }

    [Fact]
    public void Nobody_leaves_before_they_joined() =>
        _region.Refuses("LEFT_BEFORE_JOINED", "effectiveOn", new RecordDeparture(_region.Join(1, Health), Day(1, 1, 2020)));
}
