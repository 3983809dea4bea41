using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Schema.Scalars;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Facts;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Planning;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

/// <content>Needs and plans.</content>
internal sealed partial class Query
{
    /// <summary>What a proposal costs, in plain fields: it is made for who asks.</summary>
    private const double ProposalCost = 1_000;

    [Description("The catalogue of competencies, by code.")]
    public static async Task<IEnumerable<CompetencyNode>> Competencies([FromServices] Snapshot read, CompetencyKind? kind) =>
        (await read.NeedDefinitionsAsync()).Competencies.Values.Where(c => kind is null || c.Type == kind).Select(c => new CompetencyNode(c));

    [Description("Surveys of needs, the newest first.")]
    public static async Task<IEnumerable<NeedsSurveyNode>> NeedsSurveys([FromServices] Snapshot read) =>
        (await read.NeedDefinitionsAsync()).Surveys.Values.OrderByDescending(s => s.OpensOn).ThenBy(s => s.Survey).Select(s => new NeedsSurveyNode(read, s));

    public static async Task<NeedsSurveyNode?> NeedsSurvey([FromServices] Snapshot read, string code) =>
        Codes.IsValid(code) && (await read.NeedDefinitionsAsync()).Surveys.GetValueOrDefault(new NeedsSurveyId(code)) is { } survey ? new NeedsSurveyNode(read, survey) : null;

    [Authorize(Roles = Roles.Planning)]
    [Description("Plans, the newest year first.")]
    public static async Task<IEnumerable<PlanNode>> Plans([FromServices] Snapshot read, int? year) =>
        (await read.Desk.Plans.GetPlans()).Where(p => year is null || p.Year == year).Select(p => new PlanNode(read, p));

    [Authorize(Roles = Roles.Planning)]
    public static async Task<PlanNode?> Plan([FromServices] Snapshot read, string code) =>
        Codes.IsValid(code) && await read.Desk.Plans.GetPlan(new PlanId(code)) is { } plan ? new PlanNode(read, plan.Definition) : null;

    [Authorize(Roles = Roles.Planning)]
    [Cost(ProposalCost)]
    [Description("""
        Batches for a year from today's open needs, the programmes' costs, and their last cycle. Objective: the most priority of open needs closed
        per rupiah, each need once, under the ceiling; greedily, the best batch first. `year` left out = next year.
        """)]
    public static async Task<PlanProposalNode> PlanProposal(
        [FromServices] Snapshot read, Rupiah budgetRupiah, int? year, int seatsPerBatch = PlanRequest.SeatsUsual, int smallestBatch = 1)
    {
        var request = new PlanRequest(year ?? read.Desk.Today.Year + 1, budgetRupiah.Value, seatsPerBatch, smallestBatch);
        return PlanRequestRules.Check(request) is var (field, message)
            ? throw new GraphQLTransportException(GraphQLErrorCodes.BadRequest, $"`{field}`: {message}")
            : new PlanProposalNode(read, await read.Desk.Plans.Propose(request));
    }
}
