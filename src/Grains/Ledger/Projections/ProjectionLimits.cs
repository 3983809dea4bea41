namespace Bangkom.Grains.Ledger.Projections;

/// <summary>Every limit of projections, each named with its unit.</summary>
public static class ProjectionLimits
{
    /// <summary>Facts after which a snapshot is due, while it is small.</summary>
    public const int SnapshotEveryFacts = 5_000;

    /// <summary>
    /// Bytes of the last snapshot for each of which one further fact may wait: about four facts' share of it. So a large state is
    /// written anew when it has grown by a quarter, and snapshots cost the same per fact however large it is.
    /// </summary>
    public const int SnapshotBytesPerFact = 400;

    /// <summary>Seconds after which a snapshot is due when anything changed.</summary>
    public const int SnapshotEverySeconds = 300;

    /// <summary>Seconds between two looks at whether a snapshot is due.</summary>
    public const int SnapshotLookSeconds = 20;

    /// <summary>Positions that a grain reads by itself; a longer way is read in one pass shared with others.</summary>
    public const long OwnReadPositionsMax = 500;

    /// <summary>A shared pass starts when nobody has joined it for so many milliseconds, at least.</summary>
    public const int SharedPassGatherMilliseconds = 20;

    /// <summary>A shared pass starts when nobody has joined it for so many milliseconds, at most.</summary>
    public const int SharedPassGatherMillisecondsMax = 250;

    /// <summary>Positions to read for which a shared pass waits a millisecond longer: some 3 % of the time that reading them takes.</summary>
    public const int SharedPassPositionsPerMillisecond = 5_000;

    /// <summary>A shared pass starts after so many of these waits even when others keep joining.</summary>
    public const int SharedPassGatherMomentsMax = 8;

    /// <summary>Seconds between two lines in the log that say how far a shared pass has come.</summary>
    public const int SharedPassTellSeconds = 5;

    /// <summary>Chunks that a reader of a shared pass may lag behind it.</summary>
    public const int SharedPassLagChunksMax = 64;
}
