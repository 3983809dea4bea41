namespace Bangkom.Grains.Ledger;

/// <summary>Every limit of the ledger's writer, each named with its unit.</summary>
public static class LedgerLimits
{
    /// <summary>Items that may wait for the writer; past it a request is told to come again.</summary>
    public const int QueueItemsMax = 50_000;

    /// <summary>Items of one group: one transaction. A page of the store is written once a group, so a large group is cheap.</summary>
    public const int GroupItemsMax = 4_000;

    /// <summary>Seconds a request waits after its commit for the grains of its own facts.</summary>
    public const double VisibleWaitSeconds = 2;

    /// <summary>Facts that may wait for one stream; past it they are dropped and the grain reads them from the store.</summary>
    public const int StreamPendingFactsMax = 20_000;

    /// <summary>Milliseconds before a stream that failed is told again; doubles with each failure.</summary>
    public const int RetryFirstMilliseconds = 100;

    /// <summary>Milliseconds before a stream that failed is told again, at most.</summary>
    public const int RetryMaxMilliseconds = 5_000;

    /// <summary>Seconds between two savings of the delivery mark while nothing is committed.</summary>
    public const int SaveDeliverySeconds = 1;

    /// <summary>Seconds that a client told to come again should wait.</summary>
    public const int RetryAfterSeconds = 1;

    /// <summary>What a stream's grain said of facts is remembered for so many of them; of older ones it is asked again.</summary>
    public const int StreamRemarksMax = 2_000;
}
