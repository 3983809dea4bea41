using System.Collections.Concurrent;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.History;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using Bangkom.Grains.People;
using Bangkom.Grains.Region;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <summary>The past moments of one answer: each is read once, so that what an answer shows of it adds up.</summary>
internal sealed class PastReader(RegionDesk desk)
{
    private readonly ConcurrentDictionary<(int Year, TimeTravel At), Lazy<Task<RegionView>>> _moments = new();
    private readonly ConcurrentDictionary<(AgencyId?, bool, SeriesRange, TimeTravel), Lazy<Task<SeriesColumns?>>> _series = new();

    public Task<RegionView> RegionAsync(int? year, TimeTravel at, CancellationToken cancellationToken) =>
        _moments.GetOrAdd((YearOf(year, at), at), key => new Lazy<Task<RegionView>>(() => ReadAsync(key.Year, at, cancellationToken))).Value;

    /// <summary>A figure over time as it was known; null when there was no such agency.</summary>
    public Task<SeriesColumns?> SeriesAsync(AgencyId? agency, bool includeChildren, SeriesRange range, TimeTravel at, CancellationToken cancellationToken) =>
        _series.GetOrAdd((agency, includeChildren, range, at), _ => new Lazy<Task<SeriesColumns?>>(() => ReadSeriesAsync(agency, includeChildren, range, at, cancellationToken))).Value;

    public async Task<RecordView?> RecordAsync(AsnId person, int? year, TimeTravel at, CancellationToken cancellationToken)
    {
        var answer = await desk.History.GetRecord(person, year, at, cancellationToken);
        return answer.Problem is { } problem ? throw Refusal(problem) : answer.Record;
    }

    /// <summary>What a reader is told of a moment that cannot be shown.</summary>
    public static GraphQLTransportException Refusal(HistoryProblem problem) => problem.IsBusy
        ? new(GraphQLErrorCodes.Unavailable, problem.Message, HistoryLimits.RetryAfterSeconds)
        : new(GraphQLErrorCodes.BadRequest, problem.Message);

    private async Task<RegionView> ReadAsync(int year, TimeTravel at, CancellationToken cancellationToken)
    {
        var answer = await desk.History.GetView(year, at, cancellationToken);
        return answer.View ?? throw Refusal(answer.Problem!);
    }

    private async Task<SeriesColumns?> ReadSeriesAsync(AgencyId? agency, bool includeChildren, SeriesRange range, TimeTravel at, CancellationToken cancellationToken)
    {
        var answer = await desk.History.GetSeries(agency, includeChildren, range, at, cancellationToken);
        return answer.Problem is { } problem ? throw Refusal(problem) : answer.Columns;
    }

    /// <summary>The day of a moment.</summary>
    public DateOnly DayOf(TimeTravel at) => at.AsOf is { } asOf ? desk.Info.Zone.DayOf(asOf) : desk.Today;

    // A year left out and the same year given are one moment.
    private int YearOf(int? year, TimeTravel at) => year ?? DayOf(at).Year;
}
