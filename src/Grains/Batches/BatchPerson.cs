using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Batches;

/// <summary>
/// A person's trace in a batch. A completion or attendance without enrolment counts as enrolled, in the agency held on the day it
/// started; the same people stand in every column.
/// </summary>
/// <param name="Seat">Agency of the latest enrolment that was not withdrawn.</param>
/// <param name="WaitsIn">Agency of the latest place on the wait-list that was neither taken up nor withdrawn.</param>
/// <param name="AttendedIn">Agency of the first attendance.</param>
/// <param name="Completions">Completions that named this batch in any version, by position.</param>
/// <param name="WaitsAt">Position of the place on the wait-list: who has the lowest one moves up first.</param>
/// <param name="WaitsSince">Day of the place on the wait-list.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchPerson")]
internal sealed record BatchPerson(
    [property: Id(0)] AgencyId? Seat,
    [property: Id(1)] AgencyId? WaitsIn,
    [property: Id(2)] AgencyId? AttendedIn,
    [property: Id(3)] ImmutableSortedDictionary<long, BatchCompletion> Completions,
    [property: Id(4)] long WaitsAt = 0,
    [property: Id(5)] DateOnly WaitsSince = default)
{
    /// <summary>No trace.</summary>
    public static BatchPerson None { get; } = new(null, null, null, ImmutableSortedDictionary<long, BatchCompletion>.Empty);

    /// <summary>True with a completion of the batch that is not revoked.</summary>
    public bool HasCompleted => Completions.Values.Any(c => c.IsHere);

    /// <summary>True after an attendance or a completion.</summary>
    public bool HasAttended => AttendedIn is not null || HasCompleted;

    /// <summary>True with a seat, an attendance or a completion.</summary>
    public bool IsEnrolled => Seat is not null || HasAttended;

    /// <summary>True on the wait-list.</summary>
    public bool IsWaiting => WaitsIn is not null && !IsEnrolled;

    /// <summary>The agency that the person is counted in; null when not enrolled.</summary>
    public AgencyId? Agency => Seat ?? AttendedIn ?? Completions.Values.FirstOrDefault(c => c.IsHere)?.Agency;

    /// <summary>The trace with one fact more.</summary>
    public BatchPerson Apply(PersonFact fact, long position, BatchId batch) => fact switch
    {
        Enrolled f when f.Batch == batch => this with { Seat = f.Agency, WaitsIn = null },
        // A place that is held already is kept.
        WaitListed f when f.Batch == batch => WaitsIn is null ? this with { WaitsIn = f.Agency, WaitsAt = position, WaitsSince = f.On } : this with { WaitsIn = f.Agency },
        Withdrawn f when f.Batch == batch => this with { Seat = null, WaitsIn = null },
        Attended f when f.Batch == batch => this with { AttendedIn = AttendedIn ?? f.Agency },
        Completed f => With(position, c => c.With(new BatchVersion(position, f.Content.Batch == batch, f.Agency, f.EnrolledAgency))),
        CompletionCorrected f => With(f.Of, c => c.With(new BatchVersion(position, f.Content.Batch == batch, f.Agency, f.EnrolledAgency))),
        CompletionRevoked f => With(f.Of, c => c with { IsRevoked = true }),
        CompletionRecredited f => WithRecredit(f),
        _ => this,
    };

    private BatchPerson With(long completion, Func<BatchCompletion, BatchCompletion> change) =>
        this with { Completions = Completions.SetItem(completion, change(Completions.GetValueOrDefault(completion, BatchCompletion.None))) };

    private BatchPerson WithRecredit(CompletionRecredited fact)
    {
        foreach (var (position, completion) in Completions)
        {
            if (completion.Versions.Any(v => v.Position == fact.Of))
            {
                return this with { Completions = Completions.SetItem(position, completion.Recredited(fact.Of, fact.Agency)) };
            }
        }

        return this;
    }
}

/// <summary>A completion as a batch sees it.</summary>
/// <param name="Versions">By position; the last one holds.</param>
/// <param name="IsRevoked">True once revoked.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchCompletion")]
internal sealed record BatchCompletion([property: Id(0)] ImmutableArray<BatchVersion> Versions, [property: Id(1)] bool IsRevoked)
{
    /// <summary>Nothing known yet.</summary>
    public static BatchCompletion None { get; } = new([], false);

    /// <summary>True when the version that holds names this batch and the completion is not revoked.</summary>
    public bool IsHere => !IsRevoked && Versions.Length > 0 && Versions[^1].IsHere;

    /// <summary>The agency held on the day of the start.</summary>
    public AgencyId Agency => Versions[^1].EnrolledAgency ?? Versions[^1].Agency;

    /// <summary>With one version more; a repeat changes nothing.</summary>
    public BatchCompletion With(BatchVersion version) =>
        Versions.Any(v => v.Position == version.Position) ? this : this with { Versions = [.. Versions.Append(version).OrderBy(v => v.Position)] };

    /// <summary>With another agency credited for a version.</summary>
    public BatchCompletion Recredited(long version, AgencyId agency) =>
        this with { Versions = [.. Versions.Select(v => v.Position == version ? v with { Agency = agency } : v)] };
}

/// <summary>One version of a completion.</summary>
/// <param name="Position">Its position.</param>
/// <param name="IsHere">True when it names this batch.</param>
/// <param name="Agency">The agency credited.</param>
/// <param name="EnrolledAgency">The agency held on the day of the start, when it is another one.</param>
[GenerateSerializer, Immutable, Alias("bangkom.BatchVersion")]
internal sealed record BatchVersion(
    [property: Id(0)] long Position,
    [property: Id(1)] bool IsHere,
    [property: Id(2)] AgencyId Agency,
    [property: Id(3)] AgencyId? EnrolledAgency);
