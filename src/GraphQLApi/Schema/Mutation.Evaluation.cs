using Bangkom.GraphQLApi.Schema.Mutations;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Evaluation;
using Bangkom.Grains.Ids;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

/// <content>Evaluation: questionnaires, tests, follow-ups, public surveys.</content>
internal sealed partial class Mutation
{
    public static async Task<QuestionnairePayload> DefineQuestionnaire([FromServices] MutationDesk desk, DefineQuestionnaireInput input) =>
        new(await EvaluateAsync(desk, input, null), desk.Desk, input.Code);

    [OwnGuard]
    [Authorize(Roles = Roles.Answers)]
    [KeepOutOfUrls]
    public static async Task<GivenPayload> AnswerQuestionnaire([FromServices] MutationDesk desk, IResolveFieldContext context, AnswerQuestionnaireInput input)
    {
        var asker = Roles.AnswererOf(context.User);
        input.Person ??= asker is { } self ? desk.Desk.IdOf(NodeTypes.Person, self.ToString()) : null;
        return new(await EvaluateAsync(desk, input, asker), desk.Desk);
    }

    [KeepOutOfUrls]
    public static async Task<GivenPayload> RecordTest([FromServices] MutationDesk desk, RecordTestInput input) => new(await EvaluateAsync(desk, input, null), desk.Desk);

    [OwnGuard]
    [Authorize(Roles = Roles.Answers)]
    [KeepOutOfUrls]
    public static async Task<GivenPayload> AnswerFollowUp([FromServices] MutationDesk desk, IResolveFieldContext context, AnswerFollowUpInput input) =>
        new(await EvaluateAsync(desk, input, Roles.AnswererOf(context.User)), desk.Desk);

    public static async Task<ServiceUnitPayload> DefineServiceUnit([FromServices] MutationDesk desk, DefineServiceUnitInput input) =>
        new(await EvaluateAsync(desk, input, null), desk.Desk, input.Code);

    public static async Task<ServiceUnitPayload> RecordUnitTraining([FromServices] MutationDesk desk, RecordUnitTrainingInput input) =>
        new(await EvaluateAsync(desk, input, null), desk.Desk, input.Unit);

    public static async Task<ServiceUnitPayload> RecordSurvey([FromServices] MutationDesk desk, RecordSurveyInput input) =>
        new(await EvaluateAsync(desk, input, null), desk.Desk, input.Unit);

    private static Task<Answer> EvaluateAsync(MutationDesk desk, MutationInput input, AsnId? asker) =>
        desk.DecideAsync(input, (command, item) => desk.Desk.Evaluation.Decide((EvaluationCommand)command, asker, item));

}
