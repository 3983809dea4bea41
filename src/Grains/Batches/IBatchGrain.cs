using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Live;
using Orleans.Concurrency;

namespace Bangkom.Grains.Batches;

/// <summary>One run of a programme: who is enrolled, attended, completed, and from where. Key: region/code.</summary>
[Alias("bangkom.IBatchGrain")]
public interface IBatchGrain : IProjectionGrain, IWatchable
{
    /// <summary>The batch; null when no such batch was scheduled.</summary>
    [ReadOnly, Alias("GetView")]
    Task<BatchView?> GetView();

    /// <summary>Who waits for a seat, in the order of moving up.</summary>
    /// <param name="first">At most so many.</param>
    [ReadOnly, Alias("GetWaitList")]
    Task<ImmutableArray<WaitingPerson>> GetWaitList(int first);

    /// <summary>Everyone enrolled, in no order.</summary>
    [ReadOnly, Alias("GetSeated")]
    Task<ImmutableArray<AsnId>> GetSeated();

    /// <summary>Plans the batch, for the first time or anew; who fits into a changed plan moves up.</summary>
    /// <param name="plan">The plan, whole.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Schedule")]
    Task<SeatingResult> Schedule(BatchPlan plan, ItemKey item);

    /// <summary>Changes the plan; who fits into it moves up, and nobody loses a seat.</summary>
    /// <param name="plan">The plan, whole.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Change")]
    Task<SeatingResult> Change(BatchPlan plan, ItemKey item);

    /// <summary>Gives a person a seat, or the last place on the wait-list. Who has either already is told so.</summary>
    /// <param name="person">Who.</param>
    /// <param name="on">The day of enrolment.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Enrol")]
    Task<SeatingResult> Enrol(AsnId person, DateOnly on, ItemKey item);

    /// <summary>Takes a person's seat or place on the wait-list away; who comes next moves up.</summary>
    /// <param name="person">Who.</param>
    /// <param name="on">The day.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Withdraw")]
    Task<SeatingResult> Withdraw(AsnId person, DateOnly on, string? reason, ItemKey item);
}
