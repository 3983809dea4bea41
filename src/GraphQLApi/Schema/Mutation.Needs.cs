using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Mutations;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

/// <content>Needs and plans.</content>
internal sealed partial class Mutation
{
    public static async Task<CompetencyPayload> DefineCompetency([FromServices] MutationDesk desk, DefineCompetencyInput input) => new(await desk.SendAsync(input), desk.Desk, input.Code);

    public static async Task<NeedsSurveyPayload> DefineNeedsSurvey([FromServices] MutationDesk desk, DefineNeedsSurveyInput input) => new(await desk.SendAsync(input), desk.Desk, input.Code);

    public static async Task<NeedsPayload> AssessCompetency([FromServices] MutationDesk desk, AssessCompetencyInput input) => new(await desk.SendAsync(input), desk.Desk, input.Person);

    [Authorize(Roles = Roles.Answers)]
    [OwnGuard]
    [Description("An ASN answers for itself, with its own key; the administrator for anyone.")]
    public static async Task<NeedsPayload> AnswerNeedsSurvey([FromServices] MutationDesk desk, IResolveFieldContext context, AnswerNeedsSurveyInput input)
    {
        // A person's keys are its own: two people may choose the same one.
        if (Roles.AnswererOf(context.User) is { } own)
        {
            var id = desk.Desk.IdOf(NodeTypes.Person, own.ToString());
            if (input.Person is { } asked && asked != id)
            {
                throw Roles.Forbidden();
            }

            (input.Person, input.Key) = (id, $"{own}/{input.Key}");
        }

        return new(await desk.SendAsync(input), desk.Desk, input.Person);
    }

    [Description("A plan of a year, whole; the latest definition of a code holds.")]
    public static async Task<YearPlanPayload> DefinePlan([FromServices] MutationDesk desk, DefinePlanInput input) => new(await desk.SendAsync(input), desk.Desk, input.Code);

    [Cost(1_000)]
    [Description("Stores today's proposal as a plan.")]
    public static async Task<YearPlanPayload> AdoptPlan([FromServices] MutationDesk desk, AdoptPlanInput input) =>
        new(await desk.DecideAsync(input, (command, item) => desk.Desk.Plans.Adopt(AdoptPlanInput.PlanOf(command), input.Name, input.Request(desk.Desk.Today), item)), desk.Desk, input.Code);
}
