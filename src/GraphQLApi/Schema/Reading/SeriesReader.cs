using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <summary>Series as they are asked for; left-out days mean this year up to today.</summary>
internal static class SeriesReader
{
    /// <summary>What a series costs, in plain fields: an agency walks through its people once.</summary>
    public const double AgencyCost = 100;

    /// <summary>As <see cref="AgencyCost"/>, of all agencies.</summary>
    public const double RegionCost = 500;

    public static async Task<SeriesNode?> ReadAsync(
        Snapshot read, AgencyId? agency, bool includeChildren, Metric metric, Bucket bucket, DateOnly? from, DateOnly? to, TimeTravelInput? at, CancellationToken cancellationToken)
    {
        var place = at?.Place;
        var range = RangeOf(bucket, from, to, place is { } then ? read.Past.DayOf(then) : read.Desk.Today);
        var columns = place is { } moment
            ? await read.Past.SeriesAsync(agency, includeChildren, range, moment, cancellationToken)
            : await read.SeriesAsync(agency, includeChildren, range);
        return columns is null ? null : new SeriesNode(metric, range, read.Desk.Info.Zone.Name, columns);
    }

    public static SeriesRange RangeOf(Bucket bucket, DateOnly? from, DateOnly? to, DateOnly today)
    {
        var last = to ?? (from > today ? from.Value : today);
        var first = from ?? new DateOnly(last.Year, 1, 1);
        if (first > last)
        {
            throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, "`from` is later than `to`: swap them, or leave one out.");
        }

        return SeriesRange.Of(bucket, first, last, today)
            ?? throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, $"The series has more than {SeriesRange.PointsMax} points: take longer buckets, or a later `from`.");
    }
}
