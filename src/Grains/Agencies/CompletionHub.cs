using System.Collections.Concurrent;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Live;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Agencies;

/// <summary>A process's side of the feed of completions: one observer per watched agency, however many samples want it here.</summary>
/// <param name="grains">Grain references.</param>
/// <param name="region">The region.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where lost renewals go.</param>
public sealed class CompletionHub(IGrainFactory grains, RegionInfo region, TimeProvider time, ILogger<CompletionHub> logger) : IDisposable
{
    private readonly Dictionary<AgencyId, Topic> _topics = [];
    private readonly Lock _gate = new();

    /// <summary>A sample that follows no agency yet.</summary>
    public CompletionSample Open() => new(this, time);

    /// <summary>Renews every registration at once: the cluster's members have changed.</summary>
    public void RenewAll()
    {
        lock (_gate)
        {
            foreach (var topic in _topics.Values)
            {
                topic.Renewal.RenewNow();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var topic in _topics.Values)
            {
                topic.Renewal.Dispose();
            }
        }
    }

    /// <summary>Tells a sample of an agency's completions.</summary>
    /// <returns>Done once the agency knows.</returns>
    internal Task Join(AgencyId agency, CompletionSample sample)
    {
        lock (_gate)
        {
            if (!_topics.TryGetValue(agency, out var topic))
            {
                _topics[agency] = topic = new Topic(grains.GetGrain<IAgencyGrain>(region.Key(agency.Value)), grains, time, logger);
            }

            topic.Samples.TryAdd(sample, 0);
            return topic.Renewal.Registered;
        }
    }

    /// <summary>Tells a sample no more; an agency that nobody wants is left alone.</summary>
    internal void Leave(AgencyId agency, CompletionSample sample)
    {
        lock (_gate)
        {
            if (_topics.TryGetValue(agency, out var topic) && topic.Samples.TryRemove(sample, out _) && topic.Samples.IsEmpty)
            {
                _topics.Remove(agency);
                topic.Renewal.Dispose();
            }
        }
    }

    private sealed class Topic : ICompletionObserver
    {
        private readonly IAgencyGrain _agency;
        private readonly IGrainFactory _grains;
        private readonly ICompletionObserver _reference;
        private readonly Lock _gate = new();
        private CompletionCount? _seen;

        public Topic(IAgencyGrain agency, IGrainFactory grains, TimeProvider time, ILogger logger)
        {
            (_agency, _grains) = (agency, grains);
            _reference = grains.CreateObjectReference<ICompletionObserver>(this);
            Renewal = new Renewal(agency.GetGrainId(), RegisterAsync, LeaveAsync, time, logger);
        }

        public Renewal Renewal { get; }

        public ConcurrentDictionary<CompletionSample, byte> Samples { get; } = new();

        public Task Completed(CompletionNews news)
        {
            long unseen;
            lock (_gate)
            {
                unseen = _seen is { } seen ? news.Count.Since(seen) : 1;
                if (unseen < 1)
                {
                    return Task.CompletedTask;
                }

                _seen = news.Count;
            }

            foreach (var sample in Samples.Keys)
            {
                sample.Add(news, unseen);
            }

            return Task.CompletedTask;
        }

        private async Task RegisterAsync()
        {
            var count = await _agency.WatchCompletions(_reference);
            lock (_gate)
            {
                // Later answers say nothing new: what got lost is in the next count.
                _seen ??= count;
            }
        }

        private async Task LeaveAsync()
        {
            await _agency.UnwatchCompletions(_reference).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _grains.DeleteObjectReference<ICompletionObserver>(_reference);
        }
    }
}
