using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Budget;

/// <summary>Folds the region's money and decides over it.</summary>
[GrainType(BudgetFact.StreamName)]
internal sealed class BudgetGrain(ProjectionServices services, ILogger<BudgetGrain> logger) : CycleGrain<BudgetState>(services, logger), IBudgetGrain
{
    protected override int FoldVersion => BudgetState.FoldVersion;

    /// <inheritdoc/>
    public Task<BudgetView> GetView() => Task.FromResult(State.View with { Position = Position });

    /// <inheritdoc/>
    public Task<AppendResult> Change(BudgetCommand command, ItemKey item) =>
        DecideAsync(item, () => command.ProblemIn(State.View) is { } problem ? problem : command);

    protected override BudgetState Empty() => new();

    protected override BudgetState FromParts(IReadOnlyList<object> parts) => BudgetState.FromParts(parts);
}
