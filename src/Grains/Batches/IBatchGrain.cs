using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.Ledger.Projections;
using Bangkom.Grains.Live;
using Orleans.Concurrency;

namespace Bangkom.Grains.Batches;

/// <summary>One run of a programme: who is enrolled, attended, completed, and from where. Key: region/code.</summary>
[Alias("bangkom.IBatchGrain")]
public interface IBatchGrain : IProjectionGrain, IWatchable
{
    /// <summary>The batch; null when no such batch was scheduled.</summary>
    [ReadOnly, Alias("GetView")]
    Task<BatchView?> GetView();

    /// <summary>Who waits for a seat, in the order of moving up.</summary>
    /// <param name="first">At most so many.</param>
    [ReadOnly, Alias("GetWaitList")]
    Task<ImmutableArray<WaitingPerson>> GetWaitList(int first);

    /// <summary>Everyone enrolled, in no order.</summary>
    [ReadOnly, Alias("GetSeated")]
    Task<ImmutableArray<AsnId>> GetSeated();

    /// <summary>What is recorded of everyone who was invited or enrolled, in no order.</summary>
    [ReadOnly, Alias("GetTrails")]
    Task<ImmutableArray<BatchTrail>> GetTrails();

    /// <summary>Plans the batch, for the first time or anew; who fits into a changed plan moves up.</summary>
    /// <param name="plan">The plan, whole.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Schedule")]
    Task<SeatingResult> Schedule(BatchPlan plan, ItemKey item);

    /// <summary>Changes the plan; who fits into it moves up, and nobody loses a seat.</summary>
    /// <param name="plan">The plan, whole.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Change")]
    Task<SeatingResult> Change(BatchPlan plan, ItemKey item);

    /// <summary>Gives a person a seat, or the last place on the wait-list. Who has either already is told so.</summary>
    /// <param name="person">Who.</param>
    /// <param name="on">The day of enrolment.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Enrol")]
    Task<SeatingResult> Enrol(AsnId person, DateOnly on, ItemKey item);

    /// <summary>Takes a person's seat or place on the wait-list away; who comes next moves up.</summary>
    /// <param name="person">Who.</param>
    /// <param name="on">The day.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Withdraw")]
    Task<SeatingResult> Withdraw(AsnId person, DateOnly on, string? reason, ItemKey item);

    /// <summary>Invites people; who has a seat or a place, or an open invitation, is left out.</summary>
    /// <param name="people">Who.</param>
    /// <param name="answerBy">The last day for an answer, or null.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Invite")]
    Task<SeatingResult> Invite(ImmutableArray<AsnId> people, DateOnly? answerBy, ItemKey item);

    /// <summary>A person accepts the invitation, or declines it.</summary>
    /// <param name="person">Who.</param>
    /// <param name="declines">Why not; null = accepts.</param>
    /// <param name="source">Who says so, see <see cref="Sources"/>.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Answer")]
    Task<SeatingResult> Answer(AsnId person, DeclineReason? declines, string source, ItemKey item);

    /// <summary>The superior agrees, which gives the seat or a place on the wait-list, or does not.</summary>
    /// <param name="person">Who was invited and accepted.</param>
    /// <param name="agrees">True = agrees.</param>
    /// <param name="by">Who decides; null = the administrator.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Approve")]
    Task<SeatingResult> Approve(AsnId person, bool agrees, AsnId? by, ItemKey item);

    /// <summary>Plans a session, for the first time or anew.</summary>
    /// <param name="session">The session.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Plan")]
    Task<SeatingResult> Plan(PlanSession session, ItemKey item);

    /// <summary>Records that a person was in a session.</summary>
    /// <param name="person">Who.</param>
    /// <param name="session">The session's code.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("Attend")]
    Task<SeatingResult> Attend(AsnId person, string session, ItemKey item);

    /// <summary>A person with a seat says with the session's code that they are there.</summary>
    /// <param name="person">Who.</param>
    /// <param name="code">See <see cref="SessionCode"/>.</param>
    /// <param name="item">Key and content of the request.</param>
    [Alias("AttendByCode")]
    Task<SeatingResult> AttendByCode(AsnId person, string code, ItemKey item);

    /// <summary>
    /// Once the last day has come: everyone enrolled who fulfils the rule completes the batch, by the engine, with a certificate. Asked
    /// again it finds those who fulfil it since.
    /// </summary>
    [Alias("Complete")]
    Task<BatchCompletionResult> Complete();

    /// <summary>Everyone invited, the earliest first.</summary>
    /// <param name="first">At most so many.</param>
    [ReadOnly, Alias("GetInvitations")]
    Task<ImmutableArray<Invitation>> GetInvitations(int first);

    /// <summary>A person's invitation; null when there is none.</summary>
    /// <param name="person">Whose.</param>
    [ReadOnly, Alias("GetInvitation")]
    Task<Invitation?> GetInvitation(AsnId person);

    /// <summary>The sessions, the earliest first.</summary>
    [ReadOnly, Alias("GetSessions")]
    Task<ImmutableArray<BatchSessionView>> GetSessions();

    /// <summary>Who is in it, for those who compose other batches.</summary>
    [ReadOnly, Alias("GetEnrolled")]
    Task<ImmutableArray<AsnId>> GetEnrolled();

    /// <summary>What somebody should look at.</summary>
    [Alias("GetWarnings")]
    Task<ImmutableArray<BatchWarning>> GetWarnings();
}
