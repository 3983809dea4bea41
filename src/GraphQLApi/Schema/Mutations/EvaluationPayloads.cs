using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Ids;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Name("QuestionnairePayload")]
internal sealed class QuestionnairePayload(Answer answer, RegionDesk desk, string code) : Payload(answer, desk)
{
    public async Task<QuestionnaireNode?> Questionnaire() =>
        (await Read.Desk.Evaluation.GetQuestionnaires()).FirstOrDefault(q => q.Questionnaire.Value == code) is { } found ? new QuestionnaireNode(Read, found) : null;
}

[Name("GivenPayload")]
internal sealed class GivenPayload(Answer answer, RegionDesk desk) : Payload(answer, desk)
{
    [Description("True when it is recorded, now or before.")]
    public bool Given => Outcome is Mutations.Outcome.Accepted or Mutations.Outcome.Repeated;
}

[Name("ServiceUnitPayload")]
internal sealed class ServiceUnitPayload(Answer answer, RegionDesk desk, string code) : Payload(answer, desk)
{
    public async Task<ServiceUnitNode?> ServiceUnit()
    {
        var year = Read.Desk.Today.Year;
        return (await Read.Desk.Evaluation.GetServiceUnits(null, Quarter.Of(year - 1, 1), Quarter.Of(year, 4))).FirstOrDefault(u => u.Definition.Unit.Value == code) is { } found
            ? new ServiceUnitNode(Read, found)
            : null;
    }
}
