using Bangkom.GraphQLApi.Schema.Mutations;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

/// <content>The life of a batch beyond its seats. Who answers for themselves does so with a key of their own.</content>
internal sealed partial class Mutation
{
    public static async Task<BatchPayload> InviteToBatch([FromServices] LifeDesk life, InviteToBatchInput input) => new(await life.InviteAsync(input), life.Desk, input.Batch);

    [OwnGuard]
    [Authorize(Roles = Roles.Answers)]
    public static async Task<InvitationPayload> AnswerInvitation([FromServices] LifeDesk life, IResolveFieldContext context, AnswerInvitationInput input) =>
        new(await life.AnswerAsync(input, context.User), life.Desk, input.Batch);

    [OwnGuard]
    [Authorize(Roles = Roles.Answers)]
    public static async Task<InvitationPayload> ApproveInvitation([FromServices] LifeDesk life, IResolveFieldContext context, ApproveInvitationInput input) =>
        new(await life.ApproveAsync(input, context.User), life.Desk, input.Batch);

    public static async Task<BatchPayload> PlanSession([FromServices] LifeDesk life, PlanSessionInput input) => new(await life.PlanAsync(input), life.Desk, input.Batch);

    public static async Task<BatchPayload> RecordSessionAttendance([FromServices] LifeDesk life, RecordSessionAttendanceInput input) => new(await life.AttendAsync(input), life.Desk, input.Batch);

    [OwnGuard]
    [Authorize(Roles = Roles.Person)]
    public static async Task<InvitationPayload> AttendByCode([FromServices] LifeDesk life, IResolveFieldContext context, AttendByCodeInput input) =>
        new(await life.AttendByCodeAsync(input, context.User), life.Desk, input.BatchOf(life.Desk));

    public static async Task<BatchPayload> SetCompletionRule([FromServices] MutationDesk desk, SetCompletionRuleInput input) => new(await desk.SendAsync(input), desk.Desk, input.Batch);

    public static async Task<BatchPayload> AssessPerson([FromServices] MutationDesk desk, AssessPersonInput input) => new(await desk.SendAsync(input), desk.Desk, input.Batch);

    public static Task<CompleteBatchPayload> CompleteBatch([FromServices] LifeDesk life, CompleteBatchInput input) => life.CompleteAsync(input);

    [OwnGuard]
    [Authorize(Roles = Roles.Person)]
    public static async Task<CertificatePayload> ShareCertificate([FromServices] LifeDesk life, IResolveFieldContext context, ShareCertificateInput input) =>
        new(await life.ShareAsync(input, context.User), life.Desk, input, context.User);
}
