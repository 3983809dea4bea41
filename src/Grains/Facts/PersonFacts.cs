using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>A fact about one person.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PersonFact")]
public abstract record PersonFact([property: Id(0)] AsnId Person) : Fact;

/// <summary>A person became a member of an agency. The NIP and the name stand in the row's <c>personal</c> part.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PersonJoined")]
public sealed record PersonJoined(
    AsnId Person,
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] DateOnly EffectiveOn,
    [property: Id(2)] Employment Employment) : PersonFact(Person);

/// <summary>A member of another agency from a day on; <paramref name="From"/> is the agency held on the day before, or null.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PersonTransferred")]
public sealed record PersonTransferred(
    AsnId Person,
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] AgencyId? From,
    [property: Id(2)] DateOnly EffectiveOn) : PersonFact(Person);

/// <summary>Status, post, rank or contract from a day on. A new name stands in <c>personal</c>.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.EmploymentChanged")]
public sealed record EmploymentChanged(
    AsnId Person,
    [property: Id(0)] DateOnly EffectiveOn,
    [property: Id(1)] Employment Employment) : PersonFact(Person);

/// <summary>A further NIP of the same person; it stands in <c>personal</c>.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.NipRenewed")]
public sealed record NipRenewed(
    AsnId Person,
    [property: Id(0)] DateOnly EffectiveOn) : PersonFact(Person);

/// <summary>A member no more; <paramref name="EffectiveOn"/> is the first day out.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PersonLeft")]
public sealed record PersonLeft(
    AsnId Person,
    [property: Id(0)] DateOnly EffectiveOn) : PersonFact(Person);

/// <summary>The person's NIP, name and raw items are emptied everywhere; every total stays.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.PersonErased")]
public sealed record PersonErased(AsnId Person) : PersonFact(Person);

/// <summary>A person's key; only its hash is kept. No figure changes by it.</summary>
/// <param name="KeyId">Public part of the key.</param>
/// <param name="Hash">SHA-256 of the secret part (256 random bits), lower-case hexadecimal.</param>
/// <param name="ExpiresOn">The last day on which it opens anything, in the region's zone.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PersonKeyIssued")]
public sealed record PersonKeyIssued(
    AsnId Person,
    [property: Id(0)] string KeyId,
    [property: Id(1)] string Hash,
    [property: Id(2)] DateOnly ExpiresOn) : PersonFact(Person);

/// <summary>The person's key opens nothing from now on.</summary>
/// <param name="KeyId">Public part of the key.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PersonKeyRevoked")]
public sealed record PersonKeyRevoked(AsnId Person, [property: Id(0)] string KeyId) : PersonFact(Person);
