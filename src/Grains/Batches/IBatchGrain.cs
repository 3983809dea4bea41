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

    /// <summary>Gives a person a seat. It decides over its own stream: who has a seat already is told so.</summary>
    /// <param name="person">Who.</param>
    /// <param name="on">The day of enrolment.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Enrol")]
    Task<AppendResult> Enrol(AsnId person, DateOnly on, ItemKey item);

    /// <summary>Takes a person's seat or place on the wait-list away.</summary>
    /// <param name="person">Who.</param>
    /// <param name="on">The day.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Withdraw")]
    Task<AppendResult> Withdraw(AsnId person, DateOnly on, string? reason, ItemKey item);
}

/// <summary>The identity of a mutation.</summary>
/// <param name="Key">The sender's key.</param>
/// <param name="Content">HMAC of the normalised input.</param>
/// <param name="ReceivedAt">When it arrived.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ItemKey")]
public sealed record ItemKey([property: Id(0)] string Key, [property: Id(1)] byte[] Content, [property: Id(2)] DateTimeOffset ReceivedAt);
