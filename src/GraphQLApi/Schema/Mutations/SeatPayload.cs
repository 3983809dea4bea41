using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Ids;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>What became of a mutation that a batch decided.</summary>
/// <param name="Answer">The outcome.</param>
/// <param name="Seat">Where the person stands, or null.</param>
/// <param name="MovedUp">Who got a seat from the wait-list by it.</param>
internal sealed record SeatAnswer(Answer Answer, BatchSeat? Seat, IReadOnlyList<AsnId> MovedUp);

[Name("PlanPayload")]
internal class PlanPayload(SeatAnswer answer, RegionDesk desk, string code) : BatchPayload(answer.Answer, desk, code)
{
    [Description("Who got a seat from the wait-list by it, in order.")]
    public async Task<IEnumerable<PersonNode>> Promoted() =>
        (await Task.WhenAll(answer.MovedUp.Select(p => Read.PersonAsync(p)))).OfType<PersonNode>();
}

[Name("SeatPayload")]
internal sealed class SeatPayload(SeatAnswer answer, RegionDesk desk, string code) : PlanPayload(answer, desk, code)
{
    private readonly BatchSeat? _seat = answer.Seat;

    [Description("Where the person stands now; null when the input was wrong.")]
    public SeatState? Seat => _seat?.State;

    [Description("Place on the wait-list, from 1.")]
    public int? Place => _seat?.Place;
}
