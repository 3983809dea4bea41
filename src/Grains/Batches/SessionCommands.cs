using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;

namespace Bangkom.Grains.Batches;

/// <summary>A batch has a session; another plan for the same code replaces it.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Session">Its code inside the batch.</param>
/// <param name="Title">Its title.</param>
/// <param name="StartsAt">Its start.</param>
/// <param name="EndsAt">Its end, after the start, at most a day later.</param>
[GenerateSerializer, Immutable, Alias("bangkom.PlanSession")]
public sealed record PlanSession(
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] string Session,
    [property: Id(2)] string Title,
    [property: Id(3)] DateTimeOffset StartsAt,
    [property: Id(4)] DateTimeOffset EndsAt) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (PlanRules.FindOpen(Batch, context, out var plan) is { } refusal)
        {
            return refusal;
        }

        if (!Codes.IsValid(Session))
        {
            return new Decision.Refuse("INVALID_CODE", "session", $"A code has 1 to {Codes.LengthMax} characters of A–Z, 0–9, - and _.");
        }

        if (!Inputs.IsText(Title))
        {
            return new Decision.Refuse("INVALID_NAME", "title", $"Give a title of 1 to {Inputs.NameLengthMax} characters without control characters.");
        }

        if (EndsAt <= StartsAt || EndsAt - StartsAt > TimeSpan.FromDays(1))
        {
            return new Decision.Refuse("INVALID_DATES", "endsAt", "A session ends after its start, at most a day later.");
        }

        var (first, last) = (context.Zone.DayOf(StartsAt), context.Zone.DayOf(EndsAt.AddTicks(-1)));
        return first < plan.StartsOn || last > plan.EndsOn
            ? new Decision.Refuse("INVALID_DATES", "startsAt", "The session lies outside the batch's first and last day: mend either.")
            : new Decision.Accept(new NewFact(new SessionPlanned(Batch, Session, Title.Trim(), StartsAt.ToUniversalTime(), EndsAt.ToUniversalTime()), context.Now));
    }
}

/// <summary>A person was in a session; the batch's grain has seen the session, and for who says so themselves that they have a seat.</summary>
/// <param name="Person">Who.</param>
/// <param name="Batch">The batch.</param>
/// <param name="Session">The session's code.</param>
/// <param name="On">The session's day.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AttendSession")]
public sealed record AttendSession(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] BatchId Batch,
    [property: Id(2)] string Session,
    [property: Id(3)] DateOnly On) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SeatRules.Check(Person, Batch, On, context, out _, out var agency) is { } refusal)
        {
            return refusal;
        }

        return On > context.Today
            ? new Decision.Refuse("IN_THE_FUTURE", "session", "Nobody has attended a session that is to come.")
            : new Decision.Accept(new NewFact(new Attended(Person, Batch, agency, On, Session), context.NoonOf(On)));
    }
}

/// <summary>What completes a batch.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="AttendanceShare">Share of the sessions that must be attended, 0–1, or null.</param>
/// <param name="TestThreshold">The least result of the test, 0–100, or null.</param>
/// <param name="NeedsAssignment">True when an assignment must be handed in.</param>
[GenerateSerializer, Immutable, Alias("bangkom.SetCompletionRule")]
public sealed record SetCompletionRule(
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] decimal? AttendanceShare,
    [property: Id(2)] decimal? TestThreshold,
    [property: Id(3)] bool NeedsAssignment) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return PlanRules.FindOpen(Batch, context, out _) is { } refusal ? refusal
            : AttendanceShare is < 0 or > 1 ? new Decision.Refuse("INVALID_RULE", "attendanceShare", "Give a share from 0 to 1, or leave it out.")
            : TestThreshold is < 0 or > 100 ? new Decision.Refuse("INVALID_RULE", "testThreshold", "Give a result from 0 to 100, or leave it out.")
            : AttendanceShare is null && TestThreshold is null && !NeedsAssignment
                ? new Decision.Refuse("INVALID_RULE", "attendanceShare", "Say what completes the batch: a share of its sessions, a result of a test, an assignment.")
            : new Decision.Accept(new NewFact(new CompletionRuleSet(Batch, AttendanceShare, TestThreshold, NeedsAssignment), context.Now));
    }
}

/// <summary>A person's results in a batch, whole.</summary>
/// <param name="Person">Who.</param>
/// <param name="Batch">The batch.</param>
/// <param name="Test">Result of the test, 0–100, or null.</param>
/// <param name="HasAssignment">True once the assignment was handed in.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AssessPerson")]
public sealed record AssessPerson(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] BatchId Batch,
    [property: Id(2)] decimal? Test,
    [property: Id(3)] bool HasAssignment) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (PersonLookup.Find(context, Person, out _) ?? PlanRules.FindOpen(Batch, context, out _)) is { } refusal ? refusal
            : Test is < 0 or > 100 ? new Decision.Refuse("INVALID_RESULT", "test", "Give a result from 0 to 100, or leave it out.")
            : new Decision.Accept(new NewFact(new Assessed(Person, Batch, context.Today, Test, HasAssignment), context.Now));
    }
}
