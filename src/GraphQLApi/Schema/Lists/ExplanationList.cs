using System.Globalization;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.History;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Learning;

namespace Bangkom.GraphQLApi.Schema.Lists;

/// <summary>Pages of the facts that made a figure differ; positions are their cursors.</summary>
internal static class ExplanationList
{
    public static async Task<ExplanationNode?> ReadAsync(
        Snapshot read, AgencyId? agency, bool includeChildren, Metric metric, TimeTravelInput from, TimeTravelInput? to, int? year, int first, string? after, CancellationToken cancellationToken)
    {
        var request = new ExplainRequest(metric, agency, includeChildren, from.Place ?? default, to?.Place ?? default, year, first, Key(after));
        var answer = await read.Desk.History.Explain(request, cancellationToken);
        if (answer.Explanation is not { } view)
        {
            throw PastReader.Refusal(answer.Problem!);
        }

        return new ExplanationNode(
            view, [.. view.Facts.Select(f => new Edge<ExplainedFactNode>(Cursor.Of(f.Key.ToString(CultureInfo.InvariantCulture)), new ExplainedFactNode(read, f)))], after is not null);
    }

    private static long? Key(string? after) => after is null ? null
        : long.TryParse(Cursor.Read(after), NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key
        : throw Cursor.Unknown();
}
