using System.Collections.Immutable;
using Bangkom.Grains.Aggregates;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Live;
using Orleans.Concurrency;

namespace Bangkom.Grains.Agencies;

/// <summary>One agency: its people's learning records, its figures. Key: region/code.</summary>
[Alias("bangkom.IAgencyGrain")]
public interface IAgencyGrain : IProjectionGrain, IWatchable
{
    /// <summary>The agency and its own figures; null when no such agency was defined.</summary>
    /// <param name="year">The calendar year; null = today's.</param>
    [ReadOnly, Alias("GetView")]
    Task<AgencyView?> GetView(int? year);

    /// <summary>Its sums for a year and day.</summary>
    /// <param name="date">The year and the figure's date.</param>
    [ReadOnly, Alias("GetReport")]
    Task<AgencyReport> GetReport(FiguresDate date);

    /// <summary>Its own sums, bucket by bucket.</summary>
    /// <param name="range">The buckets.</param>
    [ReadOnly, Alias("GetSeries")]
    Task<SeriesColumns> GetSeries(SeriesRange range);

    /// <summary>Its own members on a figure's date with their records, in no order and without names.</summary>
    /// <param name="date">The year and the figure's date.</param>
    [ReadOnly, Alias("GetMembers")]
    Task<ImmutableArray<AgencyMemberView>> GetMembers(FiguresDate date);

    /// <summary>Whether completions count, in the order asked.</summary>
    /// <param name="facts">Facts about people who were ever members.</param>
    [ReadOnly, Alias("GetCounted")]
    Task<ImmutableArray<CountedResult>> GetCounted(ImmutableArray<CreditedFact> facts);

    /// <summary>Event figure: completions that count and are credited here, per programme.</summary>
    /// <param name="date">The year and the last day counted.</param>
    [ReadOnly, Alias("GetProgramCounts")]
    Task<ImmutableDictionary<ProgramId, int>> GetProgramCounts(FiguresDate date);

    /// <summary>Event figure: completions that count and are credited here, one by one, by day, for what is counted per programme or batch.</summary>
    /// <param name="from">First day, in the region's zone.</param>
    /// <param name="to">Last day.</param>
    [ReadOnly, Alias("GetCompletions")]
    Task<ImmutableArray<CountedCompletion>> GetCompletions(DateOnly from, DateOnly to);

    /// <summary>Event figures grouped: the sums of completions that count and are credited here.</summary>
    /// <param name="query">What is added up.</param>
    [ReadOnly, Alias("GetEvents")]
    Task<ImmutableArray<EventCell>> GetEvents(EventQuery query);

    /// <summary>The lines behind its own event figures, those that count and those left out.</summary>
    /// <param name="query">Which.</param>
    [ReadOnly, Alias("GetLines")]
    Task<LinesPage> GetLines(LinesQuery query);

    /// <summary>What is found in the records of its own members on a day.</summary>
    /// <param name="window">What is looked for.</param>
    [ReadOnly, Alias("GetLearning")]
    Task<ImmutableArray<LearningFound>> GetLearning(LearningWindow window);

    /// <summary>Batches that its people were enrolled in, attended or completed while members, by code.</summary>
    /// <param name="year">The calendar year; null = every year.</param>
    [ReadOnly, Alias("GetBatches")]
    Task<ImmutableArray<BatchId>> GetBatches(int? year);

    /// <summary>Registers or renews who is told of completions as they are recorded.</summary>
    /// <param name="observer">Who is told; forgotten after <see cref="LiveLimits.ObserverExpirySeconds"/> without renewal.</param>
    /// <returns>How many there were so far.</returns>
    [AlwaysInterleave, Alias("WatchCompletions")]
    Task<CompletionCount> WatchCompletions(ICompletionObserver observer);

    /// <summary>Forgets an observer of completions.</summary>
    /// <param name="observer">Who was told.</param>
    [AlwaysInterleave, Alias("UnwatchCompletions")]
    Task UnwatchCompletions(ICompletionObserver observer);
}
