using Bangkom.GraphQLApi.Schema.Mutations;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.GraphQLApi.Transport;
using Bangkom.Grains.Outreach;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

/// <content>Outreach and profiles.</content>
internal sealed partial class Mutation
{
    [Authorize(Roles = Roles.Answers)]
    [OwnGuard]
    public static async Task<AbsencePayload> ExplainAbsence([FromServices] MutationDesk desk, IResolveFieldContext context, ExplainAbsenceInput input)
    {
        var reader = Roles.AnswererOf(context.User);
        if (reader is { } own && desk.Desk.KeyOf(input.Person, NodeTypes.Person) != own.ToString())
        {
            throw Roles.Forbidden();
        }

        // Keys of one reader say nothing about another's.
        return new AbsencePayload(await desk.DecideAsync(input, (command, item) => desk.Desk.Outreach.Explain(
            (ExplainAbsence)command, reader is { } id ? item with { Key = $"{id}/{item.Key}" } : item)), desk.Desk);
    }

    public static async Task<CampaignPayload> LaunchCampaign([FromServices] MutationDesk desk, LaunchCampaignInput input) => new(
        await desk.DecideAsync(input, async (command, item) =>
        {
            var terms = ((LaunchCampaign)command).Terms;
            return await desk.Desk.Outreach.Launch(new LaunchCampaign(terms with { Audience = await desk.Desk.Audience.FindAudience(terms.Rule) }), item);
        }),
        desk.Desk,
        input.Campaign);

    public static async Task<CampaignPayload> RecordExposures([FromServices] MutationDesk desk, RecordExposuresInput input) =>
        new(await desk.DecideAsync(input, (command, item) => desk.Desk.Outreach.Tell((TellPeople)command, item)), desk.Desk, input.Campaign);

    public static async Task<PersonPayload> RecordProfile([FromServices] MutationDesk desk, RecordProfileInput input) =>
        new(await desk.SendAsync(input), desk.Desk, input.Person);
}
