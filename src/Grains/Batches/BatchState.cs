using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;

namespace Bangkom.Grains.Batches;

/// <summary>A batch's fold: its plan and its people.</summary>
/// <param name="batch">Its code.</param>
internal sealed class BatchState(BatchId batch) : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 2;

    private const int PiecePeopleMax = 4_000;

    private readonly SortedDictionary<AsnId, BatchPerson> _people = [];

    /// <summary>The plan; null before it is scheduled.</summary>
    public BatchPlan? Plan { get; private set; }

    /// <summary>True once it will not run.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Everyone with a trace in it.</summary>
    public IReadOnlyDictionary<AsnId, BatchPerson> People => _people;

    public static BatchState FromParts(BatchId batch, IReadOnlyList<object> parts)
    {
        var head = (BatchHead)parts[0];
        var state = new BatchState(batch) { Plan = head.Plan, IsCancelled = head.IsCancelled };
        foreach (var (id, person) in parts.Skip(1).Cast<BatchPiece>().SelectMany(p => p.People))
        {
            state._people[id] = person;
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
            case PersonFact f:
                var person = _people.GetValueOrDefault(f.Person, BatchPerson.None);
                _people[f.Person] = person.Apply(f, recorded.Position, batch);
                break;
        }
    }

    /// <summary>True when a completion was heard of.</summary>
    public bool Knows(AsnId person, long completion) => _people.TryGetValue(person, out var known) && known.Completions.ContainsKey(completion);

    /// <summary>True for what happened to one completion before it came here.</summary>
    public bool IsPast(RecordedFact recorded, long completion) => recorded.Fact switch
    {
        Completed => recorded.Position == completion,
        CompletionCorrected f => f.Of == completion,
        CompletionRevoked f => f.Of == completion,
        CompletionRecredited f => _people.TryGetValue(f.Person, out var known)
            && known.Completions.TryGetValue(completion, out var versions)
            && versions.Versions.Any(v => v.Position == f.Of),
        _ => false,
    };

    public IReadOnlyList<object> ToParts() =>
    [
        new BatchHead(Plan, IsCancelled),
        .. _people.Chunk(PiecePeopleMax).Select(c => new BatchPiece([.. c])),
    ];

    /// <summary>The batch on a day; null before it is scheduled.</summary>
    public BatchView? ViewOn(DateOnly today, long position, DateTimeOffset? recordedAt)
    {
        if (Plan is null)
        {
            return null;
        }

        var enrolled = _people.Values.Where(p => p.IsEnrolled).ToArray();
        var quotas = (Plan.Quotas ?? []).ToDictionary(q => q.Agency, q => q.Seats);
        var byAgency = enrolled.ToLookup(p => p.Agency!.Value);
        var agencies = byAgency.Select(g => g.Key).Union(quotas.Keys)
            .Order()
            .Select(a => new BatchAgency(a, byAgency[a].Count(), byAgency[a].Count(p => p.HasAttended), byAgency[a].Count(p => p.HasCompleted),
                quotas.TryGetValue(a, out var quota) ? quota : null))
            .ToImmutableArray();
        return new BatchView(batch, Plan, StatusOn(today, enrolled.Length), enrolled.Length, _people.Values.Count(p => p.IsWaiting),
            enrolled.Count(p => p.HasAttended), enrolled.Count(p => p.HasCompleted), Mix(agencies), agencies, position, recordedAt);
    }

    /// <summary>What is taken and who waits: the ground of every decision about a seat.</summary>
    /// <param name="without">Somebody whose seat and place are about to be given up, or null; who attended or completed keeps a seat.</param>
    public SeatsSeen Seats(AsnId? without = null)
    {
        var taken = _people
            .Select(p => p.Key == without ? p.Value with { Seat = null, WaitsIn = null } : p.Value)
            .Where(p => p.IsEnrolled)
            .CountBy(p => p.Agency!.Value)
            .OrderBy(g => g.Key)
            .Select(g => new AgencySeats(g.Key, g.Value));
        return new SeatsSeen([.. taken], [.. WaitList().Select(w => w.Person).Where(p => p != without)]);
    }

    /// <summary>Who waits, in the order of moving up.</summary>
    public IEnumerable<WaitingPerson> WaitList() => _people
        .Where(p => p.Value.IsWaiting)
        .OrderBy(p => p.Value.WaitsAt)
        .Select((p, i) => new WaitingPerson(p.Key, p.Value.WaitsIn!.Value, i + 1, p.Value.WaitsSince));

    /// <summary>Where a person stands.</summary>
    public BatchSeat SeatOf(AsnId person)
    {
        var known = _people.GetValueOrDefault(person, BatchPerson.None);
        return known.IsEnrolled ? new BatchSeat(SeatState.Seated, null)
            : known.IsWaiting ? new BatchSeat(SeatState.WaitListed, _people.Values.Count(p => p.IsWaiting && p.WaitsAt <= known.WaitsAt))
            : new BatchSeat(SeatState.None, null);
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

/// <summary>Further pieces: people.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.BatchPiece")]
internal sealed record BatchPiece([property: Id(0)] ImmutableArray<KeyValuePair<AsnId, BatchPerson>> People);
