using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bangkom.Grains.Completions;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.Policies;

namespace Bangkom.Grains.Batches;

/// <content>Invitations, sessions, completion.</content>
internal sealed partial class BatchGrain
{
    /// <summary>Completions in one append.</summary>
    private const int CompletionsMax = 1_000;

    /// <summary>
    /// Answers to one invitation. Plans change, so whoever accepted may decline and the other way round; but every change of mind is a fact for
    /// ever, and nobody with a key may fill the ledger with them. No regulation speaks of it, so it is no policy.
    /// </summary>
    private const int AnswersMax = 10;

    /// <inheritdoc/>
    public Task<SeatingResult> Invite(ImmutableArray<AsnId> people, DateOnly? answerBy, ItemKey item) => DecideAsync(item, null, () =>
    {
        ImmutableArray<AsnId> invited = [.. people.Distinct().Where(p => State.InvitationOf(p) is not { State: InvitationState.Invited or InvitationState.Accepted }
            && State.SeatOf(p).State == SeatState.None)];
        return invited.IsEmpty && people.Length > 0
            ? new Settled("ALREADY_INVITED", "people", "Everyone of them is invited already, or has a seat or a place on the wait-list.")
            : new InvitePeople(Batch, invited, Region.Today(Time), answerBy);
    });

    /// <inheritdoc/>
    public Task<SeatingResult> Answer(AsnId person, DeclineReason? declines, string source, ItemKey item) => DecideAsync(item, person, () => State.InvitationOf(person) switch
    {
        null => new Settled("NOT_INVITED", "batch", "The person was not invited to this batch."),
        { State: InvitationState.Seated or InvitationState.WaitListed } => new Settled("ALREADY_ENROLLED", "batch", "The person has a seat or a place on the wait-list: ask the administrator to withdraw it."),
        { State: InvitationState.Refused or InvitationState.Withdrawn } => new Settled("SETTLED", "batch", "The invitation is settled: ask for another one."),
        { AnswerBy: { } last } when last < Region.Today(Time) => new Settled("TOO_LATE", "batch", "The last day for an answer is over: ask for another invitation."),
        // The same answer again says nothing new: nothing is stored.
        { State: InvitationState.Accepted, ChangedAt: var at } when declines is null => new AlreadySo(at, person),
        { State: InvitationState.Declined, ChangedAt: var at, Reason: var reason } when declines == reason => new AlreadySo(at, person),
        { Answers: >= AnswersMax } when source != Sources.Admin =>
            new Settled("TOO_MANY_ANSWERS", "batch", $"This invitation was answered {AnswersMax} times: the administrator may answer for the person, or invite them anew."),
        _ => new AnswerInvitation(person, Batch, declines),
    }, source);

    /// <inheritdoc/>
    public Task<SeatingResult> Approve(AsnId person, bool agrees, AsnId? by, ItemKey item) => DecideAsync(item, person, () => new ForSuperior(person, by, State.InvitationOf(person) switch
    {
        { State: InvitationState.Refused, ChangedAt: var at } when !agrees => new AlreadySo(at, person),
        { State: InvitationState.Accepted or InvitationState.Refused } => new ApproveInvitation(person, Batch, agrees, by, State.Seats()),
        { State: InvitationState.Seated or InvitationState.WaitListed } => new Settled("ALREADY_ENROLLED", "person", "The person has a seat or a place on the wait-list already."),
        _ => new Settled("NOT_ACCEPTED", "person", "There is no accepted invitation of this person to this batch."),
    }), by is { } superior ? Sources.OfPerson(superior) : Sources.Admin);

    /// <inheritdoc/>
    public Task<SeatingResult> Plan(PlanSession session, ItemKey item) => DecideAsync(item, null, () =>
        State.Life.Sessions.Count >= BatchLife.SessionsMax && State.Life.Find(session.Session) is null
            ? new Settled("TOO_MANY_SESSIONS", "session", $"A batch has at most {BatchLife.SessionsMax} sessions.")
            : session);

    /// <inheritdoc/>
    public Task<SeatingResult> Attend(AsnId person, string session, ItemKey item) =>
        DecideAsync(item, person, () => AttendanceOf(person, session));

    /// <inheritdoc/>
    public Task<SeatingResult> AttendByCode(AsnId person, string code, ItemKey item) => DecideAsync(item, person, () =>
        !SessionCode.TryRead(Region.Secret, code, Time.GetUtcNow(), out var batch, out var session) || batch != Batch
            ? new Settled("INVALID_CODE", "code", "The code is none of this region's, or its minutes are over: scan the one that is shown now.")
        // Whoever else reads the code from a picture has no seat.
        : !State.People.HasSeatOrPlace(person) || State.SeatOf(person).State != SeatState.Seated
            ? new Settled("NOT_ENROLLED", "person", "The person has no seat in this batch: ask the administrator.")
            : AttendanceOf(person, session), Sources.OfPerson(person));

    /// <inheritdoc/>
    public Task<ImmutableArray<Invitation>> GetInvitations(int first) => Task.FromResult<ImmutableArray<Invitation>>([.. State.Invitations().Take(first)]);

    /// <inheritdoc/>
    public Task<Invitation?> GetInvitation(AsnId person) => Task.FromResult(State.InvitationOf(person));

    /// <inheritdoc/>
    public Task<ImmutableArray<BatchSessionView>> GetSessions() => Task.FromResult<ImmutableArray<BatchSessionView>>([.. State.Sessions()]);

    /// <inheritdoc/>
    public Task<ImmutableArray<AsnId>> GetEnrolled() => Task.FromResult<ImmutableArray<AsnId>>([.. State.People.Enrolled.Select(p => p.Person)]);

