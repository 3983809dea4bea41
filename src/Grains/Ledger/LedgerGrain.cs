using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Held;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Ledger.Storage;
using Bangkom.Grains.Live;
using Bangkom.Grains.Policies;
using Bangkom.Grains.Roster;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Ledger;

/// <summary>
/// The region's one writer. Requests queue; one loop takes all that waits, decides it, stores it in one transaction and hands it
/// to the delivery pump. That loop alone touches the folded memory. After any failure the memory is dropped with the activation.
/// </summary>
[GrainType("ledger"), KeepAlive]
internal sealed partial class LedgerGrain(
    RegionInfo region,
    ILedgerStore store,
    ILedgerReader reader,
    IHeldItemFormat heldFormat,
    LedgerMetrics metrics,
    TimeProvider time,
    ILogger<LedgerGrain> logger) : Grain, ILedgerGrain, IDisposable
{
    private readonly WorkQueue _queue = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _wake = new(0);

    private LedgerMemory _memory = null!;
    private GroupWriter _writer = null!;
    private HeldDesk _held = null!;
    private DeliveryPump _delivery = null!;
    private LedgerHead _head = null!;
    private Coalescer _notices = null!;
    private bool _saveDelivery;
    private IGrainTimer _midnight = null!;
    private Exception? _failure;
    private Task _loop = Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (this.GetPrimaryKeyString() != region.Id.Value)
        {
            throw new InvalidOperationException($"This process serves region {region.Id.Value} alone.");
        }

        _head = await store.TakeEpochAsync(cancellationToken);
        _memory = new LedgerMemory(new RegionRoster(RegionRules.Start(region.Zone)));
        await foreach (var chunk in reader.ReadLanesAsync([Lane.Definition, Lane.Roster, Lane.Held, Lane.Corrected], 0, _head.Position, cancellationToken))
        {
            foreach (var fact in chunk)
            {
                _memory.Restore(fact);
            }
        }

        _held = new HeldDesk(reader, heldFormat, _memory);
        _writer = new GroupWriter(store, new GroupLookup(store, reader, _memory), _held, _memory, region, time);
        _notices = new Coalescer(NotifyAsync, time);
        _delivery = new DeliveryPump(region, GrainOf, metrics, time, logger, _notices.Signal, _stopping.Token);
        if (_head.Position == 0)
        {
            await FoundRegionAsync();
        }

        await _delivery.ResumeAsync(_head, reader, _memory.Roster, cancellationToken);
        await AddDefaultsAsync();
        _notices.Signal();
        _queue.AddReplays(_memory.Held.WaitingFor(WaitKeys.Time));
        this.RegisterGrainTimer(RequestSaveDelivery, new GrainTimerCreationOptions(
            TimeSpan.FromSeconds(LedgerLimits.SaveDeliverySeconds), TimeSpan.FromSeconds(LedgerLimits.SaveDeliverySeconds))
        { Interleave = true });
        _midnight = this.RegisterGrainTimer(ReplayWhatWasInTheFuture, new GrainTimerCreationOptions(Midnight.Until(time, region.Zone), Timeout.InfiniteTimeSpan) { Interleave = true });
        _loop = RunAsync();
        LogStarted(logger, region.Id.Value, _head.Position, _head.Epoch, _memory.Roster.People.Count);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _failure ??= new LedgerUnavailableException();
        _wake.Release();
        // A group that is being committed is let finish: its outcome is then known to those who wait.
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        FailAll(_failure);
        await _stopping.CancelAsync();
    }

    /// <inheritdoc/>
    public Task<AppendResult> Append(AppendRequest request)
    {
        if (_failure is not null)
        {
            return Task.FromException<AppendResult>(_failure);
        }

        if (request.Items.Length == 0)
        {
            return Task.FromResult(new AppendResult(AppendOutcome.Done, null, []));
        }

        var pending = new PendingRequest(request);
        if (!_queue.TryAdd(pending))
        {
            return Task.FromResult(new AppendResult(AppendOutcome.Busy, null, []));
        }

        Wake();
        return pending.Answer;
    }

    /// <inheritdoc/>
    public Task<AsnId?> FindByNip(string nip) =>
        Task.FromResult(_memory.Roster.TryFind(nip, out var person) ? person : (AsnId?)null);

    /// <inheritdoc/>
    public Task<LedgerStatus> GetStatus() => Task.FromResult(new LedgerStatus(
        _head.Position, _head.RecordedAt, _delivery.Mark(_head.Position), _delivery.Behind, _queue.Items, _memory.Held.Count));

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _wake.Dispose();
    }

    private void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            _wake.Release();
        }
    }

    private async Task RunAsync()
    {
        while (true)
        {
            await _wake.WaitAsync();
            while (_failure is null && (!_queue.IsEmpty || _saveDelivery))
            {
                List<WorkItem> items = [];
                try
                {
                    items = await _queue.TakeAsync(_held);
                    await WriteAsync(items);
                    if (_saveDelivery)
                    {
                        _saveDelivery = false;
                        await SaveDeliveryAsync();
                    }
                }
                catch (Exception e)
                {
                    // The memory may be ahead of the store, and a commit whose answer was lost may have happened: this
                    // activation ends, the next one folds what is stored, and those who wait send again.
                    _failure = new LedgerUnavailableException(e);
                    metrics.FailedGroups.Add(1);
                    LogFailed(logger, e, region.Id.Value);
                    FailAll(_failure, items);
                    DeactivateOnIdle();
                }
            }

            if (_failure is not null)
            {
                return;
            }
        }
    }

    private async Task WriteAsync(List<WorkItem> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        var started = time.GetTimestamp();
        var group = await _writer.WriteAsync(items, _head, _delivery);
        _head = group.Head;
        metrics.CommitMilliseconds.Record(time.GetElapsedTime(started).TotalMilliseconds);
        metrics.GroupFacts.Record(group.Facts.Length);
        _queue.Return(items.Skip(group.Taken));
        _queue.AddReplays(group.Replays);
        _delivery.Deliver(group.Facts, _memory.Roster);
        foreach (var request in items.Take(group.Taken).Select(i => i.Request).OfType<PendingRequest>().Where(r => r.Undecided == 0).Distinct())
        {
            _ = AnswerAsync(request);
        }
    }

    private async Task AnswerAsync(PendingRequest request)
    {
        var wanted = request.Streams
            .GroupBy(s => s.Stream)
            .Select(g => (g.Key, g.Max(s => s.Position)))
            .ToArray();
        await _delivery.WaitAsync(wanted);
        request.Complete(_delivery);
    }

    private void FailAll(Exception failure, IEnumerable<WorkItem>? items = null)
    {
        foreach (var request in (items ?? []).Select(i => i.Request).OfType<PendingRequest>())
        {
            request.Fail(failure);
        }

        _queue.FailAll(failure);
    }

    /// <summary>The ledger's first group: the region and the default policies.</summary>
    private async Task FoundRegionAsync() =>
        await WriteOwnAsync("region", new FoundRegion(new RegionDefined(region.Id, region.Name, region.Zone.Name), [.. DefaultPolicies.All]));

    /// <summary>
    /// A newer version knows rules that the region was founded without: they are appended once. What the roster has is what is stored, and the
    /// epoch proves that nobody else appends, so another silo or another start finds nothing missing.
    /// </summary>
    private async Task AddDefaultsAsync()
    {
        var missing = DefaultPolicies.MissingFrom(_memory.Roster.Rules.Policies, region.Today(time));
        if (!missing.IsEmpty)
        {
            _delivery.Deliver(await WriteOwnAsync($"defaults/{_head.Position}", new AddDefaults(missing)), _memory.Roster);
            LogDefaultsAdded(logger, region.Id.Value, missing.Length);
        }
    }

    /// <summary>Stores an item of the writer's own before the loop runs.</summary>
    private async Task<ImmutableArray<RecordedFact>> WriteOwnAsync(string key, Command command)
    {
        var item = new WorkItem
        {
            Request = null,
            Index = 0,
            Identity = new Identity(Sources.Engine, key),
            Content = new byte[16],
            Command = command,
            Raw = null,
            Partner = null,
            ReceivedAt = time.GetUtcNow(),
        };
        var group = await _writer.WriteAsync([item], _head, _delivery);
        _head = group.Head;
        return group.Facts;
    }

    /// <summary>The mark rides on the next commit; while nothing is committed, the loop stores it between two groups.</summary>
    private async Task SaveDeliveryAsync()
    {
        var head = _head with { Delivered = _delivery.Mark(_head.Position), Behind = _delivery.Behind };
        if (head.Delivered != _head.Delivered || !head.Behind.SequenceEqual(_head.Behind))
        {
            await store.SaveDeliveryAsync(head);
            _head = head;
        }
    }

    private Task RequestSaveDelivery(CancellationToken cancellationToken)
    {
        _saveDelivery = true;
        Wake();
        return Task.CompletedTask;
    }

    private Task ReplayWhatWasInTheFuture(CancellationToken cancellationToken)
    {
        _queue.AddReplays(_memory.Held.WaitingFor(WaitKeys.Time));
        Wake();
        _midnight.Change(Midnight.Until(time, region.Zone), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    /// <summary>Tells the watchers of the whole how far every part has come.</summary>
    private Task NotifyAsync() => GrainFactory.GetGrain<IDeliveryObserver>(GrainId.Create("region", region.Id.Value))
        .Delivered(_delivery.NoticeOf(_head));

    private IProjectionGrain GrainOf(StreamId stream) =>
        GrainFactory.GetGrain<IProjectionGrain>(GrainId.Create(stream.Type, region.Key(stream.Code)));

    [LoggerMessage(Level = LogLevel.Information, Message = "Region {Region}: the ledger's writer starts at position {Position}, epoch {Epoch}, with {People} people.")]
    private static partial void LogStarted(ILogger logger, string region, long position, long epoch, int people);

    [LoggerMessage(Level = LogLevel.Information, Message = "Region {Region}: {Rules} default rules of this version were added; they hold from 1 January.")]
    private static partial void LogDefaultsAdded(ILogger logger, string region, int rules);

    [LoggerMessage(Level = LogLevel.Error, Message = "Region {Region}: a group was not stored; the writer starts anew.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string region);
}
