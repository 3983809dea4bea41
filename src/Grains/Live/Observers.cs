namespace Bangkom.Grains.Live;

/// <summary>Whom a grain tells; one that was not renewed for <see cref="LiveLimits.ObserverExpirySeconds"/> is forgotten.</summary>
/// <typeparam name="TObserver">What they are told.</typeparam>
/// <param name="time">The clock.</param>
internal sealed class Observers<TObserver>(TimeProvider time)
    where TObserver : IGrainObserver
{
    private readonly Dictionary<TObserver, DateTimeOffset> _expiries = [];

    /// <summary>True when there is nobody to tell.</summary>
    public bool IsEmpty => _expiries.Count == 0;

    /// <summary>Registers or renews an observer.</summary>
    public void Renew(TObserver observer) => _expiries[observer] = time.GetUtcNow().AddSeconds(LiveLimits.ObserverExpirySeconds);

    /// <summary>Forgets an observer.</summary>
    public void Remove(TObserver observer) => _expiries.Remove(observer);

    /// <summary>Tells everyone who was renewed in time.</summary>
    public async Task TellAsync(Func<TObserver, Task> tell)
    {
        var now = time.GetUtcNow();
        foreach (var (observer, expiry) in _expiries.ToArray())
        {
            if (expiry < now)
            {
                _expiries.Remove(observer);
                continue;
            }

            await tell(observer);
        }
    }
}
