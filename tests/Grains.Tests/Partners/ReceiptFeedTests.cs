using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Partners;

namespace Bangkom.Grains.Tests.Partners;

public class ReceiptFeedTests
{
    private static readonly PartnerId Partner = new("UNI");
    private readonly PartnerState _state = new(Partner, RegionZone.Of("Asia/Jakarta"));

    public ReceiptFeedTests()
    {
        for (var position = 1; position <= 5; position++)
        {
            var fact = new ReceiptRecorded(Partner, "partner/UNI", DateTimeOffset.UnixEpoch, position, position, 0, 0, ImmutableSortedDictionary<string, int>.Empty);
            _state.Apply(new RecordedFact(position * 10, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "partner/UNI", null, FactTargets.Everyone, fact));
        }
    }

    [Fact]
    public void A_reader_that_keeps_up_gets_every_receipt_in_order() => Assert.Equal([30, 40, 50], After(20, 100));

    [Fact]
    public void A_reader_that_is_too_far_behind_misses_the_oldest() => Assert.Equal([40, 50], After(0, 2));

    [Fact]
    public void Nothing_new_is_nothing() => Assert.Empty(After(50, 100));

    [Fact]
    public void A_restored_state_gives_the_same()
    {
        var restored = PartnerState.FromParts(Partner, RegionZone.Of("Asia/Jakarta"), _state.ToParts());
        Assert.Equal(_state.ReceiptsAfter(10, 3), restored.ReceiptsAfter(10, 3));
    }

    private IEnumerable<long> After(long after, int max) => _state.ReceiptsAfter(after, max).Select(r => r.Position);
}
