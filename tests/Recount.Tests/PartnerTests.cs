namespace Bangkom.Recount.Tests;

/// <summary>A partner's statement adds up.</summary>
public sealed class PartnerTests
{
    private readonly Story _story = new();

    private RecountPartner Ubb() => _story.On().Partner("UBB");

    private long Receipt(int items, int accepted, int repeated, int quarantined, string partner = "UBB") => _story.Add(
        $$"""{"kind":"receiptRecorded","partner":"{{partner}}","itemSource":"partner/{{partner}}","receivedAt":"2026-01-01T00:00:00+00:00","items":{{items}},"accepted":{{accepted}},"repeated":{{repeated}},"quarantined":{{quarantined}},"reasons":{},"v":1}""", "engine");

    private long Hold(string key, string reason, string partner = "UBB") => _story.Add(
        $$"""{"kind":"itemQuarantined","partner":"{{partner}}","itemSource":"partner/{{partner}}","itemKey":"{{key}}","reason":"{{reason}}","message":"","receivedAt":"2026-01-01T00:00:00+00:00","v":1}""", "engine");

    private long Repair(long of, long became, bool accepted) => _story.Add(
        $$"""{"kind":"itemRepaired","partner":"UBB","of":{{of}},"became":{{became}},"accepted":{{(accepted ? "true" : "false")}},"v":1}""");

    private long Replay(long of, string outcome) => _story.Add(
        $$"""{"kind":"itemReplayed","partner":"UBB","of":{{of}},"outcome":"{{outcome}}","v":1}""", "engine");

    [Fact]
    public void A_partner_that_is_only_defined_has_sent_nothing()
    {
        _story.Add("""{"kind":"partnerDefined","partner":"UBB","name":"UBB","v":1}""");
        Assert.Equal(["UBB"], _story.On().Partners);
        Assert.Equal((0, 0, 0, 0, 0), (Ubb().Sent, Ubb().Accepted, Ubb().Repeated, Ubb().Quarantined, Ubb().Counted));
    }

    [Fact]
    public void Receipts_add_up_for_the_partner_alone()
    {
        Receipt(5, 3, 1, 1);
        Receipt(2, 2, 0, 0);
        Receipt(9, 9, 0, 0, "ITB");
        Assert.Equal((7, 5, 1, 1), (Ubb().Sent, Ubb().Accepted, Ubb().Repeated, Ubb().Quarantined));
    }

    [Fact]
    public void Held_items_are_listed_until_they_are_settled_or_superseded()
    {
        Receipt(6, 0, 0, 6);
        Hold("A", "UNKNOWN_PERSON");
        var b = Hold("B", "UNKNOWN_PERSON");
        var c = Hold("C", "UNKNOWN_BATCH");
        Hold("D", "INVALID");
        Hold("D", "CONFLICT");
        var e = Hold("E", "INVALID");
        Hold("A", "INVALID", "ITB");
        Repair(b, 99, accepted: true);
        Replay(c, "ACCEPTED");
        Repair(e, Hold("E", "UNKNOWN_PROGRAM"), accepted: false);
        Assert.Equal((2, 4), (Ubb().Accepted, Ubb().Quarantined));
        Assert.Equal(new Dictionary<string, int> { ["CONFLICT"] = 1, ["UNKNOWN_PERSON"] = 1, ["UNKNOWN_PROGRAM"] = 1 }, Ubb().Held);
    }

    [Fact]
    public void A_superseded_replay_settles_without_accepting()
    {
        Receipt(1, 0, 0, 1);
        Replay(Hold("A", "UNKNOWN_PERSON"), "SUPERSEDED");
        Assert.Equal((0, 1), (Ubb().Accepted, Ubb().Quarantined));
        Assert.Empty(Ubb().Held);
    }

    [Fact]
    public void Accepted_facts_count_or_say_why_not()
    {
        Receipt(6, 6, 0, 0);
        var first = _story.Complete("ani", "TECHNICAL", "1", "2026-03-01", title: "Same");
        _story.Complete("ani", "TECHNICAL", "1", "2026-03-01", title: "same", source: "partner/UBB/MOODLE");
        var third = _story.Complete("ani", "TECHNICAL", "1", "2026-03-02");
        _story.Correct("ani", third, "TECHNICAL", "2", "2026-03-02");
        _story.Revoke("ani", _story.Complete("ani", "TECHNICAL", "1", "2026-03-03"));
        _story.Complete("ani", "TECHNICAL", "1", "2026-03-04", source: "partner/UBB2");
        _story.Complete("ani", "TECHNICAL", "1", "2026-03-05", source: "admin");
        _story.Correct("ani", first, "TECHNICAL", "1", "2026-03-06", source: "admin");
        // The administrator's correction makes the first one CORRECTED, so its look-alike counts.
        var statement = Ubb();
        Assert.Equal(2, statement.Counted);
        Assert.Equal(new Dictionary<string, int> { ["CORRECTED"] = 2, ["REVOCATION"] = 1, ["REVOKED"] = 1 }, statement.NotCounted);
        Assert.Equal(statement.Accepted, statement.Counted + statement.NotCounted.Values.Sum());
    }

    [Fact]
    public void A_look_alike_is_not_counted_whoever_sent_the_first()
    {
        _story.Complete("ani", "TECHNICAL", "1", "2026-03-01", title: "Same", source: "partner/ITB");
        _story.Complete("ani", "TECHNICAL", "1", "2026-03-01", title: "Same", source: "partner/UBB");
        Assert.Equal((0, 1), (Ubb().Counted, Ubb().NotCounted["DUPLICATE"]));
    }
}
