namespace Bangkom.Grains.History;

/// <summary>Every limit of looking back, each named with its unit.</summary>
public static class HistoryLimits
{
    /// <summary>Moments whose figures are kept.</summary>
    public const int MomentsMax = 8;

    /// <summary>Folds of the whole ledger at a time; past it who asks is told to come again.</summary>
    public const int FoldsMax = 2;

    /// <summary>
    /// Completion lines kept over all moments, about 200 bytes each; the oldest moments lose theirs first. The newest moment keeps its own
    /// whatever their number, so that paging through them does not fold again.
    /// </summary>
    public const int LinesMax = 500_000;

    /// <summary>Seconds that a client told to come again should wait.</summary>
    public const int RetryAfterSeconds = 2;

    /// <summary>Parts into which people are divided, each folded by a task of its own.</summary>
    public const int SharesMax = 2;

    /// <summary>Chunks of facts that a share may lag behind the reader.</summary>
    public const int LagChunksMax = 8;
}
