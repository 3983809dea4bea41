using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Live;

/// <summary>
/// A process's side of watching: one observer per watched grain, however many watch it here; each watcher has room for one change,
/// and the newest wins.
/// </summary>
/// <param name="grains">Grain references.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where lost renewals go.</param>
public sealed class ChangeHub(IGrainFactory grains, TimeProvider time, ILogger<ChangeHub> logger) : IDisposable
{
    private readonly ConcurrentDictionary<GrainId, Topic> _topics = new();
    private readonly Lock _gate = new();

    /// <summary>A signal at once, then one after every change, until cancelled. What happened in between is one signal.</summary>
    /// <param name="watched">The grain.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    public async IAsyncEnumerable<long> WatchAsync(IWatchable watched, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(watched);
        var signals = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var topic = Join(watched, signals.Writer);
        try
        {
            // Registered before the first value is read, so that no change falls between the two.
            await topic.Registered.WaitAsync(cancellationToken);
            yield return 0;
            await foreach (var revision in signals.Reader.ReadAllAsync(cancellationToken))
            {
                yield return revision;
            }
        }
        finally
        {
            Leave(topic, signals.Writer);
        }
    }

    /// <summary>Renews every registration at once: the cluster's members have changed.</summary>
    public void RenewAll()
    {
        foreach (var topic in _topics.Values)
        {
            topic.RenewNow();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var topic in _topics.Values)
        {
            topic.Dispose();
        }
    }

    private Topic Join(IWatchable watched, ChannelWriter<long> writer)
    {
        lock (_gate)
        {
            var topic = _topics.GetOrAdd(watched.GetGrainId(), _ => new Topic(watched, grains, time, logger));
            topic.Writers.TryAdd(writer, 0);
            return topic;
        }
    }

    private void Leave(Topic topic, ChannelWriter<long> writer)
    {
        lock (_gate)
        {
            topic.Writers.TryRemove(writer, out _);
            if (topic.Writers.IsEmpty)
            {
                _topics.TryRemove(topic.Id, out _);
                topic.Dispose();
            }
        }
    }

    private sealed class Topic : IChangeObserver, IDisposable
    {
        private readonly IWatchable _watched;
        private readonly IChangeObserver _reference;
        private readonly IGrainFactory _grains;
        private readonly Renewal _renewal;
        private bool _isRegistered;
        private long _revision;

        public Topic(IWatchable watched, IGrainFactory grains, TimeProvider time, ILogger logger)
        {
            (_watched, _grains) = (watched, grains);
            Id = watched.GetGrainId();
            _reference = grains.CreateObjectReference<IChangeObserver>(this);
            _renewal = new Renewal(Id, RegisterAsync, LeaveAsync, time, logger);
        }

        public GrainId Id { get; }

        public ConcurrentDictionary<ChannelWriter<long>, byte> Writers { get; } = new();

        public Task Registered => _renewal.Registered;

        public void RenewNow() => _renewal.RenewNow();

        public Task Changed(long revision)
        {
            Interlocked.Exchange(ref _revision, revision);
            foreach (var writer in Writers.Keys)
            {
                writer.TryWrite(revision);
            }

            return Task.CompletedTask;
        }

        public void Dispose() => _renewal.Dispose();

        private async Task RegisterAsync()
        {
            var revision = await _watched.Watch(_reference);
            if (!_isRegistered)
            {
                _isRegistered = true;
                Interlocked.Exchange(ref _revision, revision);
            }
            else if (revision != Interlocked.Read(ref _revision))
            {
                await Changed(revision);
            }
        }

        private async Task LeaveAsync()
        {
            await _watched.Unwatch(_reference).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _grains.DeleteObjectReference<IChangeObserver>(_reference);
        }
    }
}
