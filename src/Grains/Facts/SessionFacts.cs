using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Facts;

/// <summary>A batch has a session; another plan for the same code replaces it.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Session">Its code inside the batch.</param>
/// <param name="Title">Its title.</param>
/// <param name="StartsAt">Its start.</param>
/// <param name="EndsAt">Its end.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SessionPlanned")]
public sealed record SessionPlanned(
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] string Session,
    [property: Id(2)] string Title,
    [property: Id(3)] DateTimeOffset StartsAt,
    [property: Id(4)] DateTimeOffset EndsAt) : Fact;

/// <summary>What completes a batch; the latest rule holds.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="AttendanceShare">Share of the sessions that must be attended, 0–1, or null.</param>
/// <param name="TestThreshold">The least result of the test, 0–100, or null: no test.</param>
/// <param name="NeedsAssignment">True when an assignment must be handed in.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CompletionRuleSet")]
public sealed record CompletionRuleSet(
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] decimal? AttendanceShare,
    [property: Id(2)] decimal? TestThreshold,
    [property: Id(3)] bool NeedsAssignment) : Fact;

/// <summary>A person's results in a batch, whole; the latest hold.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="On">The day.</param>
/// <param name="Test">Result of the test, 0–100, or null.</param>
/// <param name="HasAssignment">True once the assignment was handed in.</param>
[GenerateSerializer, Immutable, Alias("bangkom.Assessed")]
public sealed record Assessed(
    AsnId Person,
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] decimal? Test,
    [property: Id(3)] bool HasAssignment) : PersonFact(Person);

/// <summary>The holder of a certificate says what its public page shows; the latest holds, and without one it shows nothing.</summary>
/// <param name="Of">Position of the <see cref="Completed"/>.</param>
/// <param name="IsShared">False = nothing any more.</param>
/// <param name="ShowsName">True = with the holder's name.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CertificateShared")]
public sealed record CertificateShared(
    AsnId Person,
    [property: Id(0)] long Of,
    [property: Id(1)] bool IsShared,
    [property: Id(2)] bool ShowsName) : PersonFact(Person);
