using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using Bangkom.Grains.Roster;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.People;

public sealed class PersonKeyTests
{
    private static readonly string Hash = new('a', 64);
    private readonly DecidingRegion _region = new();
    private readonly AsnId _person;

    public PersonKeyTests() => _person = _region.Join(1, Health);

    [Fact]
    public void A_key_lives_a_year_unless_it_is_said_otherwise_and_never_longer()
    {
        Assert.Equal(_region.Today.AddDays(365), Issued("00000001").ExpiresOn);
        Assert.Equal(_region.Today, Issued("00000002", _region.Today).ExpiresOn);
        Assert.Equal("INVALID_DATES", Refused("00000003", _region.Today.AddDays(366)));
        Assert.Equal("INVALID_DATES", Refused("00000003", _region.Today.AddDays(-1)));
    }

    [Fact]
    public void Two_are_live_at_most_and_one_that_expired_or_was_revoked_makes_room()
    {
        Issued("00000001", _region.Today);
        Issued("00000002");
        Assert.Equal("TOO_MANY_KEYS", Refused("00000003"));
        _region.Now = _region.Now.AddDays(1);
        Issued("00000003");
        _region.Accept(new RevokePersonKey(_person, "00000002"));
        Assert.IsType<Decision.Same>(_region.Decide(new RevokePersonKey(_person, "00000002")));
        Issued("00000004");
        Assert.Equal("KEY_EXISTS", Refused("00000002"));
    }

    [Fact]
    public void Nobody_who_is_no_member_gets_a_key_and_an_erasure_ends_every_key()
    {
        Issued("00000001");
        _region.Accept(new ErasePerson(_person));
        Assert.True(_region.Roster.TryFind(_person, out RosterEntry? entry));
        Assert.Empty(entry.Keys);
        Assert.Equal("ERASED", Refused("00000002"));

        var leaver = _region.Join(2, Health);
        _region.Accept(new RecordDeparture(leaver, _region.Today));
        Assert.Equal("NOT_A_MEMBER", Assert.IsType<Decision.Refuse>(_region.Decide(new IssuePersonKey(leaver, "00000001", Hash))).Code);
    }

    [Fact]
    public void A_key_belongs_to_the_person_alone_and_changes_no_figure()
    {
        var fact = Issued("00000001");
        var targets = Targeting.Of(fact, "admin", _region.Roster);
        Assert.Equal(_person, targets.Asn);
        Assert.True(targets.Agencies.IsEmpty && !targets.EveryAgency && targets.Batches.IsEmpty);
    }

    private PersonKeyIssued Issued(string keyId, DateOnly? expiresOn = null)
    {
        _region.Accept(new IssuePersonKey(_person, keyId, Hash, expiresOn));
        return Assert.IsType<PersonKeyIssued>(_region.Facts[^1].Fact);
    }

    private string Refused(string keyId, DateOnly? expiresOn = null) =>
        Assert.IsType<Decision.Refuse>(_region.Decide(new IssuePersonKey(_person, keyId, Hash, expiresOn))).Code;
}
