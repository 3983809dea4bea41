using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Live;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Batches;

/// <summary>Folds what happens in a batch, and decides who gets in.</summary>
[GrainType("batch")]
internal sealed partial class BatchGrain(ProjectionServices services, RosterReader roster, ILogger<BatchGrain> logger)
    : DecidingGrain<BatchState>(services, logger), IBatchGrain
{
    private WatchTopic _watchers = null!;
    private IGrainTimer _midnight = null!;

    protected override int FoldVersion => BatchState.FoldVersion;

    // A batch that was never scheduled has nothing to guard.
    protected override bool HasRules => State.Plan is not null;

    private BatchId Batch => new(Code);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _watchers = new WatchTopic(Time);
        await base.OnActivateAsync(cancellationToken);
        // The status changes at midnight without a fact.
        _midnight = this.RegisterGrainTimer(_ => PublishNewDay(), new GrainTimerCreationOptions(
            Midnight.Until(Time, Region.Zone), Timeout.InfiniteTimeSpan)
        { Interleave = true });
    }

    /// <inheritdoc/>
    public Task<BatchView?> GetView() => Task.FromResult(State.ViewOn(Region.Today(Time), Position, RecordedAt));

    /// <inheritdoc/>
    public Task<ImmutableArray<WaitingPerson>> GetWaitList(int first) =>
        Task.FromResult<ImmutableArray<WaitingPerson>>([.. State.WaitList().Take(first)]);

    /// <inheritdoc/>
    public Task<ImmutableArray<BatchTrail>> GetTrails() => Task.FromResult<ImmutableArray<BatchTrail>>([.. State.Trails()]);

    /// <inheritdoc/>
    public Task<ImmutableArray<AsnId>> GetSeated() => Task.FromResult<ImmutableArray<AsnId>>([.. State.People.Enrolled.Select(p => p.Person)]);

    /// <inheritdoc/>
    public Task<SeatingResult> Schedule(BatchPlan plan, ItemKey item) =>
        DecideAsync(item, null, () => new ScheduleBatch(Batch, plan, State.Plan is null ? null : State.Seats()));

    /// <inheritdoc/>
    public Task<SeatingResult> Change(BatchPlan plan, ItemKey item) =>
        DecideAsync(item, null, () => new ChangeBatch(Batch, plan, State.Seats()));

    /// <inheritdoc/>
    public Task<SeatingResult> Enrol(AsnId person, DateOnly on, ItemKey item) => DecideAsync(item, person, () =>
        State.SeatOf(person).State == SeatState.Seated
            ? new Settled("ALREADY_ENROLLED", "person", "The person has a seat in this batch already, or attended or completed it.")
            : new EnrolPerson(person, Batch, on, State.Seats()));

    /// <inheritdoc/>
    public Task<SeatingResult> Withdraw(AsnId person, DateOnly on, string? reason, ItemKey item) => DecideAsync(item, person, () =>
        State.Plan is null || State.People.HasSeatOrPlace(person)
            ? new WithdrawPerson(person, Batch, on, reason, State.Seats(without: person))
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

    /// <summary>
    /// A completion that comes here by a correction has a past of which this batch was not told: earlier versions that named none or
    /// another one, a revocation, which is final.
    /// </summary>
    protected override async ValueTask PrepareAsync(RecordedFact fact)
    {
        if (fact.Fact is not CompletionCorrected { } correction || State.People.Knows(correction.Person, correction.Of))
        {
            return;
        }

        foreach (var earlier in await Reader.ReadPersonAsync(correction.Person, 0, fact.Position - 1))
        {
            if (State.IsPast(earlier, correction.Of))
            {
                Fold(earlier);
            }
        }
    }

    protected override void Changed() => _watchers.Signal();

    private async Task<SeatingResult> DecideAsync(ItemKey item, AsnId? person, Func<Command> decide, string source = Sources.Admin)
    {
        if (State.Plan is null && await IsDefinedAsync())
        {
            // It was scheduled since this grain looked first.
            await CatchUpNowAsync();
        }

        var waiting = 0;
        var result = await DecideAsync(item, () =>
        {
            waiting = State.People.Waiting;
            return decide();
        }, source);
        return result.Outcome == AppendOutcome.Done ? await AnswerAsync(result, person, waiting) : new SeatingResult(result, null, []);
    }

    private async Task<SeatingResult> AnswerAsync(AppendResult result, AsnId? person, int waiting)
    {
        var decided = result.Results[0];
        ImmutableArray<AsnId> movedUp = [];
        if (decided is { Status: ItemStatus.Accepted or ItemStatus.Repeated, Position: { } position })
        {
            movedUp = await MovedUpAsync(position, decided.Status == ItemStatus.Accepted ? waiting : SeatRules.WaitListMax);
        }

        return new SeatingResult(result, person is { } who ? State.SeatOf(who) : null, movedUp);
    }

    /// <summary>Who moved up stands right behind the fact that made room, without a key.</summary>
    private async Task<ImmutableArray<AsnId>> MovedUpAsync(long position, int atMost)
    {
        var people = ImmutableArray.CreateBuilder<AsnId>();
        if (atMost == 0)
        {
            return [];
        }

        await foreach (var chunk in Reader.ReadAsync(position, position + atMost))
        {
            foreach (var fact in chunk)
            {
                if (fact.Key is not null || fact.Fact is not Enrolled seat || seat.Batch != Batch)
                {
                    return people.ToImmutable();
                }

                people.Add(seat.Person);
            }
        }

        return people.ToImmutable();
    }

    private Task PublishNewDay()
    {
        _watchers.Signal();
        _midnight.Change(Midnight.Until(Time, Region.Zone), Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }
}
