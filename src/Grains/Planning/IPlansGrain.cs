using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Orleans.Concurrency;

namespace Bangkom.Grains.Planning;

/// <summary>The plans of a region's years, and proposals for them. Key: region/all.</summary>
[Alias("bangkom.IPlansGrain")]
public interface IPlansGrain : ICycleGrain
{
    /// <summary>Every plan, the newest year first, then by code.</summary>
    [ReadOnly, Alias("GetPlans")]
    Task<ImmutableArray<PlanDefined>> GetPlans();

    /// <summary>A plan against what happened; null when there is none of this code.</summary>
    /// <param name="plan">The code.</param>
    [ReadOnly, Alias("GetPlan")]
    Task<PlanView?> GetPlan(PlanId plan);

    /// <summary>What is known of programmes in a year, by code; programmes of which nothing is known are left out.</summary>
    /// <param name="year">The calendar year.</param>
    [ReadOnly, Alias("GetHistories")]
    Task<ImmutableArray<ProgramHistory>> GetHistories(int year);

    /// <summary>Proposes the batches of a year from today's open needs and the cycle of the year before.</summary>
    /// <param name="request">The ceiling and the size of batches.</param>
    [ReadOnly, Alias("Propose")]
    Task<PlanProposal> Propose(PlanRequest request);

    /// <summary>Stores today's proposal as a plan.</summary>
    /// <param name="plan">Its code.</param>
    /// <param name="name">Its name.</param>
    /// <param name="request">The ceiling and the size of batches.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Adopt")]
    Task<AppendResult> Adopt(PlanId plan, string name, PlanRequest request, ItemKey item);
}

/// <summary>What is wrong with a request for a plan, or null.</summary>
public static class PlanRequestRules
{
    private const int SeatsMax = 10_000;

    /// <summary>Checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The field and what to write instead.</returns>
    public static (string Field, string Message)? Check(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Year is < 2000 or > 2199 ? ("year", "Give a year from 2000 to 2199.")
            : request.BudgetRupiah is < 0 or > Programs.ProgramRules.RupiahMax ? ("budgetRupiah", "Give whole rupiah from 0 to 9,007,199,254,740,991.")
            : request.SeatsPerBatch is < 1 or > SeatsMax ? ("seatsPerBatch", $"Give a whole number from 1 to {SeatsMax}.")
            : request.SmallestBatch is < 1 or > SeatsMax ? ("smallestBatch", $"Give a whole number from 1 to {SeatsMax}.")
            : null;
    }
}
