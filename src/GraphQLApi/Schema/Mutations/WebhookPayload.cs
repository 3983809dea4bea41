using System.ComponentModel;
using Bangkom.GraphQLApi.Schema.Nodes;
using Bangkom.GraphQLApi.Schema.Reading;
using Bangkom.Grains.Ids;
using Bangkom.Grains.Partners;
using GraphQL;

namespace Bangkom.GraphQLApi.Schema.Mutations;

[Name("DefineWebhookPayload")]
internal sealed class WebhookPayload(Answer answer, RegionDesk desk, DefineWebhookInput input) : Payload(answer, desk)
{
    public Task<PartnerNode?> Partner() => Read.PartnerAsync(CodeOf<PartnerId>(input.Partner));

    [Description("The secret that messages are signed with, as Standard Webhooks writes it; null unless it was defined.")]
    public string? Secret => Answer.Outcome is Mutations.Outcome.Accepted or Mutations.Outcome.Repeated
        ? WebhookSecret.Show(WebhookSecret.OfWebhook(Read.Desk.Info.Secret, new PartnerId(input.Partner), input.Code))
        : null;
}
