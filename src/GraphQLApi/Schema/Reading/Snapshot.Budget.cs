using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bangkom.Grains.Budget;
using Bangkom.Grains.Ids;

namespace Bangkom.GraphQLApi.Schema.Reading;

/// <content>Money: the whole book and the costs of a year are read once an answer, however many agencies and batches show theirs.</content>
internal sealed partial class Snapshot
{
    private readonly ConcurrentDictionary<int, Lazy<Task<CostView?>>> _costs = new();
    private readonly Lazy<Task<BudgetView>> _budget = new(() => desk.Budget.GetView());
    private readonly Lazy<Task<ImmutableSortedDictionary<BatchId, CostFigures>>> _batchCosts = new(() => desk.Costs.GetBatches());

    public Task<BudgetView> BudgetAsync() => _budget.Value;

    public Task<CostView?> CostsAsync(int? year) => Once(_costs, YearOf(year), y => desk.Costs.GetYear(y));

    public Task<ImmutableSortedDictionary<BatchId, CostFigures>> BatchCostsAsync() => _batchCosts.Value;
}
