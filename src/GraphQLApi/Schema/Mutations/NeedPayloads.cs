using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Ids;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Name("CompetencyPayload")]
internal sealed class CompetencyPayload(Answer answer, RegionDesk desk, string code) : Payload(answer, desk)
{
    public async Task<CompetencyNode?> Competency() =>
        CodeOf<CompetencyId>(code) is { } id && (await Read.NeedDefinitionsAsync()).Competencies.GetValueOrDefault(id) is { } found ? new CompetencyNode(found) : null;
}

[Name("NeedsSurveyPayload")]
internal sealed class NeedsSurveyPayload(Answer answer, RegionDesk desk, string code) : Payload(answer, desk)
{
    public async Task<NeedsSurveyNode?> Survey() =>
        CodeOf<NeedsSurveyId>(code) is { } id && (await Read.NeedDefinitionsAsync()).Surveys.GetValueOrDefault(id) is { } found ? new NeedsSurveyNode(Read, found) : null;
}

[Name("NeedsPayload")]
internal sealed class NeedsPayload(Answer answer, RegionDesk desk, string? person) : Payload(answer, desk)
{
    /// <summary>The needs of whom it was about: the administrator's to see, or the person's own.</summary>
    public async Task<IEnumerable<PersonNeedNode>?> Needs() =>
        Answer.Outcome is not Mutations.Outcome.Refused && person is not null && AsnId.TryParse(Read.Desk.KeyOf(person, NodeTypes.Person), out var id)
            ? (await Read.Desk.Needs.GetPerson(id)).Needs.Select(n => new PersonNeedNode(Read, n))
            : null;
}

[Name("YearPlanPayload")]
internal sealed class YearPlanPayload(Answer answer, RegionDesk desk, string code) : Payload(answer, desk)
{
    public async Task<PlanNode?> Plan() =>
        CodeOf<PlanId>(code) is { } id && await Read.Desk.Plans.GetPlan(id) is { } plan ? new PlanNode(Read, plan.Definition) : null;
}
