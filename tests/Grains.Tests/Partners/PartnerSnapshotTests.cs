using System.Collections.Immutable;
using System.Text.Json;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Partners;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Bangkom.Grains.Tests.Partners;

public sealed class PartnerSnapshotTests
{
    private const int Items = 70_000;

    private static readonly PartnerId Partner = new("UNI");
    private static readonly RegionZone Zone = RegionZone.Of("Asia/Jakarta");
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 1, 0, 0, TimeSpan.FromHours(7));

    private readonly Serializer _serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer>();

    private readonly AsnId[] _people = [.. Enumerable.Range(0, 500).Select(_ => AsnId.New())];

    [Fact]
    public void A_partner_with_many_items_comes_back_from_pieces_below_a_megabyte()
    {
        var state = Fold(new PartnerState(Partner, Zone), 1, Items);
        var pieces = state.ToParts().Select(_serializer.SerializeToArray<object>).ToArray();
        Assert.InRange(pieces.Length, 5, 40);
        Assert.All(pieces, p => Assert.InRange(p.Length, 1, 1_000_000));
        var restored = Restored(pieces);
        Assert.Equal(Told(state), Told(restored));
        // Both go on alike, and once more through a snapshot.
        Fold(state, Items + 1, Items + 50);
        Fold(restored, Items - 50, Items + 50);
        Assert.Equal(Told(state), Told(restored));
        Assert.Equal(Told(state), Told(Restored([.. restored.ToParts().Select(_serializer.SerializeToArray<object>)])));
    }

    [Fact]
    public void Receipts_are_paged_from_the_newest_and_found_by_position()
    {
        var state = Fold(new PartnerState(Partner, Zone), 1, 40);
        var all = state.Receipts.Select(r => r.Position).ToArray();
        Assert.Equal([4, 8, 12, 16, 20, 24, 28, 32, 36, 40], all);
        var page = state.ReceiptsBefore(null, 4);
        Assert.Equal([40, 36, 32, 28], page.Items.Select(r => r.Position));
        Assert.Equal((true, 10), (page.HasMore, page.Total));
        page = state.ReceiptsBefore(12, 4);
        Assert.Equal([8, 4], page.Items.Select(r => r.Position));
        Assert.False(page.HasMore);
        Assert.Empty(state.ReceiptsBefore(4, 4).Items);
        Assert.Equal(Start.AddMinutes(8), state.FindReceipt(8)!.ReceivedAt);
        Assert.Null(state.FindReceipt(9));
    }

    private static string Told(PartnerState state) => JsonSerializer.Serialize(new
    {
        state.Name,
        state.Receipts,
        state.Held,
        Accepted = state.AcceptedBetween(null, null).Select(a => (a.Position, a.Person, a.Agency.Value, a.On, a.IsRevocation).ToString()),
        Day = state.AcceptedBetween(new DateOnly(2026, 1, 3), new DateOnly(2026, 1, 4)).Count(),
        Sums = state.Sums(null, null),
        Of = state.Sums(new DateOnly(2026, 1, 3), new DateOnly(2026, 1, 4)),
    });

    private PartnerState Restored(byte[][] pieces) =>
        PartnerState.FromParts(Partner, Zone, [.. pieces.Select(p => _serializer.Deserialize<object>(p)!)]);

    private PartnerState Fold(PartnerState state, int from, int to)
    {
        for (var position = Math.Max(from, 1); position <= to; position++)
        {
            var at = Start.AddMinutes(position);
            var person = _people[position * 7 % _people.Length];
            Fact fact = (position % 4) switch
            {
                0 => new ReceiptRecorded(Partner, "partner/UNI", at, position, position - 1, 0, 1, ImmutableSortedDictionary<string, int>.Empty),
                1 when position % 1_000 == 1 => new ItemQuarantined(Partner, "partner/UNI", $"k{position}", "UNKNOWN_PERSON", "Nobody.", at, "ff", "nip", 1),
                2 when position % 50 == 2 => new CompletionRevoked(person, position - 1, at),
                _ => new Completed(person, new AgencyId($"A{position % 30}"), null, Content, at),
            };
            state.Apply(new RecordedFact(position, at, at, "partner/UNI", null, FactTargets.Everyone, fact));
        }

        return state;
    }

    private static CompletionContent Content { get; } = new(
        "Pelatihan", LearningForm.Technical, LearningScope.National, 8, null, Moment.On(new DateOnly(2026, 1, 1)), null, null, null, null, null);
}
