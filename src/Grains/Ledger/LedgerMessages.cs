using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.Grains.Ledger;

/// <summary>The items of one sender's request.</summary>
/// <param name="Source">See <see cref="RecordedFact.Source"/>.</param>
/// <param name="Partner">The sending partner, or null.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="Items">1 to <see cref="LedgerLimits.QueueItemsMax"/> items.</param>
/// <param name="WantsReceipt">True for a push: a receipt is recorded in the same transaction.</param>
/// <param name="Expected">For a grain that decides over its own stream: what it has seen of it.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AppendRequest")]
public sealed record AppendRequest(
    [property: Id(0)] string Source,
    [property: Id(1)] PartnerId? Partner,
    [property: Id(2)] DateTimeOffset ReceivedAt,
    [property: Id(3)] ImmutableArray<Submission> Items,
    [property: Id(4)] bool WantsReceipt = false,
    [property: Id(5)] ExpectedPosition? Expected = null);

/// <summary>The last position of a stream that a deciding grain has absorbed.</summary>
/// <param name="Stream">Such as <c>batch/PKN-2026-1</c>.</param>
/// <param name="Position">The position.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ExpectedPosition")]
public sealed record ExpectedPosition([property: Id(0)] string Stream, [property: Id(1)] long Position);

/// <summary>One item.</summary>
/// <param name="Key">The source's key: the item's identity with the source.</param>
/// <param name="Content">HMAC of the parsed, normalised item: decides whether a repeat is equal.</param>
/// <param name="Command">What it asks for.</param>
/// <param name="Raw">Its bytes as they arrived, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Submission")]
public sealed record Submission(
    [property: Id(0)] string Key,
    [property: Id(1)] byte[] Content,
    [property: Id(2)] Command Command,
    [property: Id(3)] byte[]? Raw = null);

/// <summary>What became of an item.</summary>
public enum ItemStatus
{
    /// <summary>Stored as a fact.</summary>
    Accepted,
    /// <summary>It was there before with the same content.</summary>
    Repeated,
    /// <summary>Stored whole with a reason; it can be repaired and replayed.</summary>
    Quarantined,
    /// <summary>Nothing was stored (imports and mutations only).</summary>
    Refused,
}

/// <summary>What became of one item.</summary>
/// <param name="Status">The outcome.</param>
/// <param name="Position">Of the fact, of the first one for a repeat, of the held item; null when refused.</param>
/// <param name="Visible">True when the figures of its agencies and batch include it.</param>
/// <param name="Reason">A code when quarantined or refused.</param>
/// <param name="Field">The input's field that the reason speaks of, or null.</param>
/// <param name="Message">What to mend; never a NIP or a name.</param>
/// <param name="Person">The person it is about, when known.</param>
/// <param name="Agency">An agency whose figures include it, when it is a person's fact.</param>
/// <param name="Verdict">What that agency said of it when it took it in; null = not known, ask the agency.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ItemResult")]
public sealed record ItemResult(
    [property: Id(0)] ItemStatus Status,
    [property: Id(1)] long? Position,
    [property: Id(2)] bool Visible,
    [property: Id(3)] string? Reason = null,
    [property: Id(4)] string? Field = null,
    [property: Id(5)] string? Message = null,
    [property: Id(6)] AsnId? Person = null,
    [property: Id(7)] AgencyId? Agency = null,
    [property: Id(8)] Verdict? Verdict = null);

/// <summary>What an agency said of an item's fact.</summary>
/// <param name="Remark">A code, such as <c>DUPLICATE</c>; null = there is nothing to remark, the fact counts.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Verdict")]
public readonly record struct Verdict([property: Id(0)] string? Remark);

/// <summary>How a request went as a whole.</summary>
public enum AppendOutcome
{
    /// <summary>Decided and durable: see the results.</summary>
    Done,
    /// <summary>The queue is full: nothing was stored, come again.</summary>
    Busy,
    /// <summary>The stream has moved on past <see cref="AppendRequest.Expected"/>: nothing was stored, decide again.</summary>
    Moved,
}

/// <summary>The answer to <see cref="ILedgerGrain.Append"/>.</summary>
/// <param name="Outcome">As a whole.</param>
/// <param name="Receipt">Position of the receipt, when one was wanted.</param>
/// <param name="Results">One per item, in order; empty unless done.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AppendResult")]
public sealed record AppendResult(
    [property: Id(0)] AppendOutcome Outcome,
    [property: Id(1)] long? Receipt,
    [property: Id(2)] ImmutableArray<ItemResult> Results);

/// <summary>Where the ledger stands.</summary>
/// <param name="Position">Of the newest fact.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Delivered">Up to here every grain has confirmed, or is listed.</param>
/// <param name="Behind">Streams that must be told again.</param>
/// <param name="QueuedItems">Items waiting for the writer.</param>
/// <param name="HeldItems">Items in quarantine.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LedgerStatus")]
public sealed record LedgerStatus(
    [property: Id(0)] long Position,
    [property: Id(1)] DateTimeOffset RecordedAt,
    [property: Id(2)] long Delivered,
    [property: Id(3)] ImmutableArray<string> Behind,
    [property: Id(4)] int QueuedItems,
    [property: Id(5)] int HeldItems);

/// <summary>The identity of a mutation.</summary>
/// <param name="Key">The sender's key.</param>
/// <param name="Content">HMAC of the normalised input.</param>
/// <param name="ReceivedAt">When it arrived.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ItemKey")]
public sealed record ItemKey([property: Id(0)] string Key, [property: Id(1)] byte[] Content, [property: Id(2)] DateTimeOffset ReceivedAt);
