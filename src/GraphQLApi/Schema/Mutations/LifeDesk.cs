using System.Security.Claims;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Ledger;
using Bangkom.Grains.People;

namespace Bangkom.GraphQLApi.Schema.Mutations;

/// <summary>Hands what happens around a batch's seats to the batch. A person acts for nobody else: their id comes from their key.</summary>
internal sealed class LifeDesk(MutationDesk mutations)
{
    public RegionDesk Desk => mutations.Desk;

    public Task<Answer> InviteAsync(InviteToBatchInput input) =>
        mutations.DecideAsync(input, async (command, item) => command is InvitePeople c ? (await Desk.Batch(c.Batch).Invite(c.People, c.AnswerBy, item)).Result : throw Wrong(input));

    public Task<Answer> AnswerAsync(AnswerInvitationInput input, ClaimsPrincipal? user)
    {
        var own = Roles.AnswererOf(user);
        if (own is null && input.Person is null)
        {
            return Task.FromResult(Answer.Refused([new InvalidInput(Answer.Invalid, "Say for whom the administrator answers.", ["person"])]));
        }

        return mutations.DecideAsync(input, async (command, item) => command is not AnswerInvitation c ? throw Wrong(input)
            : own is { } self && input.Person is not null && c.Person != self ? throw Roles.Forbidden()
            : (await Desk.Batch(c.Batch).Answer(own ?? c.Person, c.Declines, own is { } who ? Sources.OfPerson(who) : Sources.Admin, item)).Result);
    }

    public Task<Answer> ApproveAsync(ApproveInvitationInput input, ClaimsPrincipal? user) =>
        mutations.DecideAsync(input, async (command, item) => command is ApproveInvitation c ? (await Desk.Batch(c.Batch).Approve(c.Person, c.Agrees, Roles.AnswererOf(user), item)).Result : throw Wrong(input));

    public Task<Answer> PlanAsync(PlanSessionInput input) =>
        mutations.DecideAsync(input, async (command, item) => command is PlanSession c ? (await Desk.Batch(c.Batch).Plan(c, item)).Result : throw Wrong(input));

    public Task<Answer> AttendAsync(RecordSessionAttendanceInput input) =>
        mutations.DecideAsync(input, async (command, item) => command is AttendSession c ? (await Desk.Batch(c.Batch).Attend(c.Person, c.Session, item)).Result : throw Wrong(input));

    public Task<Answer> AttendByCodeAsync(AttendByCodeInput input, ClaimsPrincipal? user)
    {
        var batch = input.BatchOf(Desk);
        return batch.Length == 0
            ? Task.FromResult(Answer.Refused([new InvalidInput("INVALID_CODE", "The code is none of this region's, or its minutes are over: scan the one that is shown now.", ["code"])]))
            : mutations.DecideAsync(input, async (_, item) => (await Desk.Batch(new BatchId(batch)).AttendByCode(Self(user), input.Code, item)).Result);
    }

    public async Task<CompleteBatchPayload> CompleteAsync(CompleteBatchInput input)
    {
        var check = new InputCheck(Desk);
        check.Key(input.Key);
        var batch = check.Code<BatchId>(input.Batch, "batch");
        return check.Errors.Count > 0
            ? new CompleteBatchPayload(Desk, input.Batch, null, check.Errors)
            : new CompleteBatchPayload(Desk, input.Batch, await Desk.Batch(batch).Complete(), []);
    }

    public Task<Answer> ShareAsync(ShareCertificateInput input, ClaimsPrincipal? user)
    {
        var self = Self(user);
        return mutations.DecideAsync(input, (command, item) => command is ShareCertificate c
            ? Desk.Ledger.Append(new AppendRequest(Sources.OfPerson(self), null, item.ReceivedAt, [new Submission(item.Key, item.Content, c with { Person = self })]))
            : throw Wrong(input));
    }

    private static AsnId Self(ClaimsPrincipal? user) => Roles.PersonOf(user) ?? throw Roles.Forbidden();

    private static ArgumentException Wrong(MutationInput input) => new("The input asks for something else.", input.GetType().Name);
}
