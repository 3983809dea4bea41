using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger.Commands;
using Bangkom.Grains.People;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Description("People are invited to a batch; who has a seat, a place on the wait-list or an open invitation is left out.")]
internal sealed class InviteToBatchInput : MutationInput
{
    public string Batch { get; set; } = null!;

    [Description("1 to 500 ids.")]
    public IEnumerable<string> People { get; set; } = null!;

    [Description("The last day for an answer.")]
    public DateOnly? AnswerBy { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new InvitePeople(check.Code<BatchId>(Batch, "batch"), [.. People.Select(p => check.Person(p, "people"))], check.Today, AnswerBy);
}

[Description("An invited person accepts or declines, as long as nothing followed from the answer before; the latest holds.")]
internal sealed class AnswerInvitationInput : MutationInput
{
    public string Batch { get; set; } = null!;

    [GqlId]
    [Description("Who was invited; a person with a key of their own leaves it out.")]
    public string? Person { get; set; }

    [Description("Why not; left out: accepts.")]
    public DeclineReason? Declines { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new AnswerInvitation(Person is null ? default : check.Person(Person), check.Code<BatchId>(Batch, "batch"), Declines);
}

[Description("The superior agrees, which gives the seat or a place on the wait-list, or does not. Who decides: the superior of the roster, else the head of the agency; the administrator always may.")]
internal sealed class ApproveInvitationInput : MutationInput
{
    public string Batch { get; set; } = null!;

    [GqlId]
    [Description("Who was invited and accepted.")]
    public string Person { get; set; } = null!;

    public bool Agrees { get; set; }

    internal override Command ToCommand(InputCheck check) =>
        new ApproveInvitation(check.Person(Person), check.Code<BatchId>(Batch, "batch"), Agrees, null, new SeatsSeen([], []));
}

[Description("A batch has a session; another plan for the same code replaces it.")]
internal sealed class PlanSessionInput : MutationInput
{
    public string Batch { get; set; } = null!;

    [Description("Inside the batch.")]
    public string Session { get; set; } = null!;

    public string Title { get; set; } = null!;

    public DateTimeOffset StartsAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }

    internal override Command ToCommand(InputCheck check) => new PlanSession(check.Code<BatchId>(Batch, "batch"), Session, Title, StartsAt, EndsAt);
}

[Description("A person was in a session; who had no seat is enrolled by it.")]
internal sealed class RecordSessionAttendanceInput : MutationInput
{
    public string Batch { get; set; } = null!;

    public string Session { get; set; } = null!;

    [GqlId]
    public string Person { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => new AttendSession(check.Person(Person), check.Code<BatchId>(Batch, "batch"), Session, check.Today);
}

[Description("Who has a seat says with the code that is shown in the session that they are there.")]
internal sealed class AttendByCodeInput : MutationInput
{
    [Description("What the QR code says.")]
    public string Code { get; set; } = null!;

    internal string BatchOf(RegionDesk desk) => SessionCode.TryRead(desk.Info.Secret, Code, desk.Time.GetUtcNow(), out var batch, out _) ? batch.Value : "";

    internal override Command ToCommand(InputCheck check) => new AttendSession(default, default, "", check.Today);
}

[Description("What completes a batch, see `completeBatch`; the latest rule holds.")]
internal sealed class SetCompletionRuleInput : MutationInput
{
    public string Batch { get; set; } = null!;

    [Description("Share of the sessions that must be attended, 0–1; left out: none.")]
    public decimal? AttendanceShare { get; set; }

    [Description("The least result of the test, 0–100; left out: no test.")]
    public decimal? TestThreshold { get; set; }

    [Description("Left out: no assignment.")]
    public bool? NeedsAssignment { get; set; }

    internal override Command ToCommand(InputCheck check) => new SetCompletionRule(check.Code<BatchId>(Batch, "batch"), AttendanceShare, TestThreshold, NeedsAssignment == true);
}

[Description("A person's results in a batch, whole; the latest hold.")]
internal sealed class AssessPersonInput : MutationInput
{
    public string Batch { get; set; } = null!;

    [GqlId]
    public string Person { get; set; } = null!;

    [Description("Result of the test, 0–100.")]
    public decimal? Test { get; set; }

    [Description("Left out: not handed in.")]
    public bool? HasAssignment { get; set; }

    internal override Command ToCommand(InputCheck check) => new AssessPerson(check.Person(Person), check.Code<BatchId>(Batch, "batch"), Test, HasAssignment == true);
}

[Description("From the batch's last day on: everyone enrolled who fulfils the rule completes it, with a certificate. Asked again it finds those who fulfil it since.")]
internal sealed class CompleteBatchInput : MutationInput
{
    public string Batch { get; set; } = null!;

    internal override Command ToCommand(InputCheck check) => throw new NotSupportedException("The batch itself finds out whom it completes.");
}

[Description("The holder says what the public page of a certificate shows; without a share it shows nothing.")]
internal sealed class ShareCertificateInput : MutationInput
{
    [GqlId]
    [Description("The line of the completion, from `Person.record.lines`.")]
    public string Line { get; set; } = null!;

    [Description("False: nothing any more.")]
    public bool IsShared { get; set; }

    [Description("True: with the holder's name; left out: without.")]
    public bool? ShowsName { get; set; }

    internal override Command ToCommand(InputCheck check) => new ShareCertificate(default, check.Line(Line), IsShared, ShowsName == true);
}
