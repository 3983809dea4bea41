using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Nodes;

[Name("BatchInvitation")]
[Authorize(Roles = Roles.Answers)]
internal sealed class BatchInvitationNode(Snapshot read, Invitation invitation)
{
    public Task<BatchNode?> Batch() => read.BatchAsync(invitation.Batch);

    public Task<PersonNode?> Person() => read.PersonAsync(invitation.Person);

    public InvitationState State => invitation.State;

    [Description("Why the person does not come.")]
    public DeclineReason? Reason => invitation.Reason;

    public DateOnly InvitedOn => invitation.InvitedOn;

    [Description("The last day for an answer.")]
    public DateOnly? AnswerBy => invitation.AnswerBy;

    [Description("The day of the latest answer or approval.")]
    public DateOnly? ChangedOn => invitation.ChangedOn;
}

[Name("Approval")]
[Description("An accepted invitation that waits for the superior who asks.")]
[Authorize(Roles = Roles.Person)]
internal sealed class ApprovalNode(Snapshot read, DueApproval due)
{
    [GqlId]
    [Description("Id of who wants to go, for `approveInvitation`.")]
    public string Person => read.Desk.IdOf(NodeTypes.Person, due.Invitation.Person.ToString());

    public string Name => due.Name ?? "";

    public Task<BatchNode?> Batch() => read.BatchAsync(due.Invitation.Batch);

    public DateOnly InvitedOn => due.Invitation.InvitedOn;
}

[Name("BatchSession")]
internal sealed class BatchSessionNode(Snapshot read, Grains.Ids.BatchId batch, BatchSessionView session)
{
    [Description("Inside the batch.")]
    public string Code => session.Session;

    public string Title => session.Title;

    public DateTimeOffset StartsAt => session.StartsAt;

    public DateTimeOffset EndsAt => session.EndsAt;

    [Description("People who were there.")]
    public int Attended => session.Attended;

    [Description("People enrolled in the batch.")]
    public int Enrolled => session.Enrolled;

    [Authorize(Roles = Roles.Administrator)]
    [Description("Text of a QR code that holds for some minutes, 60 at most: who sends it with their own key (`attendByCode`) was there. Each asking makes a new one.")]
    public string? QrText(int minutes = 15) => minutes is < 1 or > SessionCode.MinutesMax
        ? throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, $"`minutes` runs from 1 to {SessionCode.MinutesMax}.")
        : SessionCode.Make(read.Desk.Info.Secret, batch, session.Session, read.Desk.Time.GetUtcNow().AddMinutes(minutes));
}

[Name("BatchWarning")]
internal sealed class BatchWarningNode(Snapshot read, BatchWarning warning)
{
    [Description("Stable: ONE_AGENCY_DOMINATES.")]
    public string Code => warning.Code;

    public string Message => warning.Message;

    public Task<AgencyNode?> Agency() => read.AgencyAsync(warning.Agency);
}
