using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Mutations;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

[Name("Mutation")]
[Description("""
    Every mutation takes one `input: XInput!` with `key: ID!` (send again with the same key after an unknown outcome) and answers
    `{ <changed object>, position: Position, outcome: Outcome, errors: [UserError!]! }`.
    """)]
[Authorize(Roles = Roles.Administrator)]
internal sealed partial class Mutation
{
    public static async Task<AgencyPayload> DefineAgency([FromServices] MutationDesk desk, DefineAgencyInput input) => new(await desk.SendAsync(input), desk.Desk, input.Code);

    public static async Task<AgencyPayload> RenameAgency([FromServices] MutationDesk desk, RenameAgencyInput input) => new(await desk.SendAsync(input), desk.Desk, input.Code);

    public static async Task<AgencyPayload> MoveAgency([FromServices] MutationDesk desk, MoveAgencyInput input) => new(await desk.SendAsync(input), desk.Desk, input.Code);

    public static async Task<AgencyPayload> MergeAgencies([FromServices] MutationDesk desk, MergeAgenciesInput input) => new(await desk.SendAsync(input), desk.Desk, input.Code);

    [KeepOutOfUrls]
    public static async Task<PersonPayload> RecordJoin([FromServices] MutationDesk desk, RecordJoinInput input) => new(await desk.SendAsync(input), desk.Desk, null);

    public static async Task<PersonPayload> TransferPerson([FromServices] MutationDesk desk, TransferPersonInput input) => new(await desk.SendAsync(input), desk.Desk, input.Person);

    public static async Task<PersonPayload> ChangeEmployment([FromServices] MutationDesk desk, ChangeEmploymentInput input) => new(await desk.SendAsync(input), desk.Desk, input.Person);

    [KeepOutOfUrls]
    public static async Task<PersonPayload> RenewNip([FromServices] MutationDesk desk, RenewNipInput input) => new(await desk.SendAsync(input), desk.Desk, input.Person);

    public static async Task<PersonPayload> RecordDeparture([FromServices] MutationDesk desk, RecordDepartureInput input) => new(await desk.SendAsync(input), desk.Desk, input.Person);

    public static async Task<PersonPayload> ErasePerson([FromServices] MutationDesk desk, ErasePersonInput input) => new(await desk.SendAsync(input), desk.Desk, input.Person);

    public static async Task<ProgramPayload> DefineProgram([FromServices] MutationDesk desk, DefineProgramInput input) => new(await desk.SendAsync(input), desk.Desk, input.Code);

    public static async Task<PlanPayload> ScheduleBatch([FromServices] MutationDesk desk, ScheduleBatchInput input) => new(await desk.SeatAsync(input), desk.Desk, input.Code);

    public static async Task<PlanPayload> ChangeBatch([FromServices] MutationDesk desk, ChangeBatchInput input) => new(await desk.SeatAsync(input), desk.Desk, input.Code);

    public static async Task<BatchPayload> CancelBatch([FromServices] MutationDesk desk, CancelBatchInput input) => new(await desk.SendAsync(input), desk.Desk, input.Code);

    public static async Task<SeatPayload> Enrol([FromServices] MutationDesk desk, EnrolInput input) => new(await desk.SeatAsync(input), desk.Desk, input.Batch);

    public static async Task<SeatPayload> Withdraw([FromServices] MutationDesk desk, WithdrawInput input) => new(await desk.SeatAsync(input), desk.Desk, input.Batch);

    public static async Task<BatchPayload> RecordAttendance([FromServices] MutationDesk desk, RecordAttendanceInput input) => new(await desk.SendAsync(input), desk.Desk, input.Batch);

    public static async Task<RecordCompletionPayload> RecordCompletion([FromServices] MutationDesk desk, RecordCompletionInput input) => new(await desk.SendAsync(input), desk.Desk);

    public static async Task<CorrectCompletionPayload> CorrectCompletion([FromServices] MutationDesk desk, CorrectCompletionInput input) => new(await desk.SendAsync(input), desk.Desk);

    public static async Task<RevokeCompletionPayload> RevokeCompletion([FromServices] MutationDesk desk, RevokeCompletionInput input) => new(await desk.SendAsync(input), desk.Desk, input.Line);

    public static async Task<PolicyPayload> DefinePolicy([FromServices] MutationDesk desk, DefinePolicyInput input) => new(await desk.SendAsync(input), desk.Desk);

    public static async Task<PartnerPayload> DefinePartner([FromServices] MutationDesk desk, DefinePartnerInput input) => new(await desk.SendAsync(input), desk.Desk, input.Code);

    public static async Task<PartnerKeyPayload> IssuePartnerKey([FromServices] MutationDesk desk, IssuePartnerKeyInput input) => new(await desk.SendAsync(input), desk.Desk, input);

    public static async Task<PartnerPayload> RevokePartnerKey([FromServices] MutationDesk desk, RevokePartnerKeyInput input) => new(await desk.SendAsync(input), desk.Desk, input.Partner);

    public static async Task<WebhookPayload> DefineWebhook([FromServices] MutationDesk desk, DefineWebhookInput input) => new(await desk.SendAsync(input), desk.Desk, input);

    public static async Task<PartnerPayload> RemoveWebhook([FromServices] MutationDesk desk, RemoveWebhookInput input) => new(await desk.SendAsync(input), desk.Desk, input.Partner);

    [KeepOutOfUrls]
    public static async Task<PartnerPayload> MapAccount([FromServices] MutationDesk desk, MapAccountInput input) => new(await desk.SendAsync(input), desk.Desk, input.Partner);

    [KeepOutOfUrls]
    public static async Task<PartnerPayload> UnmapAccount([FromServices] MutationDesk desk, UnmapAccountInput input) => new(await desk.SendAsync(input), desk.Desk, input.Partner);

    public static async Task<PartnerPayload> MapActivity([FromServices] MutationDesk desk, MapActivityInput input) => new(await desk.SendAsync(input), desk.Desk, input.Partner);

    public static async Task<PartnerPayload> UnmapActivity([FromServices] MutationDesk desk, UnmapActivityInput input) => new(await desk.SendAsync(input), desk.Desk, input.Partner);

    [KeepOutOfUrls]
    public static async Task<HeldPayload> RepairQuarantined([FromServices] MutationDesk desk, RepairQuarantinedInput input) => new(await desk.SendAsync(input), desk.Desk, input.Item);

    public static Task<ReplayAllPayload> ReplayAllQuarantined([FromServices] MutationDesk desk, ReplayAllQuarantinedInput input) => ReplayAll.RunAsync(desk.Desk, input);

    public static async Task<HeldPayload> ReplayQuarantined([FromServices] MutationDesk desk, ReplayQuarantinedInput input) => new(await desk.SendAsync(input), desk.Desk, input.Item);
}
