using Bangkom.GraphQLApi.Schema.Mutations;
using Bangkom.Grains.Budget;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

/// <content>Money.</content>
internal sealed partial class Mutation
{
    public static async Task<BudgetPayload> SetRegionBudget([FromServices] MutationDesk desk, SetRegionBudgetInput input) => new(await SpendAsync(desk, input), desk.Desk, input.Year);

    public static async Task<BudgetPayload> PlanBudget([FromServices] MutationDesk desk, PlanBudgetInput input) => new(await SpendAsync(desk, input), desk.Desk, input.Year);

    public static async Task<BudgetPayload> SetCeiling([FromServices] MutationDesk desk, SetCeilingInput input) => new(await SpendAsync(desk, input), desk.Desk, input.Year);

    public static async Task<CommitmentPayload> CommitBudget([FromServices] MutationDesk desk, CommitBudgetInput input) => new(await SpendAsync(desk, input), desk.Desk, input.Commitment);

    public static async Task<CommitmentPayload> ReleaseCommitment([FromServices] MutationDesk desk, ReleaseCommitmentInput input) => new(await SpendAsync(desk, input), desk.Desk, input.Commitment);

    public static async Task<CommitmentPayload> RealiseBudget([FromServices] MutationDesk desk, RealiseBudgetInput input) => new(await SpendAsync(desk, input), desk.Desk, input.Commitment);

    public static async Task<RealisationPayload> CorrectRealisation([FromServices] MutationDesk desk, CorrectRealisationInput input) => new(await SpendAsync(desk, input), desk.Desk, input.Realisation);

    public static async Task<AgreementPayload> SignAgreement([FromServices] MutationDesk desk, SignAgreementInput input) => new(await SpendAsync(desk, input), desk.Desk, input.Number);

    private static Task<Answer> SpendAsync(MutationDesk desk, MutationInput input) =>
        desk.DecideAsync(input, (command, item) => desk.Desk.Budget.Change((BudgetCommand)command, item));
}
