using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Live;
using Orleans.Concurrency;

namespace Bangkom.Grains.Partners;

/// <summary>One partner: its keys, what it sent, and what became of it. Key: region/code.</summary>
[Alias("bangkom.IPartnerGrain")]
public interface IPartnerGrain : IProjectionGrain, IWatchable
{
    /// <summary>The partner; null when it was never defined.</summary>
    [ReadOnly, Alias("GetView")]
    Task<PartnerView?> GetView();

    /// <summary>A key by its public part; null when the partner has none such.</summary>
    /// <param name="keyId">The public part.</param>
    [ReadOnly, Alias("FindKey")]
    Task<PartnerKey?> FindKey(string keyId);

    /// <summary>Its keys, by their public parts; those that were revoked too.</summary>
    [ReadOnly, Alias("GetKeys")]
    Task<ImmutableArray<PartnerKey>> GetKeys();

    /// <summary>What it sent between two days of arrival, and what became of it.</summary>
    /// <param name="from">First day, or null.</param>
    /// <param name="to">Last day, or null.</param>
    [ReadOnly, Alias("GetStatement")]
    Task<PartnerStatement> GetStatement(DateOnly? from, DateOnly? to);

    /// <summary>Receipts, newest first.</summary>
    /// <param name="before">Only those with a lower position; null = from the newest.</param>
    /// <param name="first">At most so many, 1–1,000.</param>
    [ReadOnly, Alias("GetReceipts")]
    Task<Page<ReceiptView>> GetReceipts(long? before, int first);

    /// <summary>Receipts after a position, oldest first; of too many only the newest.</summary>
    /// <param name="after">Only those with a higher position.</param>
    /// <param name="max">At most so many, 1–1,000.</param>
    [ReadOnly, Alias("GetReceiptsAfter")]
    Task<ImmutableArray<ReceiptView>> GetReceiptsAfter(long after, int max);

    /// <summary>One receipt, or null.</summary>
    /// <param name="position">Its position.</param>
    [ReadOnly, Alias("GetReceipt")]
    Task<ReceiptView?> GetReceipt(long position);

    /// <summary>Held items, oldest first.</summary>
    /// <param name="reason">Only with this reason; null = all.</param>
    /// <param name="after">Only those with a higher position; null = from the oldest.</param>
    /// <param name="first">At most so many, 1–1,000.</param>
    [ReadOnly, Alias("GetQuarantine")]
    Task<Page<HeldView>> GetQuarantine(string? reason, long? after, int first);

    /// <summary>Held items that match, oldest first.</summary>
    /// <param name="search">Which.</param>
    /// <param name="after">Only those with a higher position; null = from the oldest.</param>
    /// <param name="first">At most so many, 1–1,000.</param>
    [ReadOnly, Alias("SearchQuarantine")]
    Task<Page<HeldView>> SearchQuarantine(HeldSearch search, long? after, int first);

    /// <summary>One held item, or null when it is held no more.</summary>
    /// <param name="position">Its position.</param>
    [ReadOnly, Alias("GetHeld")]
    Task<HeldView?> GetHeld(long position);
}

/// <summary>A partner.</summary>
/// <param name="Partner">Its code.</param>
/// <param name="Name">Its latest name.</param>
/// <param name="LiveKeys">Keys that open the door.</param>
/// <param name="Position">Every fact of the partner up to here is in it.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PartnerView")]
public sealed record PartnerView(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] string Name,
    [property: Id(2)] int LiveKeys,
    [property: Id(3)] long Position);

/// <summary>A key.</summary>
/// <param name="KeyId">Its public part.</param>
/// <param name="System">The partner's system, or null.</param>
/// <param name="Hash">SHA-256 of the secret part, lower-case hexadecimal.</param>
/// <param name="IsLive">False once revoked.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PartnerKey")]
public sealed record PartnerKey(
    [property: Id(0)] string KeyId,
    [property: Id(1)] string? System,
    [property: Id(2)] string Hash,
    [property: Id(3)] bool IsLive)
{
    /// <summary>Networks that it may be used from; none = from anywhere.</summary>
    [Id(4)]
    public ImmutableArray<string> Networks { get; init; } = [];

    /// <summary>Addresses that it was used from, oldest first.</summary>
    [Id(5)]
    public ImmutableArray<KeyAddress> SeenFrom { get; init; } = [];

    /// <summary>What it may do at the xAPI door; null = store statements, strictly.</summary>
    [Id(10)]
    public XapiTerms? Xapi { get; init; }
}

/// <summary>An address that a key was used from.</summary>
/// <param name="Address">IPv4 or IPv6.</param>
/// <param name="Since">When it was used from there for the first time.</param>
[GenerateSerializer, Immutable, Alias("bangkom.KeyAddress")]
public sealed record KeyAddress([property: Id(0)] string Address, [property: Id(1)] DateTimeOffset Since);

/// <summary>sent = accepted + repeated + quarantined; accepted = counted + not counted.</summary>
/// <param name="Sent">Items received.</param>
/// <param name="Accepted">Items that are facts, also those that were held first.</param>
/// <param name="Repeated">Items that were there before.</param>
/// <param name="Quarantined">Items that were held and have not become facts.</param>
/// <param name="Counted">Accepted items that are completions in figures.</param>
/// <param name="NotCounted">Accepted items that are not, by reason.</param>
/// <param name="Held">Items held now, by reason; a superseded or erased one is held no more but stays among the quarantined.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PartnerStatement")]
public sealed record PartnerStatement(
    [property: Id(0)] int Sent,
    [property: Id(1)] int Accepted,
    [property: Id(2)] int Repeated,
    [property: Id(3)] int Quarantined,
    [property: Id(4)] int Counted,
    [property: Id(5)] ImmutableSortedDictionary<string, int> NotCounted,
    [property: Id(6)] ImmutableSortedDictionary<string, int> Held);

/// <summary>A receipt.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.ReceiptView")]
public sealed record ReceiptView(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] long Position,
    [property: Id(2)] DateTimeOffset ReceivedAt,
    [property: Id(3)] int Items,
    [property: Id(4)] int Accepted,
    [property: Id(5)] int Repeated,
    [property: Id(6)] int Quarantined);

/// <summary>Which held items; what is null makes no difference.</summary>
/// <param name="Reason">With this reason.</param>
/// <param name="Text">With this text in their key or message, in any case.</param>
/// <param name="From">That arrived on this day or later.</param>
/// <param name="To">That arrived on this day or earlier.</param>
[GenerateSerializer, Immutable, Alias("bangkom.HeldSearch")]
public sealed record HeldSearch(
    [property: Id(0)] string? Reason = null,
    [property: Id(1)] string? Text = null,
    [property: Id(2)] DateOnly? From = null,
    [property: Id(3)] DateOnly? To = null);

/// <summary>A held item, without its content.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.HeldView")]
public sealed record HeldView(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] long Position,
    [property: Id(2)] string Source,
    [property: Id(3)] string Key,
    [property: Id(4)] string Reason,
    [property: Id(5)] string Message,
    [property: Id(6)] DateTimeOffset ReceivedAt,
    [property: Id(7)] long? Receipt);

/// <summary>A page of a list.</summary>
/// <typeparam name="T">Its items.</typeparam>
/// <param name="Items">In the list's order.</param>
/// <param name="HasMore">True when more follow.</param>
/// <param name="Total">Items in the whole list.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Page`1")]
public sealed record Page<T>(
    [property: Id(0)] ImmutableArray<T> Items,
    [property: Id(1)] bool HasMore,
    [property: Id(2)] int Total);
