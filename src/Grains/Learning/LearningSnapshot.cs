using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Learning;

/// <summary>One version of a completion as it is stored. What was credited is not stored: it follows from the rules.</summary>
/// <param name="Position">Position of the version.</param>
/// <param name="Of">Position of the <see cref="Completed"/>; its own for that one.</param>
/// <param name="Source">Source of the identity; null for a correction.</param>
/// <param name="Key">Key of the identity; null for a correction.</param>
/// <param name="Content">What the version says.</param>
/// <param name="Agency">The agency credited, re-credits included.</param>
/// <param name="EnrolledAgency">The agency held on the day of the start, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompletionSnapshot")]
public sealed record CompletionSnapshot(
    [property: Id(0)] long Position,
    [property: Id(1)] long Of,
    [property: Id(2)] string? Source,
    [property: Id(3)] string? Key,
    [property: Id(4)] CompletionContent Content,
    [property: Id(5)] AgencyId Agency,
    [property: Id(6)] AgencyId? EnrolledAgency);

/// <summary>The re-credit of a version that holds.</summary>
/// <param name="Of">Position of the version.</param>
/// <param name="Position">Position of the re-credit.</param>
/// <param name="Agency">The agency credited from it on.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RecreditSnapshot")]
public sealed record RecreditSnapshot(
    [property: Id(0)] long Of,
    [property: Id(1)] long Position,
    [property: Id(2)] AgencyId Agency);

/// <summary>A person's completions as they are stored; the same facts give the same snapshot in whatever order they came.</summary>
/// <param name="Person">Who.</param>
/// <param name="Versions">By position.</param>
/// <param name="Revoked">Positions of the completions revoked, ascending; their facts may be still to come.</param>
/// <param name="Recredits">By version; the version may be still to come.</param>
[GenerateSerializer, Immutable, Alias("bangkom.LearningSnapshot")]
public sealed record LearningSnapshot(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] ImmutableArray<CompletionSnapshot> Versions,
    [property: Id(2)] ImmutableArray<long> Revoked,
    [property: Id(3)] ImmutableArray<RecreditSnapshot> Recredits);
