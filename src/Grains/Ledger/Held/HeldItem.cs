using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Ledger.Held;

/// <summary>An item in quarantine, as the writer remembers it.</summary>
/// <param name="Position">Of its <see cref="Facts.ItemQuarantined"/>.</param>
/// <param name="Partner">The sending partner, or null.</param>
/// <param name="Source">The item's source.</param>
/// <param name="Key">The item's key.</param>
/// <param name="Content">HMAC of the normalised item, hexadecimal.</param>
/// <param name="Reason">Why it is held.</param>
/// <param name="Message">What to mend.</param>
/// <param name="WaitsFor">What would resolve it, or null.</param>
/// <param name="Nip">The NIP that it names, or null; an erasure empties the item by it.</param>
/// <param name="ReceivedAt">When it arrived first.</param>
/// <param name="Receipt">Position of the receipt of the request that brought it, or null.</param>
/// <param name="Account">The account that it names, or null; an erasure empties the item by it.</param>
public sealed record HeldItem(
    long Position,
    PartnerId? Partner,
    string Source,
    string Key,
    string Content,
    string Reason,
    string Message,
    string? WaitsFor,
    string? Nip,
    DateTimeOffset ReceivedAt,
    long? Receipt,
    Account? Account = null);
