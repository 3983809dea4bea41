using System.Collections.Immutable;
using Bangkom.Grains.Evaluation.Measures;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Evaluation.Commands;

/// <summary>A service unit; the latest definition holds for all time.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Agency">The agency that it belongs to.</param>
/// <param name="UsersPerQuarter">People it serves in a quarter, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.DefineServiceUnit")]
public sealed record DefineServiceUnit(
    [property: Id(0)] ServiceUnitId Unit,
    [property: Id(1)] string Name,
    [property: Id(2)] AgencyId Agency,
    [property: Id(3)] int? UsersPerQuarter) : EvaluationCommand
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return RosterRules.CheckName(Name)
            ?? (context.Roster.Rules.Agencies.Contains(Agency) ? null : new Decision.Refuse("UNKNOWN_AGENCY", "agency", "No agency has this code: define it first, or correct the code."))
            ?? (UsersPerQuarter is < 0 or > EvaluationLimits.RespondentsMax ? new Decision.Refuse("INVALID_USERS", "usersPerQuarter", $"Give 0 to {EvaluationLimits.RespondentsMax}, or leave it out.") : null)
            ?? (Decision)new Decision.Accept(new NewFact(new ServiceUnitDefined(Unit, Name.Trim(), Agency, UsersPerQuarter), context.Now));
    }
}

/// <summary>The staff of a service unit were trained.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Program">The programme.</param>
/// <param name="Batch">The batch, or null.</param>
/// <param name="On">The day; null = the batch's last day, or without a batch: they were not.</param>
/// <param name="IsKnown">Whether the unit is; the fold fills it in.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RecordUnitTraining")]
public sealed record RecordUnitTraining(
    [property: Id(0)] ServiceUnitId Unit,
    [property: Id(1)] ProgramId Program,
    [property: Id(2)] BatchId? Batch,
    [property: Id(3)] DateOnly? On,
    [property: Id(4)] bool IsKnown = false) : EvaluationCommand
{
    internal override Command Prepare(EvaluationState state, byte[] secret) => this with { IsKnown = state.Services.Find(Unit) is not null };

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsKnown)
        {
            return RecordSurvey.UnknownUnit;
        }

        if (!context.Roster.TryFind(Program, out _))
        {
            return new Decision.Refuse("UNKNOWN_PROGRAM", "program", "No programme has this code: define it first, or correct the code.");
        }

        BatchPlan? plan = null;
        if (Batch is { } batch && (!context.Roster.TryFind(batch, out plan) || plan.Program != Program))
        {
            return new Decision.Refuse("UNKNOWN_BATCH", "batch", "The programme has no batch with this code: correct the code.");
        }

        var on = On ?? plan?.EndsOn;
        if (Batch is not null && on is null)
        {
            return new Decision.Refuse("INVALID_DATE", "on", "The batch has no last day: give the day.");
        }

        return on > context.Today || !Inputs.IsDay(on)
            ? new Decision.Refuse("INVALID_DATE", "on", "Give a day that is not later than today.")
            : new Decision.Accept(new NewFact(new ServiceUnitTrained(Unit, Program, Batch, on), on is { } day ? context.NoonOf(day) : context.Now));
    }
}

/// <summary>What the public said of a service unit in a quarter; a later one replaces it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Quarter">The quarter.</param>
/// <param name="Respondents">People asked, 0 or more.</param>
/// <param name="Sums">By element: sum of the marks.</param>
/// <param name="Answers">By element: people who answered it.</param>
/// <param name="IsKnown">Whether the unit is; the fold fills it in.</param>
[GenerateSerializer, Immutable, Alias("bangkom.RecordSurvey")]
public sealed record RecordSurvey(
    [property: Id(0)] ServiceUnitId Unit,
    [property: Id(1)] Quarter Quarter,
    [property: Id(2)] int Respondents,
    [property: Id(3)] ImmutableArray<int> Sums,
    [property: Id(4)] ImmutableArray<int> Answers,
    [property: Id(5)] bool IsKnown = false) : EvaluationCommand
{
    internal static Decision.Refuse UnknownUnit { get; } = new("UNKNOWN_UNIT", "unit", "No service unit has this code: define it first, or correct the code.");

    internal override Command Prepare(EvaluationState state, byte[] secret) => this with { IsKnown = state.Services.Find(Unit) is not null };

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsKnown)
        {
            return UnknownUnit;
        }

        if (Quarter.FirstDay > context.Today)
        {
            return new Decision.Refuse("INVALID_QUARTER", "quarter", "The quarter has not begun.");
        }

        if (Respondents is < 0 or > EvaluationLimits.RespondentsMax)
        {
            return new Decision.Refuse("INVALID_COUNT", "respondents", $"Give 0 to {EvaluationLimits.RespondentsMax}.");
        }

        if (Sums.Length != Ikm.Elements || Answers.Length != Ikm.Elements || Answers.Any(n => n < 0 || n > Respondents))
        {
            return new Decision.Refuse("INVALID_COUNT", "answers", "Give for each of the nine elements how many of the respondents answered it.");
        }

        for (var i = 0; i < Ikm.Elements; i++)
        {
            if (Sums[i] < Answers[i] || Sums[i] > (long)Answers[i] * Ikm.MarkMax)
            {
                return new Decision.Refuse("INVALID_SUM", $"u{i + 1}", "The sum of the marks lies between 1 and 4 times the answers.");
            }
        }

        return context.Roster.Rules.Policies.InForce(PolicyKinds.IkmWeight, null, Quarter.LastDay) is { } rule && PolicyValues.TryWeight(rule.Rule.Value, out _)
            ? new Decision.Accept(new NewFact(
                new SurveyRecorded(Unit, Quarter, Respondents, Sums, Answers, rule.Rule.Value),
                Quarter.LastDay < context.Today ? context.NoonOf(Quarter.LastDay) : context.Now))
            : new Decision.Refuse("NO_RULE", "quarter", "No IKM_WEIGHT is in force on the quarter's last day: define it.");
    }
}
