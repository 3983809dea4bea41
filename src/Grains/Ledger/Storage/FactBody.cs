using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Ledger.Storage;

/// <summary>What a fold of the whole ledger reads of a row: the body still to be parsed, by whoever folds it.</summary>
/// <param name="Position">Its place in the region's total order.</param>
/// <param name="RecordedAt">When the ledger wrote it.</param>
/// <param name="OccurredAt">When it happened; a correction's is that of the fact it names.</param>
/// <param name="Source">See <see cref="RecordedFact.Source"/>.</param>
/// <param name="Key">The source's key, or null.</param>
/// <param name="Person">The person it is about, or null.</param>
/// <param name="Body">UTF-8 JSON of the fact.</param>
public readonly record struct FactBody(
    long Position, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, string Source, string? Key, AsnId? Person, byte[] Body)
{
    /// <summary>The fact, without its targets and personal part.</summary>
    /// <exception cref="System.Text.Json.JsonException">The body is no fact that this version knows.</exception>
    public RecordedFact ToRecorded() => new(Position, RecordedAt, OccurredAt, Source, Key, FactTargets.Everyone, FactJson.Read(Body));
}
