using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.Grains.Budget;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Description("The region's whole APBD of a year; the latest holds.")]
internal sealed class SetRegionBudgetInput : MutationInput
{
    public int Year { get; set; }

    public Rupiah Amount { get; set; }

    [Description("The regulation that says so.")]
    public string Document { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new SetRegionBudget(Year, Amount.Value, Document);
}

[Description("A source's plan for a year, whole; the latest holds.")]
internal sealed class PlanBudgetInput : MutationInput
{
    public int Year { get; set; }

    public FundingSource Source { get; set; }

    public Rupiah Amount { get; set; }

    internal override Command ToCommand(InputCheck check) => new PlanBudget(Year, Source, Amount.Value);
}

[Description("A source's ceiling for a year, whole; the latest holds. Refused below what is bound: BELOW_COMMITTED.")]
internal sealed class SetCeilingInput : MutationInput
{
    public int Year { get; set; }

    public FundingSource Source { get; set; }

    public Rupiah Amount { get; set; }

    [Description("The budget execution document (DPA).")]
    public string Document { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new SetCeiling(Year, Source, Amount.Value, Document);
}

[Description("Binds money for a batch or a programme. Refused past the ceiling: PAST_CEILING.")]
internal sealed class CommitBudgetInput : MutationInput
{
    [Description("A new code.")]
    public string Commitment { get; set; } = null!;

    public int Year { get; set; }

    public FundingSource Source { get; set; }

    public Rupiah Amount { get; set; }

    [Description("Left out: today.")]
    public DateOnly? On { get; set; }

    [Description("A batch or a programme, one of the two.")]
    public string? Batch { get; set; }

    public string? Program { get; set; }

    [Description("Who is paid, or pays.")]
    public string? Partner { get; set; }

    internal override Command ToCommand(InputCheck check) => new CommitBudget(new BudgetCommitted(
        Commitment, Year, Source, Amount.Value, On ?? check.Today,
        check.CodeOrNull<ProgramId>(Program, "program"), check.CodeOrNull<BatchId>(Batch, "batch"), check.CodeOrNull<PartnerId>(Partner, "partner")));
}

[Description("Part of a commitment is bound no more. Refused for what is spent: NOTHING_TO_RELEASE.")]
internal sealed class ReleaseCommitmentInput : MutationInput
{
    public string Commitment { get; set; } = null!;

    public Rupiah Amount { get; set; }

    [Description("Left out: today.")]
    public DateOnly? On { get; set; }

    public string Reason { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new ReleaseCommitment(Commitment, Amount.Value, On ?? check.Today, Reason);
}

[Description("Money of a commitment was spent. Refused past what is bound: PAST_COMMITMENT.")]
internal sealed class RealiseBudgetInput : MutationInput
{
    public string Commitment { get; set; } = null!;

    public Rupiah Amount { get; set; }

    [Description("Left out: today.")]
    public DateOnly? On { get; set; }

    [Description("The payment order.")]
    public string Document { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new RealiseBudget(Commitment, Amount.Value, On ?? check.Today, Document);
}

[Description("A realisation should have been another amount, whole; 0 takes it back.")]
internal sealed class CorrectRealisationInput : MutationInput
{
    [Description("`Realisation.position`.")]
    public long Realisation { get; set; }

    public Rupiah Amount { get; set; }

    public string Reason { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new CorrectRealisation(Realisation, Amount.Value, Reason);
}

[Description("An agreement with a partner; of a known number all terms are replaced.")]
internal sealed class SignAgreementInput : MutationInput
{
    public string Partner { get; set; } = null!;

    public string Number { get; set; } = null!;

    public DateOnly ValidFrom { get; set; }

    public DateOnly ValidTo { get; set; }

    [Description("A year; left out: not laid down.")]
    public int? Seats { get; set; }

    [Description("Of a seat; left out: not laid down.")]
    public Rupiah? UnitPrice { get; set; }

    [Description("Share of the price that the partner bears, 0–1; left out: 0.")]
    public decimal? CoFundedShare { get; set; }

    [Description("Worth of what it brings in kind; left out: 0.")]
    public Rupiah? InKind { get; set; }

    internal override Command ToCommand(InputCheck check) => new SignAgreement(new AgreementSigned(
        check.Code<PartnerId>(Partner, "partner"), Number, ValidFrom, ValidTo, Seats, UnitPrice?.Value, CoFundedShare ?? 0, InKind?.Value ?? 0));
}
