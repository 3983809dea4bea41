using System.Collections.Immutable;
using Bangkom.Grains.Ids;
using Orleans.Concurrency;

namespace Bangkom.Grains.Ledger;

/// <summary>The region's one writer: everything that happens passes through it once, in one total order. Key: the region's code.</summary>
[Alias("bangkom.ILedgerGrain")]
public interface ILedgerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Decides and stores a request's items. Answers when they are durable and either visible in the figures of their agencies
    /// and batches, or two seconds have passed.
    /// </summary>
    /// <param name="request">The items of one sender.</param>
    /// <returns>One result per item, in order; or that the queue is full.</returns>
    /// <exception cref="Exception">The outcome is unknown: send again with the same keys.</exception>
    [AlwaysInterleave, Alias("Append")]
    Task<AppendResult> Append(AppendRequest request);

    /// <summary>Finds the person who has or ever had a NIP.</summary>
    /// <param name="nip">18 digits.</param>
    [AlwaysInterleave, Alias("FindByNip")]
    Task<AsnId?> FindByNip(string nip);

    /// <summary>Finds items in quarantine.</summary>
    /// <param name="source">Their source.</param>
    /// <param name="keys">Keys that they may have.</param>
    /// <param name="reason">Why they are held.</param>
    /// <returns>Their positions.</returns>
    [AlwaysInterleave, Alias("FindHeld")]
    Task<ImmutableArray<long>> FindHeld(string source, ImmutableArray<string> keys, string reason);

    /// <summary>Where the ledger stands.</summary>
    [AlwaysInterleave, Alias("GetStatus")]
    Task<LedgerStatus> GetStatus();
}
