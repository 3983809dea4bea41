using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Storage;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Orleans.Storage;

namespace Bangkom.Grains.Ledger.Projections;

/// <summary>What every projection needs.</summary>
/// <param name="Region">The region.</param>
/// <param name="Reader">The ledger's facts.</param>
/// <param name="Rules">The region's rules, and what was ever defined.</param>
/// <param name="Pass">Readings shared by those that rebuild together.</param>
/// <param name="Snapshots">Orleans' storage of snapshots.</param>
/// <param name="Serializer">Orleans' binary serializer.</param>
/// <param name="Time">The clock.</param>
internal sealed record ProjectionServices(
    RegionInfo Region,
    ILedgerReader Reader,
    RulesReader Rules,
    SharedPass Pass,
    IGrainStorage Snapshots,
    Serializer Serializer,
    TimeProvider Time)
{
    /// <summary>Added to every fold's version: a test raises it and sees every snapshot rebuilt.</summary>
    public int FoldVersionsRaisedBy { get; init; }
}

/// <summary>
/// A grain that folds one stream. It catches up with the store before its first answer, takes deliveries one after the other, reads
/// what a gap hides, and keeps snapshots off the answering path.
/// </summary>
/// <typeparam name="TState">The fold.</typeparam>
internal abstract partial class ProjectionGrain<TState>(ProjectionServices services, ILogger logger) : Grain, IProjectionGrain
    where TState : class, IProjectionState
{
    private readonly SortedSet<long> _setAside = [];
    private SnapshotStore _snapshots = null!;
    private Task<ImmutableArray<FactRemark>> _tail = Task.FromResult(ImmutableArray<FactRemark>.Empty);
    private long _snapshotPosition;
    private int _factsSinceSnapshot;
    private long _snapshotBytes;
    private long _snapshotAt;

    /// <summary>The region.</summary>
    protected RegionInfo Region => services.Region;

    /// <summary>The ledger's facts.</summary>
    protected ILedgerReader Reader => services.Reader;

    /// <summary>The clock.</summary>
    protected TimeProvider Time => services.Time;

    /// <summary>The concept's own key: the grain's key without the region.</summary>
    protected string Code { get; private set; } = "";

    /// <summary>The fold.</summary>
    protected TState State { get; private set; } = null!;

    /// <summary>Every fact of the stream up to here is in the state.</summary>
    protected long Position { get; private set; }

    /// <summary>When the fact at <see cref="Position"/> was recorded; null before the first.</summary>
    protected DateTimeOffset? RecordedAt { get; private set; }

    /// <summary>True when a fact had to be set aside.</summary>
    protected bool IsIncomplete => _setAside.Count > 0;

    /// <summary>Version of the fold: raised whenever the same facts give another state.</summary>
    protected abstract int FoldVersion { get; }

    /// <summary>The state before any fact.</summary>
    protected abstract TState Empty();

    /// <summary>The state from the pieces that <see cref="IProjectionState.ToParts"/> made.</summary>
    protected abstract TState FromParts(IReadOnlyList<object> parts);

    /// <summary>The grain's stream.</summary>
    protected StreamId Stream { get; private set; }

    /// <summary>Tells whether a fact that a catch-up reads belongs to the stream.</summary>
    protected virtual bool Concerns(RecordedFact fact) => Stream.IsOf(fact.Targets);

    /// <summary>Where the stream's facts stand in the ledger.</summary>
    protected virtual StreamRange Range => StreamRange.Anywhere;

    /// <summary>Reads what the state needs before it can fold a fact.</summary>
    protected virtual ValueTask PrepareAsync(RecordedFact fact) => ValueTask.CompletedTask;

    /// <summary>What there is to say of single facts that the state has taken in.</summary>
    protected virtual ImmutableArray<FactRemark> RemarksOn(ImmutableArray<RecordedFact> facts) => [];

    /// <summary>The state has changed.</summary>
    protected virtual void Changed()
    {
    }

    /// <summary>
    /// Facts were delivered as they were recorded, and are in the state now. Those that only the store told of are not among them.
    /// </summary>
    /// <param name="facts">In order.</param>
    /// <param name="after">Those up to this position were known before.</param>
    protected virtual void Arrived(ImmutableArray<RecordedFact> facts, long after)
    {
    }

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || key[..slash] != Region.Id.Value)
        {
            throw new InvalidOperationException($"This process serves region {Region.Id.Value} alone.");
        }

        Code = key[(slash + 1)..];
        Stream = new StreamId(this.GetGrainId().Type.ToString()!, Code);
        _snapshotAt = Time.GetTimestamp();
        _snapshots = new SnapshotStore(this.GetGrainId(), services.Snapshots);
        if (await IsDefinedAsync())
        {
            await RestoreAsync();
            await CatchUpAsync(await Reader.GetHeadAsync(cancellationToken));
        }
        else
        {
            // Nothing stands in the ledger for this code; a delivery will say when something does.
            State = Empty();
        }

        this.RegisterGrainTimer(WriteSnapshotIfDueAsync, new GrainTimerCreationOptions(
            TimeSpan.FromSeconds(ProjectionLimits.SnapshotLookSeconds), TimeSpan.FromSeconds(ProjectionLimits.SnapshotLookSeconds))
        { Interleave = true });
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_factsSinceSnapshot > 0 && _tail.IsCompletedSuccessfully)
        {
            await WriteSnapshotAsync();
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<FactRemark>> Absorb(FactDelivery delivery) => _tail = AbsorbAfterAsync(_tail, delivery);

    private int Version => FoldVersion + services.FoldVersionsRaisedBy;

    private async Task<ImmutableArray<FactRemark>> AbsorbAfterAsync(Task previous, FactDelivery delivery)
    {
        // One after the other, whatever became of the one before: its sender has its own answer.
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (delivery.To > Position)
        {
            await TakeInAsync(delivery);
        }

        return RemarksOn(delivery.Facts);
    }

    private async Task TakeInAsync(FactDelivery delivery)
    {
        var after = Position;
        if (delivery.From < 0 || delivery.From > Position)
        {
            await CatchUpAsync(delivery.To);
        }
        else
        {
            foreach (var fact in delivery.Facts)
            {
                if (fact.Position > Position)
                {
                    await FoldAsync(fact);
                    Advance(fact.Position, fact.RecordedAt);
                }
            }

            Advance(delivery.To, delivery.RecordedAt);
            Changed();
        }

        Arrived(delivery.Facts, after);
    }

    /// <summary>True when the ledger defines this code; asking costs no reading of facts.</summary>
    protected Task<bool> IsDefinedAsync() => services.Rules.IsDefinedAsync(Stream);

    /// <summary>Takes in everything that is committed, after the deliveries that came before.</summary>
    protected async Task CatchUpNowAsync() =>
        await Absorb(new FactDelivery(-1, await Reader.GetHeadAsync(), default, []));

    private async Task CatchUpAsync(long upTo)
    {
        var chunks = Range switch
        {
            StreamRange.Definitions => Reader.ReadLanesAsync([Lane.Definition], Position, upTo),
            StreamRange.Cycle => Reader.ReadLanesAsync([Lane.Cycle], Position, upTo),
            _ => services.Pass.ReadAsync(Stream, Position, upTo),
        };
        await foreach (var chunk in chunks)
        {
            foreach (var fact in chunk)
            {
                if (fact.Position > Position && Concerns(fact))
                {
                    await FoldAsync(fact);
                    Advance(fact.Position, fact.RecordedAt);
                }
            }
        }

        Advance(upTo, RecordedAt);
        Changed();
    }

    private async ValueTask FoldAsync(RecordedFact fact)
    {
        await PrepareAsync(fact);
        Fold(fact);
        _factsSinceSnapshot++;
    }

    /// <summary>Folds one fact; one that the fold can't take is set aside.</summary>
    protected void Fold(RecordedFact fact)
    {
        try
        {
            State.Apply(fact);
        }
        catch (Exception e)
        {
            // The other facts go on; the figures say that they are incomplete until the fold is mended and its version raised.
            _setAside.Add(fact.Position);
            LogSetAside(logger, e, Region.Id.Value, Stream.Type, Code, fact.Position);
        }
    }

    private void Advance(long position, DateTimeOffset? recordedAt)
    {
        if (position > Position)
        {
            Position = position;
            RecordedAt = recordedAt ?? RecordedAt;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "Region {Region}: {Type}/{Code} could not fold the fact at {Position}; it is set aside and the figures are incomplete.")]
    private static partial void LogSetAside(ILogger logger, Exception exception, string region, string type, string code, long position);
}
