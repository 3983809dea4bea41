using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Catalog;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Lists;

/// <summary>Which batches a list shows.</summary>
[Name("BatchFilter")]
internal sealed class BatchFilter
{
    public string? Program { get; set; }

    public string? Partner { get; set; }

    public string? Agency { get; set; }

    public IEnumerable<BatchStatus>? Status { get; set; }

    public int? Year { get; set; }
}

/// <summary>Batches of the catalogue, filtered and in an order.</summary>
internal static class BatchList
{
    public static async Task<Connection<BatchNode>> PageAsync(Snapshot read, BatchFilter? filter, BatchOrder order, int first, string? after)
    {
        var batches = (await read.CatalogAsync()).Batches.Where(b => Matches(b.Value, filter));
        if (filter?.Agency is { } agency)
        {
            var known = Codes.IsValid(agency) ? (await read.Desk.Agency(new AgencyId(agency)).GetBatches(filter.Year)).ToHashSet() : [];
            batches = batches.Where(b => known.Contains(b.Key));
        }

        if (filter?.Status is { } wanted)
        {
            // A status depends on the batch's facts, so every batch that is left is asked.
            var asked = batches.ToArray();
            var views = await Task.WhenAll(asked.Select(b => read.BatchViewAsync(b.Key)));
            var statuses = wanted.ToHashSet();
            batches = asked.Where((_, i) => views[i] is { } view && statuses.Contains(view.Status));
        }

        return Connection<BatchNode>.Of([.. Ordered(batches, order)], b => b.Key.Value, b => new BatchNode(read, b.Key, b.Value), first, after);
    }

    /// <summary>A programme's batches of a year, the latest first.</summary>
    public static IEnumerable<BatchNode> Of(Snapshot read, CatalogView catalog, ProgramId program, int? year) =>
        Shown(read, catalog.Batches.Where(b => b.Value.Program == program && (year is null || Overlaps(b.Value, year.Value))));

    /// <summary>Named batches, the latest first.</summary>
    public static IEnumerable<BatchNode> Of(Snapshot read, CatalogView catalog, IEnumerable<BatchId> batches) =>
        Shown(read, batches.Where(catalog.Batches.ContainsKey).Select(b => KeyValuePair.Create(b, catalog.Batches[b])));

    private static IEnumerable<BatchNode> Shown(Snapshot read, IEnumerable<KeyValuePair<BatchId, BatchPlan>> batches) =>
        Ordered(batches, BatchOrder.StartsOnDesc).Select(b => new BatchNode(read, b.Key, b.Value));

    private static bool Matches(BatchPlan plan, BatchFilter? filter) => filter is null
        || ((filter.Program is null || plan.Program.Value == filter.Program)
            && (filter.Partner is null || plan.Partner?.Value == filter.Partner)
            && (filter.Year is not { } year || Overlaps(plan, year)));

    // A self-paced batch runs in every year.
    private static bool Overlaps(BatchPlan plan, int year) => plan.Mode == BatchMode.SelfPaced
        || (((plan.StartsOn ?? plan.EndsOn)?.Year ?? year) <= year && ((plan.EndsOn ?? plan.StartsOn)?.Year ?? year) >= year);

    private static IEnumerable<KeyValuePair<BatchId, BatchPlan>> Ordered(IEnumerable<KeyValuePair<BatchId, BatchPlan>> batches, BatchOrder order) => order switch
    {
        BatchOrder.Name => batches.OrderBy(b => b.Value.Name, StringComparer.OrdinalIgnoreCase).ThenBy(b => b.Key),
        // Without a first day a batch stands last, either way.
        BatchOrder.StartsOn => batches.OrderBy(b => b.Value.StartsOn is null).ThenBy(b => b.Value.StartsOn).ThenBy(b => b.Key),
        _ => batches.OrderBy(b => b.Value.StartsOn is null).ThenByDescending(b => b.Value.StartsOn).ThenBy(b => b.Key),
    };
}
