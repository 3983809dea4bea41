using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.Roster;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Ledger.Delivery;

/// <summary>
/// Tells every projection what was committed. A grain that hangs, throws or dies holds up neither the others nor the writer: it is
/// listed as behind and told again until it confirms. Runs on the writer's scheduler.
/// </summary>
internal sealed partial class DeliveryPump(
    RegionInfo region,
    Func<StreamId, IProjectionGrain> grainOf,
    LedgerMetrics metrics,
    TimeProvider time,
    ILogger logger,
    Action confirmed,
    CancellationToken stopping)
{
    private readonly Dictionary<StreamId, StreamQueue> _queues = [];

    /// <summary>Streams that did not confirm in time, in order.</summary>
    public ImmutableArray<string> Behind =>
        [.. _queues.Values.Where(q => q.IsBehind).Select(q => q.Stream.ToString()).Order(StringComparer.Ordinal)];

    /// <summary>The delivery mark: up to here every grain has confirmed or is listed as behind.</summary>
    /// <param name="head">Position of the newest committed fact.</param>
    public long Mark(long head)
    {
        var mark = head;
        foreach (var queue in _queues.Values)
        {
            if (!queue.IsBehind && queue.FirstUnconfirmed is { } first && first - 1 < mark)
            {
                mark = first - 1;
            }
        }

        return mark;
    }

    /// <summary>What the region may claim: no agency has still to take in a fact up to the mark, behind or not.</summary>
    /// <param name="head">The newest commit.</param>
    public DeliveryNotice NoticeOf(LedgerHead head)
    {
        var agencies = _queues.Values.Where(q => q.Stream.Type == StreamId.Agency).ToArray();
        return new DeliveryNotice(
            head.Epoch,
            agencies.Select(q => q.FirstUnconfirmed - 1 ?? head.Position).Append(head.Position).Min(),
            head.RecordedAt,
            [.. agencies.Select(q => KeyValuePair.Create(new AgencyId(q.Stream.Code), q.Confirmed))]);
    }

    /// <summary>True when a fact at a position has reached the stream's figures.</summary>
    public bool IsVisible(StreamId stream, long position) =>
        !_queues.TryGetValue(stream, out var queue) || queue.Confirmed >= position || queue.FirstUnconfirmed is not { } first || first > position;

    /// <summary>What a stream's grain said of a fact that it has taken in; null = not known, ask it.</summary>
    public Verdict? VerdictOn(StreamId stream, long position) => _queues.TryGetValue(stream, out var queue) ? queue.VerdictOn(position) : null;

    /// <summary>Delivers committed facts; returns at once.</summary>
    public void Deliver(IEnumerable<RecordedFact> facts, RegionRoster roster)
    {
        foreach (var fact in facts)
        {
            foreach (var stream in StreamId.Of(fact, roster))
            {
                var queue = QueueOf(stream);
                queue.Add(fact);
                Start(queue);
            }
        }
    }

    /// <summary>
    /// Has every stream that may not have been told before this writer started read what it lacks: those listed as behind, and those of
    /// the facts after the stored mark. Waits for them, two seconds at most.
    /// </summary>
    /// <param name="head">The stored head.</param>
    /// <param name="reader">The stored facts.</param>
    /// <param name="roster">The writer's memory.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task ResumeAsync(LedgerHead head, ILedgerReader reader, RegionRoster roster, CancellationToken cancellationToken)
    {
        // How far those that are behind have come is not known: nothing of them counts as confirmed.
        var wanted = head.Behind.ToDictionary(StreamId.Parse, _ => (First: 1L, Last: head.Position));
        await foreach (var chunk in reader.ReadAsync(head.Delivered, head.Position, cancellationToken))
        {
            foreach (var (fact, stream) in chunk.SelectMany(f => StreamId.Of(f, roster).Select(s => (f, s))))
            {
                wanted[stream] = wanted.TryGetValue(stream, out var known) ? (known.First, Math.Max(known.Last, fact.Position)) : (fact.Position, fact.Position);
            }
        }

        foreach (var (stream, (first, last)) in wanted)
        {
            var queue = QueueOf(stream);
            queue.AddUnknown(first, last, head.RecordedAt);
            Start(queue);
        }

        await WaitAsync([.. wanted.Select(w => (w.Key, w.Value.Last))]);
    }

    /// <summary>Waits until streams have confirmed, two seconds at most; those that have not are behind from then on.</summary>
    /// <param name="wanted">Streams with the position that each must reach.</param>
    public async Task WaitAsync(IReadOnlyCollection<(StreamId Stream, long Position)> wanted)
    {
        var wait = new VisibilityWait();
        foreach (var (stream, position) in wanted)
        {
            if (!IsVisible(stream, position))
            {
                _queues[stream].Await(position, wait);
            }
        }

        try
        {
            await wait.Done.WaitAsync(TimeSpan.FromSeconds(LedgerLimits.VisibleWaitSeconds), time, stopping);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            foreach (var (stream, position) in wanted)
            {
                if (!IsVisible(stream, position))
                {
                    _queues[stream].Forget(wait);
                    SetBehind(_queues[stream]);
                }
            }
        }
    }

    private StreamQueue QueueOf(StreamId stream)
    {
        if (!_queues.TryGetValue(stream, out var queue))
        {
            _queues[stream] = queue = new StreamQueue(stream, grainOf(stream));
        }

        return queue;
    }

    private void Start(StreamQueue queue)
    {
        if (!queue.IsPumping)
        {
            queue.IsPumping = true;
            _ = PumpAsync(queue);
        }
    }

    private async Task PumpAsync(StreamQueue queue)
    {
        // What else the current turn adds to this stream goes into the same delivery.
        await Task.Yield();
        while (queue.FirstUnconfirmed is not null && !stopping.IsCancellationRequested)
        {
            var to = queue.TellUpTo;
            var (from, facts) = queue.Take();
            try
            {
                var remarks = await queue.Grain.Absorb(new FactDelivery(from, to, queue.TellRecordedAt, facts));
                queue.Confirm(to, wasTold: from >= 0, remarks);
                confirmed();
            }
            catch (Exception e)
            {
                // Whatever it was, the facts are durable and the grain will be told again.
                queue.Fail();
                SetBehind(queue);
                LogFailed(logger, e, region.Id.Value, queue.Stream.ToString(), to, queue.Failures);
                await PauseAsync(queue.Failures);
            }
        }

        queue.IsPumping = false;
    }

    private async Task PauseAsync(int failures)
    {
        var pause = Math.Min(LedgerLimits.RetryMaxMilliseconds, LedgerLimits.RetryFirstMilliseconds << Math.Min(failures - 1, 10));
        await Task.Delay(TimeSpan.FromMilliseconds(pause), time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private void SetBehind(StreamQueue queue)
    {
        if (!queue.IsBehind)
        {
            queue.IsBehind = true;
            metrics.StreamsBehind.Add(1);
            LogBehind(logger, region.Id.Value, queue.Stream.ToString());
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Region {Region}: {Stream} could not be told up to {Position} (failure {Failures}); it will be told again.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string region, string stream, long position, int failures);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Region {Region}: {Stream} is behind.")]
    private static partial void LogBehind(ILogger logger, string region, string stream);
}
