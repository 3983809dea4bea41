using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>One dated rule. A later fact with the same kind, scope and <paramref name="ValidFrom"/> replaces the earlier one.</summary>
/// <param name="Kind">Such as <c>JP_TARGET</c>; see <see cref="Policies.PolicyKinds"/>.</param>
/// <param name="AppliesTo">What the rule is about, in the kind's own words, or null.</param>
/// <param name="Value">In the kind's unit.</param>
/// <param name="ValidFrom">First day in force.</param>
/// <param name="ValidTo">Last day in force, or null.</param>
/// <param name="Source">The regulation it comes from.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PolicyDefined")]
public sealed record PolicyDefined(
    [property: Id(0), JsonPropertyName("policy")] string Kind,
    [property: Id(1)] string? AppliesTo,
    [property: Id(2)] string Value,
    [property: Id(3)] DateOnly ValidFrom,
    [property: Id(4)] DateOnly? ValidTo,
    [property: Id(5)] string Source) : Fact;

/// <summary>A partner exists; the latest name holds for all time.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PartnerDefined")]
public sealed record PartnerDefined([property: Id(0)] PartnerId Partner, [property: Id(1)] string Name) : Fact;

/// <summary>A partner's key; only its hash is kept.</summary>
/// <param name="Partner">Whose key.</param>
/// <param name="System">The partner's system, or null when it has one.</param>
/// <param name="KeyId">Public part of the key.</param>
/// <param name="Hash">SHA-256 of the secret part (256 random bits), lower-case hexadecimal.</param>
/// <param name="Networks">Networks that it may be used from, such as <c>203.0.113.0/24</c>; null = from anywhere.</param>
[GenerateSerializer, Immutable, Alias("bangkom.KeyIssued")]
public sealed record KeyIssued(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] string? System,
    [property: Id(2)] string KeyId,
    [property: Id(3)] string Hash,
    [property: Id(4)] ImmutableArray<string>? Networks = null) : Fact
{
    /// <summary>What it may do at the xAPI door; null = store statements, strictly.</summary>
    [Id(10)]
    public XapiTerms? Xapi { get; init; }
}

/// <summary>What a key may do at the xAPI door.</summary>
/// <param name="Mode"><c>strict</c>: one wrong statement refuses its request; <c>partner</c>: what is wrong is held. Null = strict.</param>
/// <param name="Scope"><c>write</c>: store statements; <c>all</c>: also read its own, and documents. Null = write.</param>
[GenerateSerializer, Immutable, Alias("bangkom.XapiTerms")]
public sealed record XapiTerms([property: Id(0)] string? Mode, [property: Id(1)] string? Scope);

/// <summary>A partner's key was used from an address for the first time.</summary>
/// <param name="Partner">Whose key.</param>
/// <param name="KeyId">Public part of the key.</param>
/// <param name="Address">IPv4 or IPv6 address of a machine.</param>
[GenerateSerializer, Immutable, Alias("bangkom.KeyUsed")]
public sealed record KeyUsed(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] string KeyId,
    [property: Id(2)] string Address) : Fact;

/// <summary>The key opens nothing from now on.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.KeyRevoked")]
public sealed record KeyRevoked([property: Id(0)] PartnerId Partner, [property: Id(1)] string KeyId) : Fact;

/// <summary>
/// An item that could not be resolved, kept whole: the normalised item in <c>personal</c>, its bytes in <c>raw</c>.
/// It holds no identity: a newer item with its key supersedes it.
/// </summary>
/// <param name="Partner">The sending partner, or null (administrator).</param>
/// <param name="ItemSource">The item's source.</param>
/// <param name="ItemKey">The item's key.</param>
/// <param name="Reason">A code of <see cref="QuarantineReasons"/>.</param>
/// <param name="Message">What to mend; never a NIP or a name.</param>
/// <param name="ReceivedAt">When the item arrived first.</param>
/// <param name="Receipt">Position of the receipt of the request that brought it, or null.</param>
/// <param name="Content">HMAC of the normalised item, hexadecimal: an equal item that comes again is not kept twice.</param>
/// <param name="WaitsFor">
/// What would resolve it, when that is no person: <c>program/X</c>, <c>batch/X</c>, <c>item/SOURCE/KEY</c>, <c>time</c>; <c>nip</c> = the
/// NIP in <c>personal</c>; null = only a person can.
/// </param>
[GenerateSerializer, Immutable, Alias("bangkom.ItemQuarantined")]
public sealed record ItemQuarantined(
    [property: Id(0)] PartnerId? Partner,
    [property: Id(1)] string ItemSource,
    [property: Id(2)] string ItemKey,
    [property: Id(3)] string Reason,
    [property: Id(4)] string Message,
    [property: Id(5)] DateTimeOffset ReceivedAt,
    [property: Id(6)] string Content,
    [property: Id(7)] string? WaitsFor = null,
    [property: Id(8)] long? Receipt = null) : Fact;