    /// <inheritdoc/>
    public async Task<ImmutableArray<BatchWarning>> GetWarnings()
    {
        var today = Region.Today(Time);
        if (State.ViewOn(today, Position, RecordedAt) is not { Enrolled: > 1, AgencyMix: { } mix } view
            || await roster.ReadAsync(r => r.Rules.Policies.InForce(PolicyKinds.BatchMix, null, view.Plan.StartsOn ?? today)) is not { } policy
            || !PolicyValues.TryDecimal(policy.Rule.Value, out var least) || mix >= least)
        {
            return [];
        }

        var most = view.Agencies.MaxBy(a => a.Enrolled)!;
        return
        [
            new BatchWarning(
                "ONE_AGENCY_DOMINATES",
                string.Create(CultureInfo.InvariantCulture, $"{most.Agency} has {most.Enrolled} of {view.Enrolled} participants; the mix is {mix:0.##} and should be {least:0.##}: invite people of other agencies, or give it a quota."),
                most.Agency),
        ];
    }

    /// <inheritdoc/>
    public async Task<BatchCompletionResult> Complete()
    {
        await CatchUpNowAsync();
        var today = Region.Today(Time);
        if (ProblemWithCompleting(today) is { } problem)
        {
            return new BatchCompletionResult([], 0, [], 0, problem);
        }

        var plan = State.Plan!;
        if (await roster.ReadAsync(r => r.TryFind(plan.Program, out ProgramDefined? found) ? found : null) is not { } program)
        {
            return new BatchCompletionResult([], 0, [], 0, new LifeProblem("UNKNOWN_PROGRAM", "The catalogue has no programme of this batch: define it."));
        }

        var enrolled = State.People.Enrolled.ToList();
        var missing = enrolled.Where(p => !p.HasCompleted && !State.Life.Fulfils(p.Person)).Select(p => p.Person).Order().ToImmutableArray();
        var due = enrolled.Where(p => !p.HasCompleted && State.Life.Fulfils(p.Person)).Select(p => p.Person).Order().Take(CompletionsMax).ToList();
        if (due.Count == 0)
        {
            return new BatchCompletionResult([], enrolled.Count(p => p.HasCompleted), missing, 0);
        }

        var result = await GrainFactory.GetGrain<ILedgerGrain>(Region.Id.Value).Append(new AppendRequest(
            Sources.Engine, null, Time.GetUtcNow(), [.. due.Select(person => CompletionOf(person, plan, program))]));
        if (result.Outcome != AppendOutcome.Done)
        {
            return new BatchCompletionResult([], 0, missing, 0, new LifeProblem("BUSY", "The ledger is busy; ask again: who completed is not completed twice."));
        }

        var accepted = result.Results.Zip(due).Where(r => r.First.Status == ItemStatus.Accepted).Select(r => r.Second).ToImmutableArray();
        return new BatchCompletionResult(
            accepted,
            enrolled.Count(p => p.HasCompleted) + result.Results.Count(r => r.Status == ItemStatus.Repeated),
            missing,
            result.Results.Count(r => r.Status is ItemStatus.Quarantined or ItemStatus.Refused));
    }

    private Command AttendanceOf(AsnId person, string session) =>
        State.Life.Find(session) is not { } planned ? new Settled("UNKNOWN_SESSION", "session", "The batch has no session with this code: plan it first.")
        : State.Life.WasIn(person, session) ? new Settled("ALREADY_ATTENDED", "session", "The person is recorded in this session already.")
        : new AttendSession(person, Batch, session, Region.Zone.DayOf(planned.StartsAt));

    private LifeProblem? ProblemWithCompleting(DateOnly today) =>
        State.Plan is null ? new LifeProblem("UNKNOWN_BATCH", "There is no batch with this code.")
        : State.IsCancelled ? new LifeProblem("BATCH_CANCELLED", "The batch was cancelled.")
        : State.Life.Rule is null ? new LifeProblem("NO_RULE", "Nobody said what completes the batch: set its completion rule.")
        : LastDay() is not { } last ? new LifeProblem("NO_LAST_DAY", "The batch has neither a last day nor a session.")
        : last > today ? new LifeProblem("NOT_OVER", "The batch is not over: complete it on its last day.")
        : null;

    private DateOnly? LastDay() => State.Plan!.EndsOn
        ?? (State.Life.Sessions.Count == 0 ? null : Region.Zone.DayOf(State.Life.Sessions.Max(s => s.EndsAt)));

    private Submission CompletionOf(AsnId person, BatchPlan plan, ProgramDefined program)
    {
        var content = new CompletionContent(
            $"{program.Name}: {plan.Name}", program.Form, LearningScope.National, program.Quantity,
            plan.StartsOn is { } start ? Moment.On(start) : null,
            Moment.On(LastDay()!.Value),
            plan.Program, Batch, CertificateOf(person), Region.Id.Value, State.Life.TestOf(person));
        var command = new CompleteItem(null, person, content);
        return new Submission($"batch/{Batch.Value}/{person}", ContentHash.Of(Region.Secret, command), command);
    }

    /// <summary>A number that nobody can guess from another one, and that is the same however often it is made.</summary>
    private string CertificateOf(AsnId person)
    {
        var hash = HMACSHA256.HashData(Region.Secret, Encoding.UTF8.GetBytes($"certificate/{Batch.Value}/{person}"));
        return $"{Batch.Value}-{Convert.ToHexString(hash.AsSpan(0, 6))}";
    }
}
