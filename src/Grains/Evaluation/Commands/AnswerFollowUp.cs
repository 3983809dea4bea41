using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Measures;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Evaluation.Commands;

/// <summary>Somebody says, months after a training, what a participant does differently at work. Neither of the two is stored.</summary>
/// <param name="Subject">The participant.</param>
/// <param name="Batch">The batch completed.</param>
/// <param name="Month">3 or 6.</param>
/// <param name="Role">Who answers.</param>
/// <param name="On">The day.</param>
/// <param name="Marks">By item, 1 to 4.</param>
/// <param name="CompletedOn">The participant's completion; the grain fills it in.</param>
/// <param name="Token">The fold fills it in.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AnswerFollowUp")]
public sealed record AnswerFollowUp(
    [property: Id(0)] AsnId Subject,
    [property: Id(1)] BatchId Batch,
    [property: Id(2)] int Month,
    [property: Id(3)] FollowUpRole Role,
    [property: Id(4)] DateOnly On,
    [property: Id(5)] ImmutableArray<int> Marks,
    [property: Id(6)] DateOnly? CompletedOn = null,
    [property: Id(7)] string? Token = null) : EvaluationCommand
{
    internal override Command Prepare(EvaluationState state, byte[] secret)
    {
        var token = AnswerTokens.OfFollowUp(secret, Subject, Batch);
        return state.IsFollowed(token, Month, Role) ? new Settled("ANSWERED_ALREADY", "role", "This role answered of the participant: one answer each.")
            : state.IsClosed(token, Month) ? Closed
            : this with { Token = token };
    }

    private static Settled Closed => new("FOLLOW_UP_CLOSED", "on", "The days for this follow-up are over: it is counted as it was.");

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!EvaluationState.Months.Contains(Month))
        {
            return new Decision.Refuse("INVALID_MONTH", "month", "Give 3 or 6.");
        }

        if (Marks.IsDefaultOrEmpty || Marks.Length > EvaluationLimits.ItemsMax || Marks.Any(m => m is < Transfer.MarkMin or > Transfer.MarkMax))
        {
            return new Decision.Refuse("INVALID_MARKS", "marks", $"Give 1 to {EvaluationLimits.ItemsMax} marks from 1 to 4.");
        }

        if (CompletedOn is not { } completed || Token is null || !context.Roster.TryFind(Batch, out BatchPlan? plan))
        {
            return new Decision.Refuse("NOT_A_PARTICIPANT", "batch", "The participant has completed no batch with this code.");
        }

        var due = completed.AddMonths(Month);
        if (On < due)
        {
            return new Decision.Refuse("NOT_DUE", "on", "The follow-up is not due by that day.");
        }

        if (On > due.AddDays(EvaluationLimits.FollowUpDays))
        {
            return Closed.Decide(context);
        }

        var rules = context.Roster.Rules.Policies;
        if (!TryRule(rules, PolicyKinds.FollowUpWeight, WireNames.Of(Role), due, out var weight) || !TryRule(rules, PolicyKinds.TransferThreshold, null, due, out var threshold))
        {
            return new Decision.Refuse("NO_RULE", "month", "No FOLLOW_UP_WEIGHT of this role, or no TRANSFER_THRESHOLD, is in force on the day it was due: define it.");
        }

        return AnswerPlaces.Find(context, Subject, plan.Program, Batch, due, out var place) is { } refusal ? refusal
            : On > context.Today ? new Decision.Refuse("INVALID_DATE", "on", "Give a day that is not later than today.")
            : new Decision.Accept(new NewFact(new FollowUpAnswered(Token, Role, Month, place, due, On, Marks, weight, threshold), context.NoonOf(On)));
    }

    private static bool TryRule(PolicyBook rules, string kind, string? about, DateOnly day, out decimal value)
    {
        value = 0;
        return rules.InForce(kind, about, day) is { } rule && PolicyValues.TryDecimal(rule.Rule.Value, out value);
    }
}
