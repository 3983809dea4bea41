namespace Bangkom.Grains.Live;

/// <summary>A grain's side of a watched topic: who is told, and how often.</summary>
internal sealed class WatchTopic
{
    private readonly Observers<IChangeObserver> _observers;
    private readonly Coalescer _notices;

    /// <summary>Starts at the clock, so that another activation's revisions are never taken for these.</summary>
    private long _revision;

    /// <summary>A topic that nobody watches yet.</summary>
    /// <param name="time">The clock.</param>
    public WatchTopic(TimeProvider time)
    {
        _observers = new Observers<IChangeObserver>(time);
        _revision = time.GetUtcNow().UtcTicks;
        _notices = new Coalescer(() => _observers.TellAsync(o => o.Changed(_revision)), time);
    }

    /// <summary>Registers or renews an observer.</summary>
    /// <returns>The current revision.</returns>
    public long Renew(IChangeObserver observer)
    {
        _observers.Renew(observer);
        return _revision;
    }

    /// <summary>Forgets an observer.</summary>
    public void Remove(IChangeObserver observer) => _observers.Remove(observer);

    /// <summary>Something changed.</summary>
    public void Signal()
    {
        _revision++;
        if (!_observers.IsEmpty)
        {
            _notices.Signal();
        }
    }
}
