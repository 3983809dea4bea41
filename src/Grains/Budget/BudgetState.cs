using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Projections;

namespace Bangkom.Grains.Budget;

/// <summary>The fold of the region's money.</summary>
internal sealed class BudgetState : IProjectionState
{
    /// <summary>Raised whenever the same facts give another state: older snapshots are then ignored and rebuilt.</summary>
    public const int FoldVersion = 1;

    /// <summary>Commitments or realisations of a snapshot piece, some 200 bytes each.</summary>
    private const int PieceMax = 2_000;

    /// <summary>Everything recorded.</summary>
    public BudgetView View { get; private set; } = BudgetView.Empty;

    public static BudgetState FromParts(IReadOnlyList<object> parts)
    {
        var view = (BudgetView)parts[0];
        foreach (var piece in parts.Skip(1).Cast<BudgetPiece>())
        {
            view = view with
            {
                Commitments = view.Commitments.AddRange(piece.Commitments.Select(c => KeyValuePair.Create(c.Terms.Commitment, c))),
                Realisations = view.Realisations.AddRange(piece.Realisations),
            };
        }

        return new BudgetState { View = view };
    }

    public void Apply(RecordedFact recorded)
    {
        View = recorded.Fact switch
        {
            RegionBudgetSet f => With(f.Year, y => y with { Apbd = f.Rupiah }),
            BudgetPlanned f => With(f.Year, y => y with { Plans = y.Plans.SetItem(f.Fund, f.Rupiah) }),
            CeilingSet f => With(f.Year, y => y with { Ceilings = y.Ceilings.SetItem(f.Fund, f.Rupiah) }),
            BudgetCommitted f => View with { Commitments = View.Commitments.Add(f.Commitment, new Commitment(f, 0, 0, recorded.Position)) },
            CommitmentReleased f => With(f.Commitment, c => c with { Released = c.Released + f.Rupiah }),
            BudgetRealised f => With(f.Commitment, c => c with { Realised = c.Realised + f.Rupiah }) with
            {
                Realisations = View.Realisations.Add(recorded.Position, new Realisation(f, f.Rupiah)),
            },
            RealisationCorrected f => Corrected(f),
            AgreementSigned f => View with { Agreements = View.Agreements.SetItem(f.Number, f) },
            _ => View,
        };
    }

    public IReadOnlyList<object> ToParts() =>
    [
        View with { Commitments = BudgetView.Empty.Commitments, Realisations = BudgetView.Empty.Realisations },
        .. View.Commitments.Values.Chunk(PieceMax).Select(c => new BudgetPiece([.. c], ImmutableSortedDictionary<long, Realisation>.Empty)),
        .. View.Realisations.Chunk(PieceMax).Select(r => new BudgetPiece([], r.ToImmutableSortedDictionary())),
    ];

    private BudgetView Corrected(RealisationCorrected fact)
    {
        var known = View.Realisations[fact.Of];
        return With(known.Terms.Commitment, c => c with { Realised = c.Realised - known.Rupiah + fact.Rupiah }) with
        {
            Realisations = View.Realisations.SetItem(fact.Of, known with { Rupiah = fact.Rupiah }),
        };
    }

    private BudgetView With(int year, Func<BudgetYear, BudgetYear> change) => View with { Years = View.Years.SetItem(year, change(View.Year(year))) };

    private BudgetView With(string commitment, Func<Commitment, Commitment> change) =>
        View with { Commitments = View.Commitments.SetItem(commitment, change(View.Commitments[commitment])) };
}

/// <summary>Further pieces of the snapshot.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.BudgetPiece")]
internal sealed record BudgetPiece(
    [property: Id(0)] ImmutableArray<Commitment> Commitments,
    [property: Id(1)] ImmutableSortedDictionary<long, Realisation> Realisations);
