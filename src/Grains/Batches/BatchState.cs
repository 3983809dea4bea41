using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;

namespace Bangkom.Grains.Batches;

/// <summary>A batch's fold: its plan, its people, and what happens around its seats.</summary>
/// <param name="batch">Its code.</param>
internal sealed class BatchState(BatchId batch) : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 5;

    private readonly BatchPeople _people = new(batch);
    private readonly BatchLife _life = new(batch);

    /// <summary>The plan; null before it is scheduled.</summary>
    public BatchPlan? Plan { get; private set; }

    /// <summary>True once it will not run.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Everyone with a trace in it.</summary>
    public BatchPeople People => _people;

    /// <summary>Invitations, sessions, results.</summary>
    public BatchLife Life => _life;

    public static BatchState FromParts(BatchId batch, IReadOnlyList<object> parts)
    {
        var head = (BatchHead)parts[0];
        var state = new BatchState(batch) { Plan = head.Plan, IsCancelled = head.IsCancelled };
        state._people.Unpack([.. parts.OfType<BatchPiece>()]);
        foreach (var piece in parts.OfType<BatchLifePiece>())
        {
            state._life.Unpack(piece);
        }

        return state;
    }

    public void Apply(RecordedFact recorded)
    {
        switch (recorded.Fact)
        {
            case BatchScheduled f when f.Batch == batch:
                Plan = f.Plan;
                break;
            case BatchChanged f when f.Batch == batch:
                Plan = f.Plan;
                break;
            case BatchCancelled f when f.Batch == batch:
                IsCancelled = true;
                break;
            case Invited or InvitationAnswered or InvitationApproved or Assessed or SessionPlanned or CompletionRuleSet:
                _life.Apply(recorded.Fact, recorded.Position);
                break;
            case PersonFact f:
                _people.Apply(f, recorded.Position);
                _life.Apply(f, recorded.Position);
                break;
        }
    }

    /// <summary>True for what happened to one completion before it came here.</summary>
    public bool IsPast(RecordedFact recorded, long completion) => recorded.Fact switch
    {
        Completed => recorded.Position == completion,
        CompletionCorrected f => f.Of == completion,
        CompletionRevoked f => f.Of == completion,
        CompletionRecredited f => _people.HasVersion(f.Person, completion, f.Of),
        _ => false,
    };

    public IReadOnlyList<object> ToParts() =>
        [new BatchHead(Plan, IsCancelled), .. _people.Pack(), .. _life.IsEmpty ? Array.Empty<object>() : [_life.Pack()]];

    /// <summary>The batch on a day; null before it is scheduled.</summary>
    public BatchView? ViewOn(DateOnly today, long position, DateTimeOffset? recordedAt)
    {
        if (Plan is null)
        {
            return null;
        }

        var enrolled = _people.Enrolled.ToLookup(p => p.Agency);
        var quotas = (Plan.Quotas ?? []).ToDictionary(q => q.Agency, q => q.Seats);
        var agencies = enrolled.Select(g => g.Key).Union(quotas.Keys)
            .Order()
            .Select(a => new BatchAgency(a, enrolled[a].Count(), enrolled[a].Count(p => p.HasAttended), enrolled[a].Count(p => p.HasCompleted),
                quotas.TryGetValue(a, out var quota) ? quota : null))
            .ToImmutableArray();
        var all = agencies.Sum(a => a.Enrolled);
        return new BatchView(batch, Plan, StatusOn(today, all), all, _people.Waiting,
            agencies.Sum(a => a.Attended), agencies.Sum(a => a.Completed), Mix(agencies), agencies, position, recordedAt);
    }

    /// <summary>What is taken and who waits: the ground of every decision about a seat.</summary>
    /// <param name="without">Somebody whose seat and place are about to be given up, or null; who attended or completed keeps a seat.</param>
    public SeatsSeen Seats(AsnId? without = null)
    {
        var taken = _people.Enrolled
            .Select(p => p.Person == without ? _people.AgencyWithoutSeat(p.Person) : p.Agency)
            .OfType<AgencyId>()
            .CountBy(a => a)
            .OrderBy(g => g.Key)
            .Select(g => new AgencySeats(g.Key, g.Value));
        return new SeatsSeen([.. taken], [.. _people.WaitList().Select(w => w.Key).Where(p => p != without)]);
    }

    /// <summary>Who waits, in the order of moving up.</summary>
    public IEnumerable<WaitingPerson> WaitList() =>
        _people.WaitList().Select((p, i) => new WaitingPerson(p.Key, p.Value.Agency, i + 1, p.Value.Since));

    /// <summary>Where a person stands.</summary>
    public BatchSeat SeatOf(AsnId person) =>
        _people.IsEnrolled(person) ? new BatchSeat(SeatState.Seated, null)
        : WaitList().FirstOrDefault(w => w.Person == person) is { } waiting ? new BatchSeat(SeatState.WaitListed, waiting.Place)
        : new BatchSeat(SeatState.None, null);

    /// <summary>An invitation; null when the person was never invited.</summary>
    public Invitation? InvitationOf(AsnId person)
    {
        if (!_life.Invitations.TryGetValue(person, out var kept))
        {
            return null;
        }

        // The seats know best where an invited person stands.
        var state = _people.IsEnrolled(person) ? InvitationState.Seated
            : _people.IsWaiting(person) ? InvitationState.WaitListed
            : kept.State == InvitationState.Seated ? InvitationState.Withdrawn
            : kept.State;
        return new Invitation(person, batch, state, kept.Reason, kept.InvitedOn, kept.AnswerBy, kept.ChangedOn, kept.Answers, kept.ChangedAt);
    }

    /// <summary>What is recorded of everyone who was invited or enrolled, in no order.</summary>
    public IEnumerable<BatchTrail> Trails() => _people.Trails
        .Concat(_life.Invitations.Keys.Select(p => new BatchTrail(p, BatchSteps.Invited)))
        .GroupBy(t => t.Person, (person, trails) => new BatchTrail(person, trails.Aggregate(BatchSteps.None, (steps, t) => steps | t.Steps)));

    /// <summary>Every invitation, the earliest first.</summary>
    public IEnumerable<Invitation> Invitations() =>
        _life.Invitations.Keys.Select(p => InvitationOf(p)!).OrderBy(i => i.InvitedOn).ThenBy(i => i.Person);

    /// <summary>Every session, the earliest first.</summary>
    public IEnumerable<BatchSessionView> Sessions()
    {
        var enrolled = _people.Enrolled.Count();
        return _life.Sessions.OrderBy(s => s.StartsAt).ThenBy(s => s.Session, StringComparer.Ordinal)
            .Select(s => new BatchSessionView(s.Session, s.Title, s.StartsAt, s.EndsAt, _life.CountIn(s.Session), enrolled));
    }

    /// <summary>1 − Σ p² (Simpson) over the agencies' shares of the enrolled.</summary>
    private static decimal? Mix(ImmutableArray<BatchAgency> agencies)
    {
        decimal all = agencies.Sum(a => a.Enrolled);
        return all == 0 ? null : Math.Round(1 - (agencies.Sum(a => (decimal)a.Enrolled * a.Enrolled) / (all * all)), 6, MidpointRounding.ToEven);
    }

    private BatchStatus StatusOn(DateOnly today, int enrolled)
    {
        if (IsCancelled)
        {
            return BatchStatus.Cancelled;
        }

        if (Plan!.EndsOn < today)
        {
            return BatchStatus.Finished;
        }

        if (Plan.StartsOn <= today)
        {
            return BatchStatus.Running;
        }

        return enrolled > 0 || Plan.Mode == BatchMode.SelfPaced ? BatchStatus.Open : BatchStatus.Planned;
    }
}

/// <summary>First piece of a batch's snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.BatchHead")]
internal sealed record BatchHead([property: Id(0)] BatchPlan? Plan, [property: Id(1)] bool IsCancelled);
