using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Orleans.Concurrency;

namespace Bangkom.Grains.Budget;

/// <summary>The region's money: plans, ceilings, what is bound and what is spent. It guards that none passes the one before. Key: region/all.</summary>
[Alias("bangkom.IBudgetGrain")]
public interface IBudgetGrain : ICycleGrain
{
    /// <summary>Everything recorded.</summary>
    [ReadOnly, Alias("GetView")]
    Task<BudgetView> GetView();

    /// <summary>Decides a change over the money as it stands; two at once never pass a limit together.</summary>
    /// <param name="command">The change.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Change")]
    Task<AppendResult> Change(BudgetCommand command, ItemKey item);
}
