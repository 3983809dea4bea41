using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Delivery;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Live;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Batches;

/// <summary>
/// Folds what happens in a batch, and decides who gets in: an append names the last position of its stream that it has seen, and
/// when the stream has moved on it decides again.
/// </summary>
[GrainType("batch")]
internal sealed class BatchGrain(ProjectionServices services, ILogger<BatchGrain> logger)
    : ProjectionGrain<BatchState>(services, logger), IBatchGrain
{
    /// <summary>Decisions over a stream that keeps moving on, before the request is told to come again.</summary>
    private const int DecisionsMax = 20;

    private WatchTopic _watchers = null!;

    protected override int FoldVersion => BatchState.FoldVersion;

    private BatchId Batch => new(Code);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _watchers = new WatchTopic(Time);
        return base.OnActivateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<BatchView?> GetView() => Task.FromResult(State.ViewOn(Region.Today(Time), Position, RecordedAt));

    /// <inheritdoc/>
    public Task<AppendResult> Enrol(AsnId person, DateOnly on, ItemKey item) => DecideAsync(item, () =>
        State.People.TryGetValue(person, out var known) && known.Seat is not null
            ? new Settled("ALREADY_ENROLLED", "person", "The person has a seat in this batch already.")
            : new EnrolPerson(person, Batch, on));

    /// <inheritdoc/>
    public Task<AppendResult> Withdraw(AsnId person, DateOnly on, string? reason, ItemKey item) => DecideAsync(item, () =>
        State.People.TryGetValue(person, out var known) && (known.Seat is not null || known.WaitsIn is not null)
            ? new WithdrawPerson(person, Batch, on, reason)
            : new Settled("NOT_ENROLLED", "person", "The person has neither a seat nor a place on the wait-list of this batch."));

    /// <inheritdoc/>
    public Task<long> Watch(IChangeObserver observer) => Task.FromResult(_watchers.Renew(observer));

    /// <inheritdoc/>
    public Task Unwatch(IChangeObserver observer)
    {
        _watchers.Remove(observer);
        return Task.CompletedTask;
    }

    protected override BatchState Empty() => new(Batch);

    protected override BatchState FromParts(IReadOnlyList<object> parts) => BatchState.FromParts(Batch, parts);

    protected override bool Concerns(FactTargets targets) => targets.Batches.Contains(Batch);

    /// <summary>
    /// A completion that comes here by a correction has a past of which this batch was not told: earlier versions that named none or
    /// another one, a revocation, which is final.
    /// </summary>
    protected override async ValueTask PrepareAsync(RecordedFact fact)
    {
        if (fact.Fact is not CompletionCorrected { } correction || State.Knows(correction.Person, correction.Of))
        {
            return;
        }

        foreach (var earlier in await Reader.ReadPersonAsync(correction.Person, 0, fact.Position - 1))
        {
            State.ApplyPast(earlier, correction.Of);
        }
    }

    protected override void Changed() => _watchers.Signal();

    private async Task<AppendResult> DecideAsync(ItemKey item, Func<Command> decide)
    {
        var ledger = GrainFactory.GetGrain<ILedgerGrain>(Region.Id.Value);
        for (var i = 0; i < DecisionsMax; i++)
        {
            var result = await ledger.Append(new AppendRequest(
                Sources.Admin,
                Partner: null,
                item.ReceivedAt,
                [new Submission(item.Key, item.Content, decide())],
                Expected: new ExpectedPosition(new StreamId(StreamId.Batch, Code).ToString(), Position)));
            if (result.Outcome != AppendOutcome.Moved)
            {
                return result;
            }

            // What moved the stream was delivered to this grain, or lies in the store.
            await CatchUpNowAsync();
        }

        return new AppendResult(AppendOutcome.Busy, null, []);
    }
}

/// <summary>What a deciding grain found out by itself; a repeat of an accepted item is still answered as one.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Field">The field it speaks of.</param>
/// <param name="Message">What to do.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Settled")]
internal sealed record Settled([property: Id(0)] string Code, [property: Id(1)] string Field, [property: Id(2)] string Message) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context) => new Decision.Refuse(Code, Field, Message);
}
