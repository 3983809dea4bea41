using System.ComponentModel;
using System.Globalization;
using System.Security.Claims;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Batches;
using Bangkom.Grains.Ids;
using Bangkom.Grains.People;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Name("InvitationPayload")]
internal sealed class InvitationPayload(Answer answer, RegionDesk desk, string code) : Payload(answer, desk)
{
    public async Task<BatchNode?> Batch() =>
        CodeOf<BatchId>(code) is { } batch && await Read.BatchViewAsync(batch) is { } view ? new BatchNode(Read, batch, view.Plan) : null;

    [Description("Where the invitation stands now; null when nothing was accepted, and for who came without one.")]
    public async Task<InvitationState?> State() =>
        CodeOf<BatchId>(code) is { } batch && Answer.Person is { } person ? (await Read.Desk.Batch(batch).GetInvitation(person))?.State : null;
}

[Name("CompleteBatchPayload")]
internal sealed class CompleteBatchPayload(RegionDesk desk, string code, BatchCompletionResult? result, IReadOnlyList<IUserError> errors)
{
    [Description("Who completed by it now.")]
    public int? Completed => result?.Completed.Length;

    [Description("Who had completed it before.")]
    public int? Known => result?.Known;

    [Description("Enrolled people who do not fulfil the rule.")]
    public int? Missing => result?.Missing.Length;

    [Description("Completions that are held or refused: see the quarantine.")]
    public int? Held => result?.Held;

    public IEnumerable<IUserError> Errors => result?.Problem is { } problem ? [new InvalidInput(problem.Code, problem.Message, ["batch"])] : errors;

    public async Task<BatchNode?> Batch()
    {
        var read = new Snapshot(desk);
        return Codes.IsValid(code) && await read.BatchViewAsync(new BatchId(code)) is { } view ? new BatchNode(read, view.Batch, view.Plan) : null;
    }
}

[Name("ShareCertificatePayload")]
internal sealed class CertificatePayload(Answer answer, RegionDesk desk, ShareCertificateInput input, ClaimsPrincipal? user) : Payload(answer, desk)
{
    [Description("Path of the public page, the same for ever; null when nothing was accepted.")]
    public string? Path =>
        Answer.Outcome is Mutations.Outcome.Accepted or Mutations.Outcome.Repeated
        && Roles.PersonOf(user) is { } person
        && long.TryParse(Read.Desk.KeyOf(input.Line, NodeTypes.CreditLine)?.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var completion)
            ? $"/certificates/{CertificateLink.Make(Read.Desk.Info.Secret, person, completion)}"
            : null;
}
