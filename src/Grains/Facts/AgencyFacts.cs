using System.Collections.Immutable;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>The region itself; the ledger's first fact, from the first start's options.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.RegionDefined")]
public sealed record RegionDefined(
    [property: Id(0)] RegionId Region,
    [property: Id(1)] string Name,
    [property: Id(2)] string Zone) : Fact;

/// <summary>An agency exists; a definition holds for all time.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyDefined")]
public sealed record AgencyDefined(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] string Name,
    [property: Id(2)] AgencyId? Parent = null) : Fact;

/// <summary>An agency's new name; the latest holds for all time.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyRenamed")]
public sealed record AgencyRenamed(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] string Name) : Fact;

/// <summary>An agency's new parent from a day on; null = a top agency.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyMoved")]
public sealed record AgencyMoved(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] AgencyId? Parent,
    [property: Id(2)] DateOnly EffectiveOn) : Fact;

/// <summary>
/// An agency closes on <paramref name="EffectiveOn"/> and names its successor, to which its members move on that day.
/// Completions of earlier days stay with it.
/// </summary>
/// <param name="Agency">The agency that closes.</param>
/// <param name="Into">Its successor.</param>
/// <param name="EffectiveOn">The first day without it.</param>
/// <param name="People">Everyone who is known as a member of it at any time: the successor takes in their records.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyMerged")]
public sealed record AgencyMerged(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] AgencyId Into,
    [property: Id(2)] DateOnly EffectiveOn,
    [property: Id(3)] ImmutableArray<AsnId> People) : Fact;
