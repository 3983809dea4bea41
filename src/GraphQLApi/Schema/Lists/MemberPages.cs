using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Members;
using GraphQL;
using Microsoft.Extensions.Logging;

namespace Bangkom.GraphQLApi.Schema.Lists;

/// <summary>Which members a list shows.</summary>
[Name("MemberFilter")]
internal sealed class MemberFilter
{
    public bool? Compliant { get; set; }

    public bool? Participated { get; set; }

    public IEnumerable<EmployeeStatus>? Status { get; set; }

    public IEnumerable<PostKind>? Post { get; set; }

    [KeepOutOfUrls]
    public string? Search { get; set; }
}

/// <summary>A page of members.</summary>
[Name("MemberConnection")]
[Authorize(Roles = Roles.Administrator)]
internal sealed record MemberConnection(IReadOnlyList<MemberEdge> Edges, PageInfo PageInfo, int TotalCount);

/// <summary>A member, with the record of the year asked for.</summary>
[Name("MemberEdge")]
[Authorize(Roles = Roles.Administrator)]
internal sealed record MemberEdge(string Cursor, PersonNode Node, LearningRecordNode Record);

/// <summary>Pages of an agency's members; that they were shown is logged, who they are is not.</summary>
internal sealed partial class MemberPages(Snapshot read, ILogger<MemberPages> logger)
{
    /// <summary>What a page costs beside its rows, in plain fields: an agency looks at each of its people.</summary>
    public const double Cost = 100;

    private const int SearchCharactersMax = 100;

    public async Task<MemberConnection?> ReadAsync(
        AgencyId agency, MemberFilter? filter, MemberOrder order, bool includeChildren, int first, string? after, int? year, TimeTravelInput? at, IResolveFieldContext context)
    {
        if (filter?.Search is { Length: > SearchCharactersMax })
        {
            throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, $"`search` has more than {SearchCharactersMax} characters: look for fewer words.");
        }

        var shown = new MembersFilter(filter?.Compliant, filter?.Participated, filter?.Status is { } status ? [.. status] : null, filter?.Post is { } post ? [.. post] : null, filter?.Search);
        var page = await read.Desk.Members.GetPage(new MembersQuery(agency, includeChildren, year, shown, order, first, after, at?.Place), context.CancellationToken);
        switch (page.Outcome)
        {
            case MembersOutcome.NoSuchMoment:
                throw PastReader.Refusal(page.Problem!);
            case MembersOutcome.UnknownCursor:
                throw Cursor.Unknown();
            case MembersOutcome.Done:
                MembersListed(logger, page.Members.Length, agency, context.User?.Identity?.Name);
                var edges = page.Members.Select(m => new MemberEdge(m.Cursor, new PersonNode(read, m.Person), LearningRecordNode.Of(read, m, at))).ToList();
                var info = new PageInfo(page.HasNext, page.HasPrevious, edges.Count == 0 ? null : edges[0].Cursor, edges.Count == 0 ? null : edges[^1].Cursor);
                return new MemberConnection(edges, info, page.Total);
            default:
                return null;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Count} members of agency {Agency} were shown to {Reader}")]
    private static partial void MembersListed(ILogger logger, int count, AgencyId agency, string? reader);
}
