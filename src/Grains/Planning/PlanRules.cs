using System.Collections.Immutable;
using System.Globalization;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Needs;

namespace Bangkom.Grains.Planning;

/// <summary>
/// Proposes the batches of a year. Pure. The objective: the most priority of open needs closed per rupiah, each need once, under the
/// ceiling. It is reached for greedily: of all programmes the batch that closes the most priority per rupiah is taken, then the next of
/// what is left; a need that is spoken for counts no more. Priority counts by the effect that the programme had when it was last measured,
/// and its cost is what it really cost then, where these are known.
/// </summary>
internal sealed class PlanRules
{
    /// <summary>Batches of a proposal at most.</summary>
    public const int BatchesMax = 200;

    private readonly NeedsBasis _basis;
    private readonly PlanRequest _request;
    private readonly bool[] _taken;
    private readonly List<ProgramOffer> _offers = [];

    private PlanRules(NeedsBasis basis, PlanRequest request, ImmutableArray<ProgramHistory> histories)
    {
        (_basis, _request, _taken) = (basis, request, new bool[basis.OpenNeeds.Length]);
        var known = histories.ToDictionary(h => h.Program);
        var measured = histories.Select(h => h.Effect).OfType<decimal>().ToList();
        var usualEffect = measured.Count > 0 ? Math.Round(measured.Average(), 6, MidpointRounding.ToEven) : 1;
        foreach (var program in basis.Programs.Values.Where(p => p.Closes is not null))
        {
            var offer = new ProgramOffer(program, basis, known.GetValueOrDefault(program.Program), usualEffect);
            if (offer.InNeed > 0)
            {
                offer.Look(_taken, basis.OpenNeeds);
                _offers.Add(offer);
            }
        }
    }

    /// <summary>The proposal.</summary>
    /// <param name="basis">Needs and programmes.</param>
    /// <param name="request">The ceiling and the size of batches.</param>
    /// <param name="histories">The last cycle, of programmes with anything to tell.</param>
    public static PlanProposal Propose(NeedsBasis basis, PlanRequest request, ImmutableArray<ProgramHistory> histories) =>
        new PlanRules(basis, request, histories).Run(histories);

    private PlanProposal Run(ImmutableArray<ProgramHistory> histories)
    {
        var (rest, waves, batches) = (_request.BudgetRupiah, new Dictionary<ProgramId, int>(), ImmutableArray.CreateBuilder<ProposedBatch>());
        while (batches.Count < BatchesMax && Best(rest) is { } best)
        {
            var wave = waves[best.Offer.Program.Program] = waves.GetValueOrDefault(best.Offer.Program.Program) + 1;
            batches.Add(Take(best, wave, ref rest));
        }

        return new PlanProposal(
            _request, batches.ToImmutable(), LeftOut(waves), _basis.OpenNeeds.Length, _basis.OpenNeeds.Sum(n => (long)n.Priority), histories);
    }

    private Bid? Best(long rest)
    {
        Bid? best = null;
        foreach (var offer in _offers)
        {
            if (offer.BidWithin(rest, _request) is { } bid && (best is null || bid.IsBetterThan(best)))
            {
                best = bid;
            }
        }

        return best;
    }

    private ProposedBatch Take(Bid bid, int wave, ref long rest)
    {
        var needs = bid.Offer.Take(bid.People, _taken, _basis.OpenNeeds);
        var touched = needs.Select(n => n.Competency).ToHashSet();
        foreach (var offer in _offers.Where(o => o.Program.Closes!.Value.Any(g => touched.Contains(g.Competency))))
        {
            offer.Look(_taken, _basis.OpenNeeds);
        }

        rest -= bid.CostRupiah;
        var program = bid.Offer.Program;
        var closes = needs.GroupBy(n => n.Competency).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => new PlannedClosing(g.Key, g.Count())).ToImmutableArray();
        var reason = string.Create(
            CultureInfo.InvariantCulture,
            $"Closes {needs.Count} open needs of {bid.People} people, priority {bid.Priority}, for {bid.CostRupiah} rupiah: of what fits the ceiling the most priority per rupiah. {bid.Offer.Basis}");
        var line = new PlanLine(program.Program, wave, program.Mode == BatchMode.SelfPaced ? null : _request.SeatsPerBatch, bid.People, closes, bid.CostRupiah, reason);
        return new ProposedBatch(line, bid.Priority, bid.Offer.Effect);
    }

    private ImmutableArray<LeftOutProgram> LeftOut(Dictionary<ProgramId, int> waves) =>
    [
        .. _offers.Where(o => !waves.ContainsKey(o.Program.Program)).OrderBy(o => o.Program.Program)
            .Select(o => new LeftOutProgram(o.Program.Program, o.WhyNot(_request), o.InNeed)),
    ];
}