/// <summary>A person mended the held item; the mended one was decided anew.</summary>
/// <param name="Partner">The sending partner, or null.</param>
/// <param name="Of">Position of the <see cref="ItemQuarantined"/>.</param>
/// <param name="Became">Position of the fact that it became, or of the <see cref="ItemQuarantined"/> that holds it now.</param>
/// <param name="Accepted">True when it became an accepted fact.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ItemRepaired")]
public sealed record ItemRepaired(
    [property: Id(0)] PartnerId? Partner,
    [property: Id(1)] long Of,
    [property: Id(2)] long Became,
    [property: Id(3)] bool Accepted) : Fact;

/// <summary>The held item was decided anew, by itself or on request.</summary>
/// <param name="Partner">The sending partner, or null.</param>
/// <param name="Of">Position of the <see cref="ItemQuarantined"/>.</param>
/// <param name="Became">Position of the fact that it became, or null when a newer item with its key took its place.</param>
/// <param name="Outcome"><c>ACCEPTED</c>, <c>SUPERSEDED</c>, or <c>ERASED</c> with the person that it named.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ItemReplayed")]
public sealed record ItemReplayed(
    [property: Id(0)] PartnerId? Partner,
    [property: Id(1)] long Of,
    [property: Id(2)] long? Became,
    [property: Id(3)] string Outcome) : Fact;

/// <summary>What became of one request; delivered to the partner's stream. Its id is its position.</summary>
/// <param name="Partner">The sending partner, or null (administrator).</param>
/// <param name="ItemSource">Source of its items.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="Items">Items in it.</param>
/// <param name="Accepted">Items that became facts.</param>
/// <param name="Repeated">Items that were there before, with the same content.</param>
/// <param name="Quarantined">Items that are held.</param>
/// <param name="Reasons">Held items per reason; sums to <paramref name="Quarantined"/>.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ReceiptRecorded")]
public sealed record ReceiptRecorded(
    [property: Id(0)] PartnerId? Partner,
    [property: Id(1)] string ItemSource,
    [property: Id(2)] DateTimeOffset ReceivedAt,
    [property: Id(3)] int Items,
    [property: Id(4)] int Accepted,
    [property: Id(5)] int Repeated,
    [property: Id(6)] int Quarantined,
    [property: Id(7)] ImmutableSortedDictionary<string, int> Reasons) : Fact;

/// <summary>Why an item is held. The codes are part of the contract and never change.</summary>
public static class QuarantineReasons
{
    /// <summary>No person has this NIP; replays when one joins or gets it.</summary>
    public const string UnknownPerson = "UNKNOWN_PERSON";
    /// <summary>No such programme; replays when it is defined.</summary>
    public const string UnknownProgram = "UNKNOWN_PROGRAM";
    /// <summary>No such batch; replays when it is scheduled.</summary>
    public const string UnknownBatch = "UNKNOWN_BATCH";
    /// <summary>The statement's account is nobody; replays when it is mapped.</summary>
    public const string UnknownAccount = "UNKNOWN_ACCOUNT";
    /// <summary>The statement's activity is no programme; replays when it is mapped.</summary>
    public const string UnknownActivity = "UNKNOWN_ACTIVITY";
    /// <summary>The item that this one corrects or revokes is not there; replays when it is accepted.</summary>
    public const string UnknownItem = "UNKNOWN_ITEM";
    /// <summary>A field is wrong; the message names it.</summary>
    public const string Invalid = "INVALID";
    /// <summary>An accepted item with this key has other content; nothing is overwritten.</summary>
    public const string Conflict = "CONFLICT";
    /// <summary>The person was no member of any agency on the completion date; replays when the roster is mended.</summary>
    public const string NotAMemberThen = "NOT_A_MEMBER_THEN";
    /// <summary>Completed later than now; replays once its time has come.</summary>
    public const string InTheFuture = "IN_THE_FUTURE";
    /// <summary>The certificate's number belongs to another person.</summary>
    public const string CertificateTaken = "CERTIFICATE_TAKEN";
}
