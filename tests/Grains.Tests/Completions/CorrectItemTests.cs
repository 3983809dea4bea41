using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Held;
using static Bangkom.Grains.Tests.DecidingRegion;

namespace Bangkom.Grains.Tests.Completions;

public class CorrectItemTests
{
    private static readonly Moment March4 = Moment.On(Day(3, 4));
    private readonly DecidingRegion _region = new();

    public CorrectItemTests()
    {
        _region.Join(1, Health);
        _region.Join(2, Health);
        _region.Accept(new CompleteItem(NipOf(1), null, Course(March4)), key: "first");
    }

    [Fact]
    public void A_correction_happened_when_the_completion_did()
    {
        var first = _region.Facts[^1];
        var fact = Assert.Single(_region.Accept(new CorrectItem("first", null, NipOf(1), null, Course(Moment.On(Day(4, 1))))));
        Assert.Equal(first.Position, ((CompletionCorrected)fact.Fact).Of);
        Assert.Equal(first.OccurredAt, fact.OccurredAt);
    }

    [Fact]
    public void A_correction_that_comes_before_its_completion_waits_for_it() =>
        _region.Holds("UNKNOWN_ITEM", "of", "item/partner/UNI/later", new CorrectItem("later", null, NipOf(1), null, Course(March4)));

    [Fact]
    public void A_correction_of_a_correction_is_invalid()
    {
        _region.Accept(new CorrectItem("first", null, NipOf(1), null, Course(March4)), key: "second");
        _region.Holds("INVALID", "of", null, new CorrectItem("second", null, NipOf(1), null, Course(March4)));
        _region.Holds("INVALID", "of", null, new RevokeItem("second", null));
    }

    [Fact]
    public void A_correction_can_not_move_a_completion_to_another_person() =>
        _region.Holds("INVALID", "nip", null, new CorrectItem("first", null, NipOf(2), null, Course(March4)));

    [Fact]
    public void Another_sources_item_is_unknown() =>
        Assert.Equal("UNKNOWN_ITEM", Assert.IsType<Decision.Hold>(_region.Decide(new RevokeItem("first", null), "partner/OTHER")).Reason);

    [Fact]
    public void An_administrator_revokes_by_position()
    {
        var position = _region.Facts[^1].Position;
        var fact = Assert.Single(_region.Accept(new RevokeItem(null, position), "admin"));
        Assert.Equal(position, ((CompletionRevoked)fact.Fact).Of);
    }

    [Fact]
    public void A_position_that_is_no_completion_is_not_found()
    {
        _region.Refuses("NOT_FOUND", "of", new RevokeItem(null, 999_999));
        _region.Refuses("NOT_FOUND", "of", new CorrectItem(null, 1, null, null, Course(March4)));
    }

    [Fact]
    public void Held_items_come_back_as_they_were()
    {
        var format = new HeldItemFormat();
        Command[] items =
        [
            new CompleteItem(NipOf(1), null, Course(March4, certificate: "C") with { Batch = new("B"), Score = 1.5m }),
            new CorrectItem("first", null, null, AsnId.New(), Course(March4)),
            new RevokeItem(null, 7),
            new InvalidItem("title", "Give a title."),
        ];
        Assert.All(items, item => Assert.Equal(item, format.Read(format.Write(item))));
        Assert.Equal(NipOf(1), format.NipOf(items[0]));
    }

    [Fact]
    public void Equal_items_have_equal_hashes_and_others_have_not()
    {
        var secret = new byte[] { 1, 2, 3 };
        var item = new CompleteItem(NipOf(1), null, Course(March4, certificate: "c-1"));
        string Hash(Command command) => Convert.ToHexString(ContentHash.Of(secret, command, new PartnerId("UNI")));

        Assert.Equal(32, Hash(item).Length);
        Assert.Equal(Hash(item), Hash(item with { Content = item.Content with { Title = " Public service ", Quantity = 10.00m, Certificate = "C-1 ", Issuer = "uni" } }));
        Assert.NotEqual(Hash(item), Hash(item with { Content = item.Content with { Quantity = 11 } }));
        Assert.NotEqual(Hash(item), Hash(item with { Content = item.Content with { Batch = new("X") } }));
        Assert.NotEqual(Hash(item), Hash(new CorrectItem("a", null, item.Nip, null, item.Content)));
        Assert.NotEqual(Hash(item), Convert.ToHexString(ContentHash.Of([9], item, new PartnerId("UNI"))));
        Assert.NotEqual(ContentHash.Of(secret, "row", "ab", "c"), ContentHash.Of(secret, "row", "a", "bc"));
        Assert.NotEqual(ContentHash.Of(secret, "row", "a", null), ContentHash.Of(secret, "row", "a", ""));
    }

    [Fact]
    public void A_command_shows_no_NIP_when_it_is_written_to_a_log() =>
        Assert.DoesNotContain(NipOf(1), new CompleteItem(NipOf(1), null, Course(March4)).ToString(), StringComparison.Ordinal);
}
