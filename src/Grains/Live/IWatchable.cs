using Orleans.Concurrency;

namespace Bangkom.Grains.Live;

/// <summary>A grain whose changes can be watched. A notice says only that something changed: the watcher asks for what it shows.</summary>
[Alias("bangkom.IWatchable")]
public interface IWatchable : IGrainWithStringKey
{
    /// <summary>Registers or renews an observer; without renewal it is forgotten after <see cref="LiveLimits.ObserverExpirySeconds"/>.</summary>
    /// <param name="observer">Who is told.</param>
    /// <returns>The current revision: another one than the last seen means that a notice was lost.</returns>
    [AlwaysInterleave, Alias("Watch")]
    Task<long> Watch(IChangeObserver observer);

    /// <summary>Forgets an observer.</summary>
    /// <param name="observer">Who was told.</param>
    [AlwaysInterleave, Alias("Unwatch")]
    Task Unwatch(IChangeObserver observer);
}

/// <summary>Is told of changes, best effort.</summary>
[Alias("bangkom.IChangeObserver")]
public interface IChangeObserver : IGrainObserver
{
    /// <summary>Something changed.</summary>
    /// <param name="revision">Counts changes of this activation.</param>
    [OneWay, Alias("Changed")]
    Task Changed(long revision);
}

/// <summary>Every limit of live views, each named with its unit.</summary>
public static class LiveLimits
{
    /// <summary>Milliseconds between two notices of a topic; the first one goes at once.</summary>
    public const int NoticeEveryMilliseconds = 250;

    /// <summary>Seconds between two renewals of an observer: no view is staler, even after a silo's death.</summary>
    public const int RenewEverySeconds = 5;

    /// <summary>Seconds after which an observer that was not renewed is forgotten.</summary>
    public const int ObserverExpirySeconds = 20;

    /// <summary>Seconds that the start of a feed waits for grains to register it; those that are later join in.</summary>
    public const int RegistrationWaitSeconds = 2;

    /// <summary>Receipts that wait for one reader of a partner's feed; past it the oldest are left out.</summary>
    public const int ReceiptsWaitingMax = 100;
}
