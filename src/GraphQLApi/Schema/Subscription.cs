using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Live;
using Bangkom.GraphQLApi.Schema.Nodes;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

[Name("Subscription")]
[Description("Every subscription first sends the current value (feeds: none), then changes, newest wins; `take` ends it after that many events.")]
[Authorize(Roles = Roles.Figures)]
internal sealed class Subscription
{
    public static Task<IAsyncEnumerable<RegionUpdate>> RegionParticipation([FromServices] LiveFigures live, int? year, int? take) =>
        live.RegionAsync(year, take);

    public static Task<IAsyncEnumerable<AgencyUpdate>> AgencyParticipation(
        [FromServices] LiveFigures live, string code, int? year, int? take, bool includeChildren = true) =>
        live.AgencyAsync(code, year, includeChildren, take);

    public static Task<IAsyncEnumerable<BatchNode>> BatchProgress([FromServices] LiveFigures live, string code, int? take) => live.BatchAsync(code, take);
}
