using System.Collections.Immutable;
using Bangkom.Grains.Agencies;
using Bangkom.Grains.Learning;
using Bangkom.Grains.People;
using Bangkom.Grains.Region;

namespace Bangkom.Grains.History;

/// <summary>A place in time on two clocks; nothing given = now.</summary>
/// <param name="AsOf">What had happened by then; null = everything known.</param>
/// <param name="KnownAt">What had been recorded by then; null = everything recorded.</param>
/// <param name="Position">The same by the ledger's position; with <paramref name="KnownAt"/> the earlier one holds.</param>
[GenerateSerializer, Immutable, Alias("bangkom.TimeTravel")]
public readonly record struct TimeTravel(
    [property: Id(0)] DateTimeOffset? AsOf = null,
    [property: Id(1)] DateTimeOffset? KnownAt = null,
    [property: Id(2)] long? Position = null);

/// <summary>Why a place in time cannot be shown.</summary>
/// <param name="Field">The field that is wrong; null = nothing is, come again later.</param>
/// <param name="Message">The problem and what to do.</param>
[GenerateSerializer, Immutable, Alias("bangkom.HistoryProblem")]
public sealed record HistoryProblem([property: Id(0)] string? Field, [property: Id(1)] string Message)
{
    /// <summary>Too many moments are being folded.</summary>
    public static HistoryProblem Busy { get; } = new(null, "Too many past moments are being read at once: ask again.");

    /// <summary>True when the same request may succeed later.</summary>
    public bool IsBusy => Field is null;
}

/// <summary>The region at a moment, or why not.</summary>
/// <param name="View">The region and every agency.</param>
/// <param name="Problem">Null when there is a view.</param>
[GenerateSerializer, Immutable, Alias("bangkom.MomentAnswer")]
public sealed record MomentAnswer([property: Id(0)] RegionView? View, [property: Id(1)] HistoryProblem? Problem = null);

/// <summary>A person's record at a moment, or why not.</summary>
/// <param name="Record">Null when nobody had this id then.</param>
/// <param name="Problem">Null when the moment can be shown.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PastRecordAnswer")]
public sealed record PastRecordAnswer([property: Id(0)] RecordView? Record, [property: Id(1)] HistoryProblem? Problem = null);

/// <summary>An agency's members at a moment, or why not.</summary>
/// <param name="Date">The year and the figure's date; null when there was no such agency.</param>
/// <param name="Members">Members on that date, in no order and without names; what a person is today is as the moment knew it.</param>
/// <param name="Problem">Null when the moment can be shown.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PastMembersAnswer")]
public sealed record PastMembersAnswer(
    [property: Id(0)] FiguresDate? Date,
    [property: Id(1)] ImmutableArray<AgencyMemberView> Members,
    [property: Id(2)] HistoryProblem? Problem = null);

/// <summary>A series at a moment, or why not.</summary>
/// <param name="Columns">The sums of every bucket; null when there was no such agency.</param>
/// <param name="Problem">Null when the moment can be shown.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PastSeriesAnswer")]
public sealed record PastSeriesAnswer([property: Id(0)] SeriesColumns? Columns, [property: Id(1)] HistoryProblem? Problem = null);
