using System.Collections.Concurrent;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.History;
using Bangkom.Grains.Ids;
using Bangkom.Grains.People;
using Bangkom.Grains.Region;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <summary>The past moments of one answer: each is read once, so that what an answer shows of it adds up.</summary>
internal sealed class PastReader(RegionDesk desk)
{
    private readonly ConcurrentDictionary<(int Year, TimeTravel At), Lazy<Task<RegionView>>> _moments = new();

    public Task<RegionView> RegionAsync(int? year, TimeTravel at, CancellationToken cancellationToken) =>
        _moments.GetOrAdd((YearOf(year, at), at), key => new Lazy<Task<RegionView>>(() => ReadAsync(key.Year, at, cancellationToken))).Value;

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

    // A year left out and the same year given are one moment.
    private int YearOf(int? year, TimeTravel at) => year ?? (at.AsOf is { } asOf ? desk.Info.Zone.DayOf(asOf) : desk.Today).Year;
}
