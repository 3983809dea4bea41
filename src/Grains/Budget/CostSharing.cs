using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;

namespace Bangkom.Grains.Budget;

/// <summary>Money by what it was for, and by whose people it was for. Pure.</summary>
internal static class CostSharing
{
    /// <summary>What a commitment comes to.</summary>
    public static CostFigures MoneyOf(Commitment commitment) => CostFigures.None with
    {
        Committed = commitment.Bound,
        Realised = commitment.Realised,
        RealisedApbd = commitment.Terms.Fund == FundingSource.Apbd ? commitment.Realised : 0,
        Contribution = commitment.Terms.Fund == FundingSource.Partner ? commitment.Realised : 0,
    };

    /// <summary>Adds up by what each is for; what is for nothing here is left out.</summary>
    public static ImmutableSortedDictionary<TKey, CostFigures> By<TKey>(IEnumerable<(TKey? Key, CostFigures Figures)> parts)
        where TKey : struct => parts
            .Where(p => p.Key is not null)
            .GroupBy(p => p.Key!.Value, p => p.Figures)
            .ToImmutableSortedDictionary(g => g.Key, Sum);

    /// <summary>All together.</summary>
    public static CostFigures Sum(IEnumerable<CostFigures> parts) => parts.Aggregate(CostFigures.None, (sum, part) => sum.Plus(part));

    /// <summary>
    /// Shares a commitment's money out by completed people, in whole rupiah that add up: each agency gets the whole part of its share, and
    /// the rupiah that are left go to the largest fractions, then by code. Nobody without completed people.
    /// </summary>
    public static IEnumerable<(AgencyId Agency, CostFigures Figures)> Share(CostFigures money, IReadOnlyList<(AgencyId Agency, int Completed)> by)
    {
        var weights = by.Where(b => b.Completed > 0).OrderBy(b => b.Agency).ToArray();
        var committed = Share(money.Committed, weights);
        var realised = Share(money.Realised, weights);
        // A commitment has one source, so its parts are all of it or nothing.
        return weights.Select((w, i) => (w.Agency, CostFigures.None with
        {
            Committed = committed[i],
            Realised = realised[i],
            RealisedApbd = money.RealisedApbd == 0 ? 0 : realised[i],
            Contribution = money.Contribution == 0 ? 0 : realised[i],
        }));
    }

    private static long[] Share(long rupiah, (AgencyId Agency, int Completed)[] weights)
    {
        Int128 all = weights.Sum(w => (long)w.Completed);
        var shares = new long[weights.Length];
        if (all == 0)
        {
            return shares;
        }

        var left = rupiah;
        for (var i = 0; i < weights.Length; i++)
        {
            shares[i] = (long)((Int128)rupiah * weights[i].Completed / all);
            left -= shares[i];
        }

        foreach (var i in Enumerable.Range(0, weights.Length).OrderByDescending(i => (Int128)rupiah * weights[i].Completed % all).ThenBy(i => i).Take((int)left))
        {
            shares[i]++;
        }

        return shares;
    }
}
