using Bangkom.GraphQLApi.Schema.Mutations;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema;

/// <content>Keys of people.</content>
internal sealed partial class Mutation
{
    public static async Task<PersonKeyPayload> IssuePersonKey([FromServices] MutationDesk desk, IssuePersonKeyInput input) => new(await desk.SendAsync(input), desk.Desk, input);

    public static async Task<PersonPayload> RevokePersonKey([FromServices] MutationDesk desk, RevokePersonKeyInput input) => new(await desk.SendAsync(input), desk.Desk, input.Person);
}
