namespace Bangkom.Grains.Live;

/// <summary>A grain's side of a watched topic: who is told, and how often.</summary>
internal sealed class WatchTopic
{
    private readonly Dictionary<IChangeObserver, DateTimeOffset> _observers = [];
    private readonly TimeProvider _time;
    private readonly Coalescer _notices;

    /// <summary>Starts at the clock, so that another activation's revisions are never taken for these.</summary>
    private long _revision;

    /// <summary>A topic that nobody watches yet.</summary>
    /// <param name="time">The clock.</param>
    public WatchTopic(TimeProvider time)
    {
        _time = time;
        _revision = time.GetUtcNow().UtcTicks;
        _notices = new Coalescer(NotifyAsync, time);
    }

    /// <summary>Registers or renews an observer.</summary>
    /// <returns>The current revision.</returns>
    public long Renew(IChangeObserver observer)
    {
        _observers[observer] = _time.GetUtcNow().AddSeconds(LiveLimits.ObserverExpirySeconds);
        return _revision;
    }

    /// <summary>Forgets an observer.</summary>
    public void Remove(IChangeObserver observer) => _observers.Remove(observer);

    /// <summary>Something changed.</summary>
    public void Signal()
    {
        _revision++;
        if (_observers.Count > 0)
        {
            _notices.Signal();
        }
    }

    private async Task NotifyAsync()
    {
        var now = _time.GetUtcNow();
        foreach (var (observer, expiry) in _observers.ToArray())
        {
            if (expiry < now)
            {
                _observers.Remove(observer);
                continue;
            }

            await observer.Changed(_revision);
        }
    }
}
