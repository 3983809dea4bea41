using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Needs;
using Microsoft.Extensions.Logging;

namespace Bangkom.Grains.Planning;

/// <summary>Folds plans, and makes proposals of what the needs, the programmes and their last cycle say.</summary>
[GrainType(PlanDefined.StreamName)]
internal sealed class PlansGrain(
    ProjectionServices services, RosterReader roster, IEnumerable<IProgramEffects> effects, IEnumerable<IProgramSpending> spending, ILogger<PlansGrain> logger)
    : CycleGrain<PlansState>(services, logger), IPlansGrain
{
    protected override int FoldVersion => PlansState.FoldVersion;

    private INeedsGrain Needs => GrainFactory.GetGrain<INeedsGrain>(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public Task<ImmutableArray<PlanDefined>> GetPlans() =>
        Task.FromResult<ImmutableArray<PlanDefined>>([.. State.Plans.Values.OrderByDescending(p => p.Year).ThenBy(p => p.Plan)]);

    /// <inheritdoc/>
    public async Task<PlanView?> GetPlan(PlanId plan)
    {
        if (!State.Plans.TryGetValue(plan, out var definition))
        {
            return null;
        }

        var happened = (await GetHistories(definition.Year)).ToDictionary(h => h.Program);
        var batches = await roster.ReadAsync(r => BatchesOf(r, definition.Year));
        return new PlanView(definition,
        [
            .. definition.Lines.GroupBy(l => l.Program).OrderBy(g => g.Key).Select(g => new PlanOutcome(
                g.Key,
                g.Count(),
                g.Sum(l => l.People),
                g.Sum(l => l.Needs),
                g.Sum(l => l.CostRupiah),
                batches.GetValueOrDefault(g.Key),
                happened.GetValueOrDefault(g.Key) ?? ProgramHistory.Nothing(g.Key, definition.Year))),
        ]);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ProgramHistory>> GetHistories(int year)
    {
        var basis = await Needs.GetBasis();
        var spent = await Task.WhenAll(spending.Select(s => s.OfYearAsync(year)));
        var years = basis.Years.Where(y => y.Year == year).ToDictionary(y => y.Program);
        var programs = years.Keys.Concat(spent.SelectMany(s => s.Keys)).Distinct().Order().ToImmutableArray();
        var measured = await Task.WhenAll(effects.Select(e => e.OfYearAsync(year, programs)));
        return
        [
            .. programs.Select(p =>
            {
                var effect = measured.Select(m => m.GetValueOrDefault(p)).FirstOrDefault(e => e is not null);
                var costs = spent.Where(s => s.ContainsKey(p)).Select(s => s[p]).ToList();
                var (completions, closed) = years.TryGetValue(p, out var counted) ? (counted.Completions, counted.ClosedNeeds) : (0, 0);
                return new ProgramHistory(p, year, completions, closed, costs.Count > 0 ? costs.Sum() : null, effect?.Share, effect?.Share is null ? effect?.Refusal ?? ProgramHistory.NotMeasured : null);
            }),
        ];
    }

    /// <inheritdoc/>
    public async Task<PlanProposal> Propose(PlanRequest request) =>
        PlanRules.Propose(await Needs.GetBasis(), request, await GetHistories(request.Year - 1));

    /// <inheritdoc/>
    public async Task<AppendResult> Adopt(PlanId plan, string name, PlanRequest request, ItemKey item)
    {
        var proposal = await Propose(request);
        return await DecideAsync(item, () => new DefinePlan(plan, name, request.Year, request.BudgetRupiah, [.. proposal.Batches.Select(b => b.Line)]));
    }

    protected override PlansState Empty() => new();

    protected override PlansState FromParts(IReadOnlyList<object> parts) => PlansState.FromParts(parts);

    private static Dictionary<ProgramId, int> BatchesOf(Roster.RegionRoster roster, int year) => roster.Batches
        .Where(b => !roster.IsCancelled(b.Key) && (b.Value.StartsOn is null ? b.Value.Mode == BatchMode.SelfPaced : b.Value.StartsOn.Value.Year == year))
        .GroupBy(b => b.Value.Program)
        .ToDictionary(g => g.Key, g => g.Count());
}
