namespace Bangkom.Grains.Ledger.Projections;

/// <summary>One stored piece of a projection's state, at most about 1 MB; all pieces of one snapshot name the same position.</summary>
/// <param name="FoldVersion">Version of the fold that made it; another version is ignored and rebuilt from the facts.</param>
/// <param name="Position">Position up to which the state has folded.</param>
/// <param name="RecordedAt">When the fact there was recorded.</param>
/// <param name="SetAside">Positions of facts on which the fold threw.</param>
/// <param name="Parts">Pieces of this snapshot.</param>
/// <param name="Payload">The piece, in Orleans' binary format.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SnapshotPart")]
public sealed record SnapshotPart(
    [property: Id(0)] int FoldVersion,
    [property: Id(1)] long Position,
    [property: Id(2)] DateTimeOffset RecordedAt,
    [property: Id(3)] long[] SetAside,
    [property: Id(4)] int Parts,
    [property: Id(5)] byte[] Payload);

/// <summary>What Orleans' storage keeps of a piece.</summary>
[GenerateSerializer, Alias("bangkom.SnapshotRecord")]
public sealed class SnapshotRecord
{
    /// <summary>The piece; null before the first write.</summary>
    [Id(0)]
    public SnapshotPart? Part { get; set; }
}
