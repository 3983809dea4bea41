using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Batches;

/// <summary>
/// A batch's seats as its grain has seen them up to the position that its append expects: if they are others by now, the ledger
/// decides nothing. With them the writer, which alone knows the roster, decides who gets in.
/// </summary>
/// <param name="Taken">Seats taken, by the agency that each counts at.</param>
/// <param name="Waiting">Who waits, in the order of the wait-list.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SeatsSeen")]
public sealed record SeatsSeen(
    [property: Id(0)] ImmutableArray<AgencySeats> Taken,
    [property: Id(1)] ImmutableArray<AsnId> Waiting);

/// <summary>Seats that an agency's people have.</summary>
/// <param name="Agency">The agency alone, without those below it.</param>
/// <param name="Seats">How many.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencySeats")]
public sealed record AgencySeats([property: Id(0)] AgencyId Agency, [property: Id(1)] int Seats);
