using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Name("QuarantinedItemPayload")]
internal sealed class HeldPayload(Answer answer, RegionDesk desk, string item) : Payload(answer, desk)
{
    [Description("The item as it is held now; null once it was accepted.")]
    public async Task<QuarantinedItemNode?> Item()
    {
        var (partner, position) = new InputCheck(Read.Desk).Held(item);
        return partner.Value is not null && await Read.Desk.Partner(partner).GetHeld(Answer.Outcome == Mutations.Outcome.Quarantined ? Position ?? position : position) is { } held
            ? new QuarantinedItemNode(Read, held)
            : null;
    }
}
