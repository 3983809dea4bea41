using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Live;
using Bangkom.GraphQLApi.Schema.Nodes;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

[Name("Subscription")]
[Description("Every subscription first sends the current value (feeds: none), then changes, newest wins; `take` ends it after that many events.")]
[Authorize(Roles = Roles.Figures)]
internal sealed partial class Subscription
{
    public static Task<IAsyncEnumerable<RegionUpdate>> RegionParticipation([FromServices] LiveFigures live, int? year, int? take) =>
        live.RegionAsync(year, take);

    public static Task<IAsyncEnumerable<AgencyUpdate>> AgencyParticipation(
        [FromServices] LiveFigures live, string code, int? year, int? take, bool includeChildren = true) =>
        live.AgencyAsync(code, year, includeChildren, take);

    public static Task<IAsyncEnumerable<BatchNode>> BatchProgress([FromServices] LiveFigures live, string code, int? take) => live.BatchAsync(code, take);

    [Description("""
        That needs, plans, evaluation, budget or outreach changed: a fact of its own came. What their figures take from completions and the roster
        changes with `regionParticipation`.
        """)]
    public static Task<IAsyncEnumerable<CycleChange>> CycleChanges([FromServices] LiveFigures live, CycleTopic topic, int? take) => live.CycleAsync(topic, take);

    [Description("""
        A feed of the latest completions that count, without people, as they are recorded: of the region, or of an agency with the agencies below it.
        The first is sent at once, then the newest at most every 250 ms; `skipped` were not shown. There is no first value.
        """)]
    public static Task<IAsyncEnumerable<CompletionNotice>> Completions(
        [FromServices] LiveFeeds feeds, string? agency, int? take, CancellationToken cancellationToken) =>
        feeds.CompletionsAsync(agency, take, cancellationToken);

    [Authorize(Roles = Roles.Pushes)]
    [Description("""
        A feed of a partner's receipts as they are recorded, for the administrator and the partner itself: every receipt, in order; a reader that
        falls more than 100 behind misses the oldest. There is no first value.
        """)]
    public static Task<IAsyncEnumerable<ReceiptNode>> PartnerReceipts([FromServices] LiveFeeds feeds, IResolveFieldContext context, string code, int? take) =>
        feeds.ReceiptsAsync(code, take, context.User);
}
