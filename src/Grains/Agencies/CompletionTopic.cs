using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Live;

namespace Bangkom.Grains.Agencies;

/// <summary>An agency's side of the feed of completions. While nobody watches it is asked one question per delivery.</summary>
internal sealed class CompletionTopic
{
    private readonly Observers<ICompletionObserver> _observers;
    private readonly Coalescer _notices;
    private CompletionCount _count;
    private CompletionNews? _newest;

    /// <summary>A topic that nobody watches yet.</summary>
    /// <param name="time">The clock.</param>
    public CompletionTopic(TimeProvider time)
    {
        _observers = new Observers<ICompletionObserver>(time);
        _count = new CompletionCount(time.GetUtcNow().UtcTicks, 0);
        _notices = new Coalescer(() => _observers.TellAsync(o => o.Completed(_newest!)), time);
    }

    /// <summary>Whether anybody is to be told.</summary>
    public bool IsWatched => !_observers.IsEmpty;

    /// <summary>Registers or renews an observer.</summary>
    public CompletionCount Renew(ICompletionObserver observer)
    {
        _observers.Renew(observer);
        return _count;
    }

    /// <summary>Forgets an observer.</summary>
    public void Remove(ICompletionObserver observer) => _observers.Remove(observer);

    /// <summary>A completion was recorded: the first is told at once, of later ones only the newest.</summary>
    public void Offer(AgencyId agency, long position, CompletionContent content, RegionZone zone)
    {
        _count = _count with { Total = _count.Total + 1 };
        _newest = new CompletionNews(agency, content.Title, content.Form, content.CompletedAt.InstantIn(zone), content.Program, position, _count);
        _notices.Signal();
    }
}
