using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Roster;

/// <summary>A person's agency from a day on.</summary>
/// <param name="EffectiveOn">First day of it.</param>
/// <param name="Agency">The agency as recorded, before merges; null = a member of none.</param>
/// <param name="Position">Of two entries with the same day the one with the higher position holds.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyEntry")]
public readonly record struct AgencyEntry(
    [property: Id(0)] DateOnly EffectiveOn,
    [property: Id(1)] AgencyId? Agency,
    [property: Id(2)] long Position);

/// <summary>A person's employment from a day on.</summary>
/// <param name="EffectiveOn">First day of it.</param>
/// <param name="Employment">Status, post, contract.</param>
/// <param name="Position">Of two entries with the same day the one with the higher position holds.</param>
[GenerateSerializer, Immutable, Alias("bangkom.EmploymentEntry")]
public readonly record struct EmploymentEntry(
    [property: Id(0)] DateOnly EffectiveOn,
    [property: Id(1)] Employment Employment,
    [property: Id(2)] long Position);
