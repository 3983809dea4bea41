namespace Bangkom.Grains.Learning;

/// <summary>Figures with their place in the ledger.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="Position">Every fact of the region at or below it that concerns these figures is in them.</param>
/// <param name="RecordedAt">When the newest fact in them was recorded: their age; null before the first.</param>
/// <param name="Incomplete">True when a fact had to be set aside.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ParticipationView")]
public sealed record ParticipationView(
    [property: Id(0)] ParticipationFigures Figures,
    [property: Id(1)] long Position,
    [property: Id(2)] DateTimeOffset? RecordedAt,
    [property: Id(3)] bool Incomplete);
