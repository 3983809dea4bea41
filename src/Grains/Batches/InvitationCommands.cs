using System.Collections.Immutable;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;

namespace Bangkom.Grains.Batches;

/// <summary>People are invited to a batch, each counted at the agency held on that day.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="People">1 to <see cref="PeopleMax"/>; the batch's grain has left out who is in it, or invited, already.</param>
/// <param name="On">The day.</param>
/// <param name="AnswerBy">The last day for an answer, or null.</param>
[GenerateSerializer, Immutable, Alias("bangkom.InvitePeople")]
public sealed record InvitePeople(
    [property: Id(0)] BatchId Batch,
    [property: Id(1)] ImmutableArray<AsnId> People,
    [property: Id(2)] DateOnly On,
    [property: Id(3)] DateOnly? AnswerBy) : Command
{
    /// <summary>People invited at once at most.</summary>
    public const int PeopleMax = 500;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (People.IsDefaultOrEmpty || People.Length > PeopleMax)
        {
            return new Decision.Refuse("INVALID_PEOPLE", "people", $"Invite 1 to {PeopleMax} people at once.");
        }

        if (AnswerBy < On)
        {
            return new Decision.Refuse("INVALID_DATES", "answerBy", "The last day for an answer lies before the invitation.");
        }

        var facts = ImmutableArray.CreateBuilder<NewFact>(People.Length);
        foreach (var person in People)
        {
            if (SeatRules.Check(person, Batch, On, context, out var plan, out var agency) is { } refusal)
            {
                return refusal;
            }

            if (PlanRules.IsOver(plan, context.Today))
            {
                return PlanRules.Finished;
            }

            facts.Add(new NewFact(new Invited(person, Batch, agency, On, AnswerBy), context.NoonOf(On)));
        }

        return new Decision.Accept(facts.ToImmutable());
    }
}

/// <summary>A person answers an invitation; the batch's grain has seen that there is one.</summary>
/// <param name="Person">Who.</param>
/// <param name="Batch">The batch.</param>
/// <param name="Declines">Why not; null = accepts.</param>
[GenerateSerializer, Immutable, Alias("bangkom.AnswerInvitation")]
public sealed record AnswerInvitation(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] BatchId Batch,
    [property: Id(2)] DeclineReason? Declines) : Command
{
    /// <inheritdoc/>
    public override bool ChangesRoster => false;

    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if ((PlanRules.FindOpen(Batch, context, out var plan) ?? PersonLookup.Find(context, Person, out _)) is { } refusal)
        {
            return refusal;
        }

        return PlanRules.IsOver(plan, context.Today)
            ? PlanRules.Finished
            : new Decision.Accept(new NewFact(new InvitationAnswered(Person, Batch, context.Today, Declines), context.Now));
    }
}

/// <summary>
/// The superior agrees, and the person gets a seat or the last place on the wait-list in the same append; or does not agree. The batch's
/// grain has seen that the person accepted.
/// </summary>
/// <param name="Person">Who was invited.</param>
/// <param name="Batch">The batch.</param>
/// <param name="Agrees">True = agrees.</param>
/// <param name="By">Who decides; null = the administrator, for whoever should.</param>
/// <param name="Seen">The batch's seats as its grain has seen them.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ApproveInvitation")]
public sealed record ApproveInvitation(
    [property: Id(0)] AsnId Person,
    [property: Id(1)] BatchId Batch,
    [property: Id(2)] bool Agrees,
    [property: Id(3)] AsnId? By,
    [property: Id(4)] SeatsSeen Seen) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (PersonLookup.Find(context, Person, out _) is { } refusal)
        {
            return refusal;
        }

        if (ForSuperior.Check(Person, By, context) is { } other)
        {
            return other;
        }

        var decided = new NewFact(new InvitationApproved(Person, Batch, context.Today, Agrees, By), context.Now);
        if (!Agrees)
        {
            return new Decision.Accept(decided);
        }

        var seat = new EnrolPerson(Person, Batch, context.Today, Seen).Decide(context);
        return seat is Decision.Accept given ? new Decision.Accept([decided, .. given.Facts]) : seat;
    }
}

/// <summary>
/// Asks first whether somebody decides for a person at all: who does not is answered the same, whether there is an invitation or not, and
/// however it stands.
/// </summary>
/// <param name="Person">Who was invited, perhaps.</param>
/// <param name="By">Who asks; null = the administrator, who decides for everyone.</param>
/// <param name="Then">What whoever decides is answered.</param>
[GenerateSerializer, Immutable, Alias("bangkom.ForSuperior")]
internal sealed record ForSuperior([property: Id(0)] AsnId Person, [property: Id(1)] AsnId? By, [property: Id(2)] Command Then) : Command
{
    /// <inheritdoc/>
    public override Decision Decide(DecisionContext context) => Check(Person, By, context) ?? Then.Decide(context);

    /// <summary>Refuses who does not decide for a person.</summary>
    public static Decision.Refuse? Check(AsnId person, AsnId? by, DecisionContext context) =>
        by is null || Approvers.Of(person, context.Roster, context.Today) == by
            ? null
            : new Decision.Refuse("NOT_THE_SUPERIOR", "person", "Somebody else decides for this person: the superior of the roster, else the head of the agency.");
}
