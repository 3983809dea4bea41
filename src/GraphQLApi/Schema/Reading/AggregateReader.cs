using System.Collections.Immutable;
using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Aggregates;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <summary>Which completions an aggregate adds up; what is left out lets all pass.</summary>
[Name("AggregateFilter")]
internal sealed class AggregateFilter
{
    [Description("Credited agencies, each with those below it on the last bucket's last day unless `includeChildren` is false.")]
    public IEnumerable<string>? Agency { get; set; }

    [Description("Left out: true.")]
    public bool? IncludeChildren { get; set; }

    public IEnumerable<string>? Program { get; set; }

    public IEnumerable<LearningForm>? Form { get; set; }

    [Description("Partners that sent them.")]
    public IEnumerable<string>? Partner { get; set; }

    public IEnumerable<string>? Batch { get; set; }

    [Description("On the completion day.")]
    public IEnumerable<EmployeeStatus>? Status { get; set; }

    [Description("On the completion day.")]
    public IEnumerable<PostKind>? Post { get; set; }
}

/// <summary>Aggregates as they are asked for; left-out days mean this year up to today.</summary>
internal static class AggregateReader
{
    /// <summary>What an aggregate costs, in plain fields: every agency walks through its people once.</summary>
    public const double Price = 500;

    public static async Task<AggregateNode> ReadAsync(
        RegionDesk desk, IEnumerable<Dimension> groupBy, Bucket? bucket, string? zone, AggregateFilter? filter, DateOnly? from, DateOnly? to)
    {
        ImmutableArray<Dimension> dimensions = [.. groupBy];
        if (dimensions.Distinct().Count() != dimensions.Length)
        {
            throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, "`groupBy` names a dimension twice: name each once.");
        }

        var region = ZoneOf(desk, zone);
        var today = region.DayOf(desk.Time.GetUtcNow());
        var query = new EventQuery(dimensions, RangeOf(bucket, from, to, today), region.Name == desk.Info.Zone.Name ? null : region.Name, FilterOf(filter), null);
        var columns = await desk.Aggregate.GetColumns(query, Codes<AgencyId>(filter?.Agency, "agency"), filter?.IncludeChildren ?? true)
            ?? throw new GraphQLTransportException(
                GraphQLErrorCodes.BadRequest, $"The answer has more than {AggregateColumns.RowsMax} rows: name fewer dimensions, longer buckets, or a filter.");
        return new AggregateNode(dimensions, bucket, region.Name, columns);
    }

    private static RegionZone ZoneOf(RegionDesk desk, string? zone)
    {
        if (zone is null)
        {
            return desk.Info.Zone;
        }

        try
        {
            return RegionZone.Of(zone);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, "`zone` is no IANA zone: write one such as Asia/Jakarta.");
        }
    }

    private static SeriesRange RangeOf(Bucket? bucket, DateOnly? from, DateOnly? to, DateOnly today)
    {
        if (bucket is { } buckets)
        {
            return SeriesReader.RangeOf(buckets, from, to, today);
        }

        var last = to is { } asked && asked < today ? asked : today;
        var first = from ?? new DateOnly(last.Year, 1, 1);
        return first <= last ? new SeriesRange(Bucket.Year, [first], [last])
            : first <= (to ?? first) ? new SeriesRange(Bucket.Year, [], [])
            : throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, "`from` is later than `to`: swap them, or leave one out.");
    }

    private static EventFilter FilterOf(AggregateFilter? filter) => filter is null ? EventFilter.All : new EventFilter(
        Codes<ProgramId>(filter.Program, "program"),
        filter.Form?.ToImmutableArray(),
        Codes<PartnerId>(filter.Partner, "partner"),
        Codes<BatchId>(filter.Batch, "batch"),
        filter.Status?.ToImmutableArray(),
        filter.Post?.ToImmutableArray());

    private static ImmutableArray<T>? Codes<T>(IEnumerable<string>? codes, string field)
        where T : struct, ICode<T> => codes?.Select(c => Grains.Ids.Codes.IsValid(c) ? T.Of(c) : throw new GraphQLTransportException(
            GraphQLErrorCodes.BadRequest, $"`filter.{field}` holds something that is no code.")).ToImmutableArray();
}
