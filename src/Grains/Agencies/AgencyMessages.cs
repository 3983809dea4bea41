using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.People;

namespace Bangkom.Grains.Agencies;

/// <summary>An agency's place in the tree, today.</summary>
/// <param name="Agency">Its code.</param>
/// <param name="Name">Its latest name.</param>
/// <param name="Parent">The agency above, or null.</param>
/// <param name="Children">The agencies directly below, by code.</param>
/// <param name="ClosedOn">First day without it, once it is merged; may lie in the future.</param>
/// <param name="Successor">What it merged into, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyInfo")]
public sealed record AgencyInfo(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] string Name,
    [property: Id(2)] AgencyId? Parent,
    [property: Id(3)] ImmutableArray<AgencyId> Children,
    [property: Id(4)] DateOnly? ClosedOn,
    [property: Id(5)] AgencyId? Successor);

/// <summary>An agency with its own figures, without the agencies below.</summary>
/// <param name="Info">Its place in the tree.</param>
/// <param name="Own">Its figures; null for a year that has not begun.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyView")]
public sealed record AgencyView([property: Id(0)] AgencyInfo Info, [property: Id(1)] ParticipationView? Own);

/// <summary>The exact sums of an agency, for the region to add up.</summary>
/// <param name="Agency">Its code.</param>
/// <param name="Summary">Its own sums.</param>
/// <param name="Position">Every fact of the agency up to here is in them.</param>
/// <param name="RecordedAt">When the newest fact in them was recorded.</param>
/// <param name="Incomplete">True when a fact had to be set aside.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyReport")]
public sealed record AgencyReport(
    [property: Id(0)] AgencyId Agency,
    [property: Id(1)] ParticipationSummary Summary,
    [property: Id(2)] long Position,
    [property: Id(3)] DateTimeOffset? RecordedAt,
    [property: Id(4)] bool Incomplete);

/// <summary>A stored fact about a person's completion.</summary>
/// <param name="Person">Who.</param>
/// <param name="Position">Position of the completion, its correction or its revocation.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CreditedFact")]
public readonly record struct CreditedFact([property: Id(0)] AsnId Person, [property: Id(1)] long Position);

/// <summary>Whether a completion counts.</summary>
/// <param name="Counted">True when it is a completion in figures, whatever it was credited.</param>
/// <param name="Reason">Why not: <c>DUPLICATE</c>, <c>REVOKED</c>, <c>CORRECTED</c>, <c>REVOCATION</c>; null when it counts.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CountedResult")]
public readonly record struct CountedResult([property: Id(0)] bool Counted, [property: Id(1)] string? Reason)
{
    /// <summary>The fact is a revocation: an accepted item, but no completion.</summary>
    public const string Revocation = "REVOCATION";
}

/// <summary>A member on a figure's date.</summary>
/// <param name="Today">The person as of today, without NIP and name: an agency knows neither.</param>
/// <param name="Agency">The agency on the figure's date.</param>
/// <param name="Employment">The employment on the figure's date.</param>
/// <param name="Participated">With a completion of the year that counts.</param>
/// <param name="Record">The record of the year, without its lines.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AgencyMemberView")]
public sealed record AgencyMemberView(
    [property: Id(0)] PersonView Today,
    [property: Id(1)] AgencyId Agency,
    [property: Id(2)] Employment Employment,
    [property: Id(3)] bool Participated,
    [property: Id(4)] RecordView Record)
{
    /// <summary>True when the target will be reached at the person's own pace.</summary>
    [Id(5)]
    public bool ForecastCompliant { get; init; }

    /// <summary>Who.</summary>
    public AsnId Person => Today.Person;
}

/// <summary>A completion that counts, where it is credited.</summary>
/// <param name="Person">Who.</param>
/// <param name="Day">Completion day in the region's zone.</param>
/// <param name="Form">The form.</param>
/// <param name="Program">The programme, or null.</param>
/// <param name="Batch">The batch, or null.</param>
/// <param name="Credited">JP, before any cap of the status.</param>
/// <param name="Position">Position of the version that counts.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CountedCompletion")]
public sealed record CountedCompletion(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] DateOnly Day,
    [property: Id(2)] LearningForm Form,
    [property: Id(3)] ProgramId? Program,
    [property: Id(4)] BatchId? Batch,
    [property: Id(5)] decimal Credited,
    [property: Id(6)] long Position);
