using Bangkom.Grains.Facts;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Budget;

/// <summary>Money is bound for a batch or a programme; never past what the source's ceiling leaves.</summary>
/// <param name="Terms">What is bound.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CommitBudget")]
public sealed record CommitBudget([property: Id(0)] BudgetCommitted Terms) : BudgetCommand
{
    internal override Settled? ProblemIn(BudgetView book)
    {
        if (book.Commitments.ContainsKey(Terms.Commitment))
        {
            return new Settled("COMMITMENT_EXISTS", "commitment", "There is a commitment with this code already: take another code.");
        }

        var source = $"{WireNames.Of(Terms.Fund)} in {Terms.Year}";
        if (book.Year(Terms.Year).CeilingOf(Terms.Fund) is not { } ceiling)
        {
            return new Settled("NO_CEILING", "source", $"There is no ceiling for {source}: set it first.");
        }

        var left = ceiling - book.CommittedOf(Terms.Year, Terms.Fund);
        return Terms.Rupiah > left
            ? new Settled("PAST_CEILING", "amount", $"{Text(left)} rupiah of {source} are left below the ceiling of {Text(ceiling)}.")
            : null;
    }

    private protected override Decision.Refuse? Problem(DecisionContext context) =>
        CheckCode(Terms.Commitment) ?? CheckYear(Terms.Year) ?? CheckRupiah(Terms.Rupiah) ?? CheckDay(Terms.On, context)
        ?? CheckPurpose(context) ?? CheckPartner(Terms.Partner, context);

    private protected override NewFact Fact(DecisionContext context) => new(Terms, context.NoonOf(Terms.On));

    private Decision.Refuse? CheckPurpose(DecisionContext context) =>
        Terms.Program is null == Terms.Batch is null
            ? new Decision.Refuse("INVALID_PURPOSE", "batch", "Name a batch or a programme, one of the two.")
            : Terms.Batch is { } batch && (!context.Roster.TryFind(batch, out BatchPlan? _) || context.Roster.IsCancelled(batch))
                ? new Decision.Refuse("UNKNOWN_BATCH", "batch", "There is no batch with this code that will run.")
                : Terms.Program is { } program && !context.Roster.TryFind(program, out ProgramDefined? _)
                    ? new Decision.Refuse("UNKNOWN_PROGRAM", "program", "There is no programme with this code.")
                    : null;
}

/// <summary>Part of a commitment is bound no more; what is spent stays bound.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.ReleaseCommitment")]
public sealed record ReleaseCommitment(
    [property: Id(0)] string Commitment, [property: Id(1)] long Rupiah, [property: Id(2)] DateOnly On, [property: Id(3)] string Reason) : BudgetCommand
{
    internal override Settled? ProblemIn(BudgetView book) => !book.Commitments.TryGetValue(Commitment, out var known)
        ? Unknown()
        : Rupiah > known.Open
            ? new Settled("NOTHING_TO_RELEASE", "amount", $"{Text(known.Open)} rupiah of this commitment are bound and not spent.")
            : null;

    private protected override Decision.Refuse? Problem(DecisionContext context) =>
        CheckCode(Commitment) ?? CheckRupiah(Rupiah) ?? CheckDay(On, context) ?? CheckText(Reason, "reason");

    private protected override NewFact Fact(DecisionContext context) =>
        new(new CommitmentReleased(Commitment, Rupiah, On, Reason.Trim()), context.NoonOf(On));
}

/// <summary>Money of a commitment is spent; never past what is bound.</summary>
[GenerateSerializer, Immutable, Alias("bangkom.RealiseBudget")]
public sealed record RealiseBudget(
    [property: Id(0)] string Commitment, [property: Id(1)] long Rupiah, [property: Id(2)] DateOnly On, [property: Id(3)] string Document) : BudgetCommand
{
    internal override Settled? ProblemIn(BudgetView book) => !book.Commitments.TryGetValue(Commitment, out var known)
        ? Unknown()
        : Rupiah > known.Open
            ? new Settled("PAST_COMMITMENT", "amount", $"{Text(known.Open)} rupiah of this commitment are left.")
            : null;

    private protected override Decision.Refuse? Problem(DecisionContext context) =>
        CheckCode(Commitment) ?? CheckRupiah(Rupiah) ?? CheckDay(On, context) ?? CheckText(Document, "document");

    private protected override NewFact Fact(DecisionContext context) =>
        new(new BudgetRealised(Commitment, Rupiah, On, Document.Trim()), context.NoonOf(On));
}

/// <summary>A realisation should have been another amount; it had happened when the realisation had.</summary>
/// <param name="Of">Position of the <see cref="BudgetRealised"/>.</param>
/// <param name="Rupiah">The whole amount as it should have been; 0 takes it back.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("bangkom.CorrectRealisation")]
public sealed record CorrectRealisation([property: Id(0)] long Of, [property: Id(1)] long Rupiah, [property: Id(2)] string Reason) : BudgetCommand
{
    /// <inheritdoc/>
    public override long? OfPosition => Of;

    internal override Settled? ProblemIn(BudgetView book)
    {
        if (!book.Realisations.TryGetValue(Of, out var known))
        {
            return new Settled("UNKNOWN_REALISATION", "realisation", "There is no realisation at this position.");
        }

        var room = book.Commitments[known.Terms.Commitment].Open + known.Rupiah;
        return Rupiah > room ? new Settled("PAST_COMMITMENT", "amount", $"{Text(room)} rupiah of this commitment are left for it.") : null;
    }

    private protected override Decision.Refuse? Problem(DecisionContext context) =>
        CheckRupiah(Rupiah, mayBeZero: true) ?? CheckText(Reason, "reason")
        ?? (context.Of is { Fact: BudgetRealised } ? null : new Decision.Refuse("UNKNOWN_REALISATION", "realisation", "There is no realisation at this position."));

    private protected override NewFact Fact(DecisionContext context) => new(new RealisationCorrected(Of, Rupiah, Reason.Trim()), context.Of!.OccurredAt);
}
